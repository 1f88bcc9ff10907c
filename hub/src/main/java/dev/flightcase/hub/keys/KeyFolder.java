package dev.flightcase.hub.keys;

import dev.flightcase.hub.HubException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A folder of mode 0700 with files of mode 0600, each always the old one or the new one: written and forced beside it, then renamed,
 * then the folder is forced. A file that others could read is refused.
 */
public final class KeyFolder {
    private static final int BYTES_MAX = 64 * 1024;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path folder;

    public KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** Where a file is, or would be. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * The file, made from {@code content} where there is none; of several processes that start together one makes it.
     *
     * @throws HubException if it can not be read or made, or others could read it
     */
    byte[] loadOrMake(String name, Supplier<String> content) {
        try {
            makeFolder();
            if (Files.notExists(path(name), LinkOption.NOFOLLOW_LINKS)) {
                try (var lock = FileChannel.open(
                                path("keys.lock"),
                                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                        var _ = lock.lock()) {
                    if (Files.notExists(path(name), LinkOption.NOFOLLOW_LINKS)) {
                        write(name, content.get().getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
            return read(name);
        } catch (IOException e) {
            throw new HubException("the hub's key " + path(name) + " can not be used: " + e + "; check the disk", e);
        }
    }

    /** Writes a file anew, durably. */
    public void replace(String name, String content) {
        replace(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** As the other. */
    public void replace(String name, byte[] content) {
        try {
            makeFolder();
            write(name, content);
        } catch (IOException e) {
            throw new HubException(path(name) + " can not be written: " + e + "; check the disk", e);
        }
    }

    private byte[] read(String name) throws IOException {
        var file = path(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > BYTES_MAX) {
            throw new HubException(file + " is not what this hub wrote; restore it from a backup");
        }
        var mode = Files.getPosixFilePermissions(file);
        if (mode.stream().anyMatch(OTHERS::contains)) {
            throw new HubException(file + " has mode " + PosixFilePermissions.toString(mode)
                    + ", so others could read it; if nobody had access, run: chmod go= " + file);
        }
        return Files.readAllBytes(file);
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private void write(String name, byte[] content) throws IOException {
        var next = path(name + ".new");
        Files.deleteIfExists(next);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(next, options, mode)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, path(name), StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
