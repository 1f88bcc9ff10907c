package dev.flightcase.hub.catalog;

import dev.flightcase.hub.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files named by the SHA-256 of what is in them. A name appears when all of it is on the disk. Several processes may put into the same folder; blocks on
 * the disk.
 */
public final class FileShelf {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final int PIECE_BYTES = 64 << 10;

    private final Path folder;

    /** @param folder made when something is put there */
    public FileShelf(Path folder) {
        this.folder = folder;
    }

    /** Of this name, if it is there; a name from outside leads nowhere else. */
    Optional<Path> find(String sha256) {
        return NAME.matcher(sha256).matches()
                ? Optional.of(folder.resolve(sha256)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    /**
     * A copy of the file, durable once {@link #sync} has returned.
     *
     * @return its SHA-256
     */
    String put(Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            return put(in);
        }
    }

    /** As {@link #put(Path)}. */
    String put(InputStream content) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, ".new-", "");
        try {
            String name = write(content, fresh);
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return name;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String write(InputStream content, Path to) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            byte[] piece = new byte[PIECE_BYTES];
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                digest.update(piece, 0, count);
                ByteBuffer left = ByteBuffer.wrap(piece, 0, count);
                while (left.hasRemaining()) {
                    int _ = out.write(left);
                }
            }
            out.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** New names are durable when this returns. */
    void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
