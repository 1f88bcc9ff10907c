package dev.flightcase.hal;

import java.time.Duration;
import java.util.List;

/**
 * One thing that can be read.
 *
 * <p>{@link #read()} may block, on a file system or a bus, and should give up by itself; one that does not
 * costs the loop one thread and nothing else. It is never called again before it returned. Calls come from
 * changing threads, each seeing what the call before it wrote.
 */
public interface Sensor {

    /** Unique among the sensors of a node, lower case, such as {@code cpu-load}. */
    String name();

    /** What it delivers, the same for its whole life. A signal that the host does not have is not listed. */
    List<Signal> signals();

    /** How often it is worth reading. */
    Duration period();

    /**
     * At most one sample for each of its signals. What goes wrong outside is a {@link Sample.Failed}; an
     * exception is a mistake in the sensor, and is counted as one. Interruption asks it to give up.
     */
    List<Sample> read();
}
