package dev.flightcase.hal.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Small kernel files under a root; what is not there, or cannot be read, is empty: the kernel answers EINVAL for much that does not apply. */
final class RootFiles {
    /** A route table of some hundred lines. */
    private static final int BYTES_MAX = 64 * 1024;

    private final Path root;

    RootFiles(Path root) {
        this.root = root;
    }

    Optional<String> text(String path) {
        try (var in = Files.newInputStream(root.resolve(path))) {
            return Optional.of(new String(in.readNBytes(BYTES_MAX), StandardCharsets.US_ASCII).strip());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    Optional<Integer> number(String path) {
        return text(path).flatMap(RootFiles::wholeNumber);
    }

    private static Optional<Integer> wholeNumber(String text) {
        try {
            return Optional.of(Integer.decode(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Names in a directory, in their order; none when it is not there. */
    List<String> names(String directory) {
        try (var entries = Files.list(root.resolve(directory))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    boolean isThere(String path) {
        return Files.exists(root.resolve(path));
    }

    /** What a symbolic link says, whether or not that is there. */
    Optional<Path> target(String path) {
        try {
            return Optional.of(Files.readSymbolicLink(root.resolve(path)));
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }
}
