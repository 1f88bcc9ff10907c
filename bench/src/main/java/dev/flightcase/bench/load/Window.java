package dev.flightcase.bench.load;

/**
 * The time that counts: after the warm-up, before the end. By {@link System#nanoTime()}.
 *
 * @param toNanos nothing new is asked after it
 */
record Window(long fromNanos, long toNanos) {
    boolean holds(long nanos) {
        return nanos - fromNanos >= 0 && nanos - toNanos < 0;
    }

    boolean isOver(long nanos) {
        return nanos - toNanos >= 0;
    }
}
