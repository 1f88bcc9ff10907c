package dev.flightcase.hal.serial;

import java.nio.file.Path;

/** Opens lines; a seam for tests. */
@FunctionalInterface
public interface SerialLines {

    /** Does not wait for the other end. */
    SerialOpening open(Path device, Baud baud);
}
