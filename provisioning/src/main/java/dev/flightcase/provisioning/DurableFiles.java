package dev.flightcase.provisioning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The steps that make a file survive a power cut: its bytes are forced before its name exists, and the
 * directory that holds the name is forced after. Symbolic links are never followed in the last step of a
 * path, so that nobody who can write beside a file decides where the node reads or writes.
 */
final class DurableFiles {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private DurableFiles() {}

    /**
     * Makes the directory and its parents if they are missing; its own mode is 0700, the parents follow the
     * umask. A link to a directory on another disk is fine here: it is the operator's.
     */
    static void makePrivateDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Files.createDirectories(directoryOf(directory));
        var mode = PosixFilePermissions.fromString(FileAccess.PRIVATE_DIRECTORY_MODE);
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(mode));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e; // A file is in the way. Otherwise another process made the directory just now.
            }
        }
        forceParent(directory);
    }

    /** Makes a file that must not exist yet, and returns when its bytes are on the disk. Its name is not yet. */
    static void writeNew(Path file, byte[] content, FileAccess access) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try (var channel = FileChannel.open(file, options, access.attribute())) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    static Path directoryOf(Path path) {
        var parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " is the root of a file system; must be a file below it");
        }
        return parent;
    }

    static void forceParent(Path path) throws IOException {
        forceDirectory(directoryOf(path));
    }

    static void forceDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The whole file, or empty when there is none. Refuses what is no plain file, too open, or too long. */
    static Optional<byte[]> read(Path file, FileAccess access, int bytesMax) throws IOException {
        PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        if (!attributes.isRegularFile()) {
            throw new ProvisioningException(
                    file + " is no plain file (a link, a directory or a device);" + " put the real file in its place");
        }
        if (access == FileAccess.OWNER_ONLY) {
            requirePrivate(file, attributes.permissions(), FileAccess.OWNER_ONLY.permissions());
        }
        try (var channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return Optional.of(readAtMost(file, channel, bytesMax));
        }
    }

    /** Refuses a path that gives anything to group or others. */
    static void requirePrivate(Path path, Set<PosixFilePermission> actual, Set<PosixFilePermission> wanted) {
        if (actual.stream().anyMatch(OTHERS::contains)) {
            throw new ProvisioningException(path + " has mode " + PosixFilePermissions.toString(actual) + "; must be "
                    + PosixFilePermissions.toString(wanted) + ", because others could read it."
                    + " If nobody else had access, run: chmod go= " + path + "; otherwise wipe the node");
        }
    }

    private static byte[] readAtMost(Path file, FileChannel channel, int bytesMax) throws IOException {
        // One byte more than allowed, so that a file that is too long is seen and not cut.
        var buffer = ByteBuffer.allocate(bytesMax + 1);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        if (!buffer.hasRemaining()) {
            throw new ProvisioningException(file + " is longer than " + bytesMax
                    + " bytes; it is not what this node wrote: restore or delete it");
        }
        buffer.flip();
        var content = new byte[buffer.remaining()];
        buffer.get(content);
        return content;
    }
}
