package dev.flightcase.daemon.command;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a stick that the hub wrote looks like: in {@code flightcase-stick}, {@code blobs} has files by their SHA-256, and {@code news} has for
 * each node, by its id, what the hub signed for it.
 */
public record CatalogStick(Path root) {
    private static final String NAME = "flightcase-stick";

    /** Whether the hub has written something here. */
    public static boolean isAt(Path folder) {
        return Files.isDirectory(folder.resolve(NAME));
    }

    /** @param folder such as the one where the stick is mounted */
    public static CatalogStick at(Path folder) {
        return new CatalogStick(folder.resolve(NAME));
    }

    public Path blobs() {
        return root.resolve("blobs");
    }

    /** May not be there. */
    public Path news(String node) {
        return root.resolve("news").resolve(node);
    }
}
