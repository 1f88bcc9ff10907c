package dev.flightcase.hal.host;

import java.nio.file.Path;

/**
 * Where the host is.
 *
 * @param root {@code /} on a machine; a recorded tree in tests
 * @param data the data directory, whose file system is watched; not below {@code root}
 */
public record HostPaths(Path root, Path data) {}
