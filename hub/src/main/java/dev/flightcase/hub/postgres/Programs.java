package dev.flightcase.hub.postgres;

import dev.flightcase.hub.HubException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path once: 60 MB, about two seconds. */
final class Programs {
    private static final int BUFFER = 64 * 1024;

    private final Path folder;

    /** @param folder for programs of all versions */
    Programs(Path folder) {
        this.folder = folder;
    }

    /** Returns the folder of {@code initdb} and {@code postgres}. Several hubs may do it at once. */
    Path unpacked() throws IOException, InterruptedException {
        var archive = archive();
        var resource = Programs.class.getResource(archive);
        if (resource == null) {
            throw new HubException("there are no programs of PostgreSQL for " + System.getProperty("os.arch")
                    + " in the hub; set database.url to a server");
        }
        var connection = resource.openConnection();
        connection.setUseCaches(false);
        // One name for each build: a hub of another version brings other programs.
        var done = folder.resolve("postgresql-" + connection.getContentLengthLong());
        if (!Files.isExecutable(done.resolve("bin/postgres"))) {
            Files.createDirectories(folder);
            var fresh = Files.createTempDirectory(folder, "unpacking-");
            try {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                try (var in = new XZInputStream(new BufferedInputStream(connection.getInputStream(), BUFFER))) {
                    new TarReader(new BufferedInputStream(in, BUFFER), fresh).unpack();
                }
                // A folder that has its name is whole, after a power cut too.
                new ProcessBuilder("sync", "-f", fresh.toString()).start().waitFor();
                Files.move(fresh, done, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
                // Another hub was faster.
            } finally {
                remove(fresh);
            }
        }
        return done.resolve("bin");
    }

    static void remove(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(Programs::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String archive() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "/postgres-linux-x86_64.txz";
            case "aarch64" -> "/postgres-linux-arm_64.txz";
            default -> "/none.txz";
        };
    }
}
