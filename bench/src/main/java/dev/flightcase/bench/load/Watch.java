package dev.flightcase.bench.load;

import java.io.IOException;

/** Looks at something from outside while a run is measured: CPU time, a server's own metrics. */
public interface Watch {
    Watch NOTHING = new Watch() {};

    /** The warm-up is over. */
    default void begins() throws IOException, InterruptedException {}

    /** The measured time is over; requests may still be under way. */
    default void ends() throws IOException, InterruptedException {}
}
