package dev.flightcase.uplink.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** A catalog folder made of what was fetched: links where the disk has them. Blocks on the disk. */
final class Staging {
    private final Path root;

    Staging(Path root) {
        this.root = root;
    }

    /** The folder, anew. */
    Path lay(Manifest manifest, BlobFolder blobs) throws IOException {
        clear();
        for (Manifest.Entry file : manifest.files()) {
            Path to = root.resolve(file.path()).normalize();
            if (!to.startsWith(root)) {
                throw new IllegalArgumentException("a path leads out of the folder: " + file.path());
            }
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            BlobFolder.link(blobs.path(file.sha256()), to);
        }
        return root;
    }

    void clear() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(Staging::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
