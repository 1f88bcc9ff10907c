package dev.flightcase.hal.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The small text files under the root of a host. */
final class HostFiles {

    /** Far above what is read here; the start of {@code /proc/stat} is enough on a machine with many cores. */
    private static final int BYTES_MAX = 64 * 1024;

    private final Path root;

    HostFiles(Path root) {
        this.root = root;
    }

    boolean exists(String path) {
        return Files.isRegularFile(root.resolve(path));
    }

    /** Whether a file is there and has this one word. */
    boolean says(String path, String word) {
        try {
            return exists(path) && file(path).read().strip().equals(word);
        } catch (IOException _) {
            return false; // A device that does not say what it is.
        }
    }

    /** The last name of what a link leads to, such as {@code 1-0040} for a chip on a bus; empty when there is none. */
    String leadsTo(String link) {
        try {
            return String.valueOf(root.resolve(link).toRealPath().getFileName());
        } catch (IOException _) {
            return ""; // No such device.
        }
    }

    HostFile file(String path) {
        return new HostFile(root.resolve(path), "/" + path);
    }

    /** Names in a directory that start with {@code prefix}, shortest first so that 2 comes before 10. Empty if absent. */
    List<String> names(String directory, String prefix) {
        try (var entries = Files.list(root.resolve(directory))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException _) {
            return List.of(); // No such class of devices here: what the caller asks.
        }
    }

    /** One file, and the name by which people know it. */
    record HostFile(Path path, String name) {
        String read() throws IOException {
            try (var in = Files.newInputStream(path)) {
                return new String(in.readNBytes(BYTES_MAX), StandardCharsets.US_ASCII);
            }
        }
    }
}
