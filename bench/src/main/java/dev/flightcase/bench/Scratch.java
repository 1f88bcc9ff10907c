package dev.flightcase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder for one measurement, on the disk where the project lies; gone when closed. */
public final class Scratch implements AutoCloseable {
    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    public static Scratch of(Path home, String name) throws IOException {
        return new Scratch(Files.createTempDirectory(Files.createDirectories(home.resolve(".flightcase")), name));
    }

    /** Takes over a folder that lies elsewhere. */
    public static Scratch at(Path folder) {
        return new Scratch(folder);
    }

    public Path folder() {
        return folder;
    }

    public Path make(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    @Override
    public void close() throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
