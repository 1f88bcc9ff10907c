package dev.flightcase.uplink;

/** Tells news from repetition, so that a lasting trouble is logged when it begins and when it ends. Used by one thread. */
public final class Change {
    private boolean last;

    /** True when {@code now} is not what it was at the last call; at first it was false. */
    public boolean to(boolean now) {
        boolean news = now != last;
        last = now;
        return news;
    }
}
