package dev.flightcase.demo.folder;

import dev.flightcase.demo.DemoException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one demo, wiped at each start: data, logs and configuration of everything it runs. Nothing is wiped that a demo did
 * not make, and a lock beside it keeps two demos apart.
 */
public final class RunDirectory implements AutoCloseable {
    static final String MARKER = "made-by-flightcase-demo";

    private final Path root;
    private final FileChannel lock;

    private RunDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Locks, wipes and makes {@code <home>/.flightcase/demo-<port>}.
     *
     * @throws DemoException if another demo holds it, if it holds what no demo made, or if the disk refuses
     */
    public static RunDirectory prepare(Path home, int port) {
        var root = home.resolve(".flightcase").resolve("demo-" + port);
        try {
            Files.createDirectories(root.getParent());
            var lock = lock(root.resolveSibling("demo-" + port + ".lock"), port);
            try {
                wipe(root);
                Files.createDirectories(root.resolve("logs"));
                Files.writeString(root.resolve(MARKER), "Wiped at the next start of the demo. Keep nothing here.\n");
            } catch (IOException | DemoException e) {
                lock.close();
                throw e;
            }
            return new RunDirectory(root, lock);
        } catch (IOException e) {
            throw new DemoException("cannot prepare " + root + " (" + e + "); check its rights and the disk", e);
        }
    }

    private static FileChannel lock(Path file, int port) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
        }
        channel.close();
        throw new DemoException(
                "another demo with port " + port + " runs from this folder; stop it or choose another --port");
    }

    private static void wipe(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS) || !isOurs(root)) {
            throw new DemoException(
                    root + " was not made by a demo, so it is not wiped; move it away or choose another --port");
        }
        Files.walkFileTree(root, new Deleter());
    }

    private static boolean isOurs(Path root) throws IOException {
        if (Files.isRegularFile(root.resolve(MARKER), LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (var entries = Files.list(root)) {
            return entries.findAny().isEmpty();
        }
    }

    public Path root() {
        return root;
    }

    /** The folder with the sample event. */
    public Path event() {
        return root.resolve("event");
    }

    /** @param name of the program, such as {@code node} */
    public Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    /** Writes a configuration file, which may hold secrets: only this user can read it. */
    public Path write(String name, String text) {
        var file = root.resolve(name);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new DemoException("cannot write " + file + " (" + e + ")", e);
        }
    }

    /** Lets the next demo in; the files stay to be looked at. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new DemoException("cannot release " + root, e);
        }
    }

    /** Deletes a tree; symbolic links are removed, not followed. */
    private static final class Deleter extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
