package dev.flightcase.hub.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stick for nodes without a network: in {@code flightcase-stick}, the files of catalogs by their SHA-256 and, written after them, what was signed for each
 * node. Blocks on the stick; what is there is not written again.
 */
public final class StickFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StickFolder.class);

    private final Path blobs;
    private final Path news;
    private final FileShelf shelf;
    private int files;
    private long bytes;

    /** @param at where the stick is mounted */
    public StickFolder(Path at, FileShelf shelf) throws IOException {
        this.shelf = shelf;
        var root = at.resolve("flightcase-stick");
        this.blobs = Files.createDirectories(root.resolve("blobs"));
        this.news = Files.createDirectories(root.resolve("news"));
    }

    /** Files that were written. */
    public int files() {
        return files;
    }

    public long bytes() {
        return bytes;
    }

    /**
     * All of a catalog, durable when it returns.
     *
     * @param manifest SHA-256 of its list of files
     */
    public void putCatalog(String manifest) throws IOException {
        put(manifest);
        for (var line : Files.readAllLines(file(manifest), StandardCharsets.UTF_8)) {
            var parts = line.split(" ", 3);
            if (parts.length == 3 && parts[0].length() == manifest.length()) {
                put(parts[0]);
            }
        }
        sync(blobs);
    }

    /** What a node will believe; after its catalog. */
    public void putNews(String node, byte[] signed) throws IOException {
        write(news.resolve(node), ByteBuffer.wrap(signed));
        sync(news);
    }

    private void put(String sha256) throws IOException {
        var from = file(sha256);
        var to = blobs.resolve(sha256);
        if (!Files.exists(to) || Files.size(to) != Files.size(from)) {
            write(to, ByteBuffer.wrap(Files.readAllBytes(from)));
            files++;
            bytes += Files.size(from);
        }
    }

    private Path file(String sha256) throws IOException {
        return shelf.find(sha256).orElseThrow(() -> new IOException("the hub's shelf lacks " + sha256));
    }

    private static void write(Path to, ByteBuffer content) throws IOException {
        var fresh = to.resolveSibling(to.getFileName() + ".new");
        try (var out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (content.hasRemaining()) {
                int _ = out.write(content);
            }
            out.force(true);
        }
        Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Sticks have file systems whose folders can not all be synced: then what was forced file by file has to do. */
    private static void sync(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // FAT on some kernels says EINVAL; each file was forced.
            LOG.atDebug()
                    .addKeyValue("folder", folder)
                    .addKeyValue("error", e.toString())
                    .log("the stick's folder can not be synced; its files were");
        }
    }
}
