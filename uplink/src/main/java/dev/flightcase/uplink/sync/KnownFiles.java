package dev.flightcase.uplink.sync;

import java.nio.file.Path;
import java.util.Optional;

/** Files that the node has already, such as pictures of the catalog before. Any thread; may ask the disk. */
@FunctionalInterface
public interface KnownFiles {
    KnownFiles NONE = _ -> Optional.empty();

    /** One with exactly this content. */
    Optional<Path> find(String sha256);
}
