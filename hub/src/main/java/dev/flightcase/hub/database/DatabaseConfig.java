package dev.flightcase.hub.database;

import java.nio.file.Path;

/** Which PostgreSQL the ledger is in. */
public sealed interface DatabaseConfig {
    /**
     * The hub's own, on this machine.
     *
     * @param data folder of its cluster, its password and its log
     * @param programs folder for its programs, unpacked once
     */
    record Embedded(Path data, Path programs) implements DatabaseConfig {}

    record External(DatabaseAddress address) implements DatabaseConfig {}
}
