package dev.flightcase.bench.load;

/** What one client does, request after request. Belongs to the one thread that runs its connection; must not block. */
public interface Client {
    /** Asked when the connection is free: at the start, after each answer, and when a wait is over. */
    Step next(long nowNanos);

    /**
     * Judges the answer to the last request.
     *
     * @param answer lies in the connection's buffer and is void when this returns
     */
    void answered(Answer answer, long nowNanos);

    /** The connection is gone, with a request under way or not; there is no further call. */
    void lost(String why);

    /** Makes the clients of one thread. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param number from 0, over all threads
         * @param recorder of the client's thread
         */
        Client make(int number, Recorder recorder);
    }
}
