package dev.flightcase.uplink.sync;

import dev.flightcase.uplink.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files named by their SHA-256, whole, and beside them what has come of others so far ({@code .part}), of which a power cut takes less than
 * {@value #CHUNK_BYTES} bytes. Different files may be written by different threads; blocks on the disk.
 */
final class BlobFolder {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final String PART = ".part";
    private static final int PIECE_BYTES = 64 << 10;

    /** After so many a part is made durable; what is behind the last of them may be anything after a power cut. */
    static final int CHUNK_BYTES = 1 << 20;

    private final Path folder;

    /** @param folder made when it is missing */
    BlobFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path part : parts) {
                try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    file.truncate(file.size() / CHUNK_BYTES * CHUNK_BYTES);
                }
            }
        }
    }

    Path path(String sha256) {
        if (!NAME.matcher(sha256).matches()) {
            throw new IllegalArgumentException("no SHA-256: " + sha256);
        }
        return folder.resolve(sha256);
    }

    boolean has(String sha256) {
        return Files.exists(path(sha256));
    }

    byte[] read(String sha256) throws IOException {
        return Files.readAllBytes(path(sha256));
    }

    /** The caller closes it. */
    InputStream open(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    private Path part(String sha256) {
        return path(sha256).resolveSibling(sha256 + PART);
    }

    /** How much of it has come; 0 when nothing has. */
    long partBytes(String sha256) throws IOException {
        Path part = part(sha256);
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** To write on at the end of what has come. The caller closes it. */
    FileChannel appending(String sha256) throws IOException {
        return FileChannel.open(
                part(sha256), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void forgetPart(String sha256) throws IOException {
        Files.deleteIfExists(part(sha256));
    }

    /** A file that lies elsewhere on this disk, under its name here; false where it can not be linked or copied. Not hashed again. */
    boolean adopt(String sha256, Path elsewhere) {
        try {
            link(elsewhere, path(sha256));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** @param to must not be there */
    static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Gives what has come its name, if it is what it should be; else all of it is forgotten. Durable after {@link #sync}. */
    boolean complete(String sha256) throws IOException {
        Path part = part(sha256);
        if (!hash(part).equals(sha256)) {
            Files.deleteIfExists(part);
            return false;
        }
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(part, path(sha256), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Names are durable when this returns. */
    void sync() throws IOException {
        sync(folder);
    }

    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Removes all others, and what has come of any. */
    void keepOnly(Set<String> names) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!names.contains(String.valueOf(file.getFileName()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
            while (in.read(piece) >= 0) {
                digest.update(piece.flip());
                piece.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hash(byte[] content) {
        return HexFormat.of().formatHex(Sha256.digest().digest(content));
    }
}
