package dev.flightcase.uplink.shop;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Messages of one link that the broker has not confirmed, whatever became of what is in them since: as long as one is here, the
 * library holds its bytes. Owned by the connection's thread.
 */
final class Confirmations {
    private final Deque<Sent> sent = new ArrayDeque<>();

    private record Sent(long token, long at) {}

    void clear() {
        sent.clear();
    }

    void sent(long token, long at) {
        sent.add(new Sent(token, at));
    }

    void came(long token) {
        sent.removeIf(one -> one.token() == token);
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    int size() {
        return sent.size();
    }

    /** Ticks at which the oldest was sent; there is one. */
    long oldestSince() {
        return sent.getFirst().at();
    }
}
