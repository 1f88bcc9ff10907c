package dev.flightcase.uplink.sparkplug;

/** Tells news from repetition, so that a lasting trouble is logged when it begins and when it ends. */
final class Change {
    private boolean last;

    /** True when {@code now} is not what it was at the last call; at first it was false. */
    boolean to(boolean now) {
        boolean news = now != last;
        last = now;
        return news;
    }
}
