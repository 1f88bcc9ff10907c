package dev.flightcase.uplink.shop;

/** A batch on its way: sent, not yet named in a receipt. Its bytes are the library's until the broker has them, then nobody's. */
final class Flight {
    private final long first;
    private final long last;
    private long token;
    private long sentAt;
    private boolean handedOver;

    Flight(long first, long last, long token, long sentAt) {
        this.first = first;
        this.last = last;
        this.token = token;
        this.sentAt = sentAt;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    long token() {
        return token;
    }

    long sentAt() {
        return sentAt;
    }

    /** Whether the broker has it. */
    boolean handedOver() {
        return handedOver;
    }

    void handOver() {
        handedOver = true;
    }

    void again(long newToken, long at) {
        token = newToken;
        sentAt = at;
        handedOver = false;
    }
}
