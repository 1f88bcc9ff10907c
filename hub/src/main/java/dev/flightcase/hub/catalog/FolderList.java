package dev.flightcase.hub.catalog;

import dev.flightcase.catalogfolder.Catalog;
import dev.flightcase.catalogfolder.Picture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The list of a catalog folder's files, as text: {@code flightcase-manifest 1}, then for each file its SHA-256, its length in bytes and its path,
 * sorted by path. Only what the catalog needs: {@code catalog.csv}, {@code event.toml}, and the pictures that belong to products.
 *
 * @param sha256 of the text, which lies on the shelf as well
 * @param eventKey of the event in the folder
 * @param products how many
 * @param bytes of all files together
 */
public record FolderList(String sha256, long length, String eventKey, int products, int files, long bytes) {
    private static final String FIRST_LINE = "flightcase-manifest 1\n";

    /**
     * Puts all of a folder on the shelf. Durable when it returns; blocks for as long as it takes to read the pictures.
     *
     * @param catalog what the folder was read as
     * @param progress is told of each file
     */
    static FolderList of(Path folder, Catalog catalog, FileShelf shelf, Consumer<Path> progress) throws IOException {
        TreeSet<Path> needed = new TreeSet<>();
        for (String name : new String[] {"catalog.csv", "event.toml"}) {
            if (Files.exists(folder.resolve(name))) {
                needed.add(folder.resolve(name));
            }
        }
        catalog.products()
                .forEach(product ->
                        product.pictures().stream().map(Picture::file).forEach(needed::add));
        TreeMap<String, String> lines = new TreeMap<>();
        long bytes = 0;
        for (Path file : needed) {
            String sha256 = shelf.put(file);
            long length = Files.size(shelf.find(sha256).orElseThrow());
            String path = folder.relativize(file).toString();
            lines.put(path, sha256 + " " + length + " " + path + "\n");
            bytes += length;
            progress.accept(file);
        }
        byte[] text = (FIRST_LINE + String.join("", lines.values())).getBytes(StandardCharsets.UTF_8);
        String name = shelf.put(new ByteArrayInputStream(text));
        shelf.sync();
        return new FolderList(
                name, text.length, catalog.event().key(), catalog.products().size(), lines.size(), bytes);
    }
}
