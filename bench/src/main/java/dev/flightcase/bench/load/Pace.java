package dev.flightcase.bench.load;

/**
 * When the next request is due. A server that answers late must not slow the questions down and hide its own delay (coordinated
 * omission): a request that could not go when it was due, because the answer before it was late, counts from when it was due.
 * One that was only sent late by the client's own clock counts from when it was sent. One thread.
 */
public sealed interface Pace {
    /** Until the next request may go; zero or less: now. */
    long waitNanos(long nowNanos);

    /**
     * It goes now.
     *
     * @return from when its latency counts
     */
    long begin(long nowNanos);

    /** The client is free again. */
    void answered(long nowNanos);

    /** As fast as the answers come. */
    final class Closed implements Pace {
        @Override
        public long waitNanos(long nowNanos) {
            return 0;
        }

        @Override
        public long begin(long nowNanos) {
            return nowNanos;
        }

        @Override
        public void answered(long nowNanos) {}
    }

    /** One every so often. */
    final class Steady implements Pace {
        private final long everyNanos;
        private long dueNanos;
        private long freeNanos;

        /** @param firstNanos when the first one is due */
        public Steady(long firstNanos, long everyNanos) {
            this.dueNanos = firstNanos;
            this.freeNanos = firstNanos;
            this.everyNanos = everyNanos;
        }

        @Override
        public long waitNanos(long nowNanos) {
            return dueNanos - nowNanos;
        }

        @Override
        public long begin(long nowNanos) {
            long since = freeNanos - dueNanos > 0 ? dueNanos : nowNanos;
            dueNanos += everyNanos;
            return since;
        }

        @Override
        public void answered(long nowNanos) {
            freeNanos = nowNanos;
        }
    }
}
