package dev.flightcase.uplink.sync;

/**
 * How it is with the catalog of the hub.
 *
 * @param revision that is wanted; 0 when the hub has announced none
 * @param served that is served; 0 when none of the hub's is
 * @param files of the wanted catalog that are here, of {@code filesAll}; 0 of 0 before that is known
 * @param bytes of the wanted catalog that are here, of {@code bytesAll}
 * @param fetched bytes that came over the network since the node started
 * @param reason why it does not go on, for people; empty while all is well
 */
public record SyncStatus(
        Step step,
        long revision,
        long served,
        int files,
        int filesAll,
        long bytes,
        long bytesAll,
        long fetched,
        String reason) {
    /** Where it has got to. */
    public enum Step {
        /** The hub has announced nothing that is not served. */
        IDLE,
        FETCHING,
        /** All is here; it is being checked and read. */
        INSTALLING,
        /** Tried again later. */
        WAITING
    }

    static SyncStatus idle(long served, long fetched) {
        return new SyncStatus(Step.IDLE, served, served, 0, 0, 0, 0, fetched, "");
    }
}
