package dev.flightcase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One way to start the node's JVM.
 *
 * @param flags all of them
 * @param startUpCache whether the cache made by {@code flightcase train} is used; it only fits the shipped flags
 */
public record Variant(String name, List<String> flags, boolean startUpCache) {
    public Variant {
        flags = List.copyOf(flags);
    }

    /** The node as it is installed: its own flags, and the start-up cache where one was made. */
    public static Variant shipped(Path home) throws IOException {
        return new Variant("shipped", shippedFlags(home), true);
    }

    static List<String> shippedFlags(Path home) throws IOException {
        return Files.readAllLines(home.resolve("daemon/target/app/jvm.options")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
