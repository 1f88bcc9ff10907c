package dev.flightcase.hal.network;

/** How far a link carries; each state includes those before it. */
public enum Reach {
    /** No such interface, or nothing at its other end. */
    NONE(0),
    /** A carrier, and no address. */
    LINK(1),
    /** An address, and no way out. */
    LAN(2),
    /** A way out, and nobody who answers for names, or who lies about them. */
    DNS_FAIL(3),
    /** Somebody wants a login, or a payment, first. */
    PORTAL(4),
    /** Names are answered, but the hub's broker is not reached (or there is none to reach). */
    LIMITED(5),
    /** The broker was reached over this link: the only proof that it carries. */
    FULL(6);

    private final int level;

    Reach(int level) {
        this.level = level;
    }

    /** The number of it in signals; stable. */
    public int level() {
        return level;
    }

    public boolean atLeast(Reach other) {
        return level >= other.level;
    }
}
