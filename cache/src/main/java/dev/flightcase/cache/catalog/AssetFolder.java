package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.DurableFolders;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picture files named by their SHA-256, spread over 256 folders. A file appears under its name only when all of it is on
 * the disk: written under another name, synced, and renamed. One thread adds; any may read.
 */
final class AssetFolder {
    private static final Logger LOG = LoggerFactory.getLogger(AssetFolder.class);
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final String INCOMING = ".incoming-";
    private static final int CHUNK_BYTES = 64 << 10;
    /** Named by the first byte of what is in them. */
    static final int FOLDERS = 256;

    private final Path root;
    private final Set<Path> unsynced = new HashSet<>();

    AssetFolder(Path root) {
        this.root = root;
    }

    /** Makes the folder, and removes what an import that was cut short left behind: a card that cannot do that still serves. */
    void prepare() {
        try {
            DurableFolders.make(root);
        } catch (IOException e) {
            if (!Files.isDirectory(root)) {
                throw failed("cannot make " + root, e);
            }
            LOG.atWarn().setCause(e).addKeyValue("folder", root).log("a folder cannot be made safe from a power cut");
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(root, INCOMING + "*")) {
            for (var leftover : leftovers) {
                Files.delete(leftover);
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(e).addKeyValue("folder", root).log("remains of an import cannot be removed");
        }
    }

    static boolean isName(String sha256) {
        return NAME.matcher(sha256).matches();
    }

    /** @param sha256 must be a name */
    Path path(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    boolean has(String sha256) {
        return Files.exists(path(sha256));
    }

    private Path folder(String sha256) {
        return root.resolve(sha256.substring(0, 2));
    }

    String hash(Path source) {
        try (var in = FileChannel.open(source, StandardOpenOption.READ)) {
            return copy(in, null);
        } catch (IOException e) {
            throw failed("cannot read " + source, e);
        }
    }

    static long size(Path source) {
        try {
            return Files.size(source);
        } catch (IOException e) {
            throw failed("cannot read " + source, e);
        }
    }

    /** Returns whether the file was not there yet. Its name is safe from a power cut after {@link #sync} only. */
    boolean add(Path source, String sha256, long bytes) {
        return add(sha256, bytes, out -> {
            try (var in = FileChannel.open(source, StandardOpenOption.READ)) {
                if (!copy(in, out).equals(sha256)) {
                    throw new IOException(source + " changed while it was read; import again");
                }
            }
        });
    }

    /** As {@link #add(Path, String, long)}. */
    boolean add(Bytes content, String sha256) {
        return add(sha256, content.length(), out -> {
            var left = content.buffer();
            while (left.hasRemaining()) {
                out.write(left);
            }
        });
    }

    private interface Writing {
        void to(FileChannel out) throws IOException;
    }

    private boolean add(String sha256, long bytes, Writing writing) {
        var target = path(sha256);
        var incoming = root.resolve(INCOMING + sha256);
        try {
            if (Files.exists(target) && Files.size(target) == bytes) {
                return false;
            }
            try (var out = FileChannel.open(
                    incoming,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                writing.to(out);
                out.force(true);
            }
            Files.createDirectories(folder(sha256));
            Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
            unsynced.add(folder(sha256));
            return true;
        } catch (IOException e) {
            discard(incoming, e);
            throw failed("cannot store a picture as " + target, e);
        }
    }

    /** Makes the names of all that was added safe from a power cut: one wait for each folder, and not for each file. */
    void sync() {
        try {
            for (var folder : unsynced) {
                DurableFolders.sync(folder);
            }
            DurableFolders.sync(root);
            unsynced.clear();
        } catch (IOException e) {
            throw failed("cannot store pictures in " + root, e);
        }
    }

    /** Takes one name; false ends the walk. */
    @FunctionalInterface
    interface Visitor {
        boolean visit(String sha256);
    }

    /** @param first of the 256 folders, to begin with another one each time */
    void walk(int first, Visitor visitor) {
        try {
            for (var n = 0; n < FOLDERS; n++) {
                var folder = root.resolve("%02x".formatted((first + n) % FOLDERS));
                if (Files.isDirectory(folder) && !walk(folder, visitor)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw failed("cannot look through " + root, e);
        }
    }

    private static boolean walk(Path folder, Visitor visitor) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = String.valueOf(file.getFileName());
                if (isName(name) && !visitor.visit(name)) {
                    return false;
                }
            }
        }
        return true;
    }

    void remove(String sha256) {
        try {
            Files.deleteIfExists(path(sha256));
        } catch (IOException e) {
            throw failed("cannot remove " + path(sha256), e);
        }
    }

    private static String copy(FileChannel in, @Nullable FileChannel out) throws IOException {
        var digest = Sha256.digest();
        var chunk = ByteBuffer.allocate(CHUNK_BYTES);
        while (in.read(chunk) >= 0) {
            chunk.flip();
            digest.update(chunk.duplicate());
            while (out != null && chunk.hasRemaining()) {
                out.write(chunk);
            }
            chunk.clear();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void discard(Path incoming, IOException cause) {
        try {
            Files.deleteIfExists(incoming);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static StoreException failed(String what, IOException cause) {
        var message = String.valueOf(cause.getMessage());
        var full = message.toLowerCase(Locale.ROOT).contains("no space left");
        return new StoreException(full ? Kind.DISK_FULL : Kind.INPUT_OUTPUT, what + ": " + message, cause);
    }
}
