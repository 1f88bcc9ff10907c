package dev.flightcase.hal.network;

/** What a network interface is, as far as the kernel tells; in the order in which they are preferred, all else being equal. */
public enum LinkKind {
    ETHERNET(0, false),
    WIFI(1, false),
    /** A phone or a stick that looks like a cable. */
    USB_TETHER(2, true),
    CELLULAR(3, true),
    /** 802.11s or B.A.T.M.A.N.: other nodes, and perhaps somebody's uplink behind them. */
    MESH(4, false),
    /** No hardware: bridges, tunnels, containers. Watched only when the configuration names it. */
    VIRTUAL(5, false);

    private final int rank;
    private final boolean usuallyMetered;

    LinkKind(int rank, boolean usuallyMetered) {
        this.rank = rank;
        this.usuallyMetered = usuallyMetered;
    }

    /** 0 is wanted most. */
    int rank() {
        return rank;
    }

    /** The guess where nothing is configured. */
    public boolean usuallyMetered() {
        return usuallyMetered;
    }
}
