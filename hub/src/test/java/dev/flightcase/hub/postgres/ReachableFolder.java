package dev.flightcase.hub.postgres;

import dev.flightcase.hub.HubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A temporary folder that other accounts can pass through: a server that root starts runs as another one. In {@code target}, unless
 * only root can get there.
 */
public record ReachableFolder(Path path) implements AutoCloseable {
    public static ReachableFolder make() throws IOException {
        var path = Files.createTempDirectory(parent(), "hub-postgres-");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        return new ReachableFolder(path);
    }

    /** Unpacked once for all test runs. */
    public static Path programs() throws IOException {
        return parent().resolve("hub-postgres-programs");
    }

    @Override
    public void close() throws IOException {
        Programs.remove(path);
    }

    private static Path parent() throws IOException {
        var target = Files.createDirectories(Path.of("target").toAbsolutePath());
        try {
            Account.find().mustReach(target, "target");
            return target;
        } catch (HubException _) {
            return Path.of("/var/tmp");
        }
    }
}
