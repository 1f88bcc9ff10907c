package dev.flightcase.cache.mirror;

import java.nio.file.Path;

/** Tells whether the medium of the mirror is there. Blocks on it. */
@FunctionalInterface
public interface Medium {
    /** What was seen. */
    sealed interface Sighting {
        /** The folder is there, on a medium that may be written. */
        record There(Path folder) implements Sighting {}

        /** @param says why, for people */
        record NotThere(String says) implements Sighting {}
    }

    Sighting look();
}
