package dev.flightcase.cache.catalog;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonReading;
import dev.flightcase.catalogfolder.Catalog;
import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.catalogfolder.FolderReading;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A catalog on a real disk, a folder to import into it, and a clock. */
final class TestStall implements AutoCloseable {
    static final String EVENT = """
            name = "Night Market"
            organizer = "Collective"
            start = 2026-11-21T18:00:00+01:00
            [location]
            name = "Old Tram Depot"
            address = "Depot Street 1"
            [tax]
            standard = 19
            """;
    static final String HEADER =
            "sku,name,name:es,price,currency,tax,stock,bundle,opens,closes,limit,category,description\n";
    static final String ROWS = """
            TEE,"Tour shirt, black","Camiseta, negra",25.00,EUR,standard,40,,,,,Shirts,Heavy café cotton
            LP,Record,,22.00,EUR,standard,60,,,,,Music,
            PAIR,Shirt and record,,45.00,EUR,standard,,TEE*1 LP*1,,,,Bundles,
            PRINT,Signed print,,60.00,EUR,standard,100,,2026-11-21T20:00:00Z,2026-11-21T20:30:00Z,1,Prints,
            """;

    /** Small bounds, so that tests reach them. */
    static final CatalogConfig CONFIG = new CatalogConfig(
            new CatalogConfig.Pages(100, 500, 100, 200),
            new CatalogConfig.Edits(20, 5, 6, Duration.ofSeconds(20)),
            CatalogConfig.defaults().pictures(),
            3,
            CatalogConfig.defaults().memory());

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T19:00:00Z"));
    final Path folder;
    private final Path data;
    private final long seed;
    CatalogStore store;

    TestStall(Path directory) {
        this(directory, 3);
    }

    /** @param seed of what is random; another one makes another database */
    TestStall(Path directory, long seed) {
        this.seed = seed;
        this.data = directory;
        this.folder = directory.resolve("market");
        this.store = newStore();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("event.toml"), EVENT);
            write(ROWS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.start();
    }

    /** Closed and started again. */
    void restart() {
        store.close();
        store = newStore();
        store.start();
    }

    private CatalogStore newStore() {
        return new CatalogStore(data.resolve("catalog"), data.resolve("assets"), CONFIG, now::get, new Random(seed));
    }

    Path assets() {
        return data.resolve("assets");
    }

    ImportReport importFolder() {
        return importFolder(folder);
    }

    ImportReport importFolder(Path from) {
        return store.importCatalog(read(from));
    }

    /** A folder of the hub's, with what that says of it. */
    ImportReport importOfHub(HubWord word) {
        return store.importCatalog(read(folder), _ -> true, word);
    }

    static Catalog read(Path from) {
        return switch (new FolderReader(FolderLimits.defaults()).read(from)) {
            case FolderReading.Read read -> read.catalog();
            case FolderReading.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }

    void write(String rows) throws IOException {
        Files.writeString(folder.resolve("catalog.csv"), HEADER + rows);
    }

    void picture(String name, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(width / 2, height / 2, 0xFF8800);
        var format = name.endsWith("png") ? "png" : "jpeg";
        assertThat(ImageIO.write(image, format, folder.resolve(name).toFile())).isTrue();
    }

    Map<String, @Nullable Object> page() {
        return page(null, null, null);
    }

    Map<String, @Nullable Object> page(@Nullable String cursor, @Nullable Integer limit, @Nullable String query) {
        return json(((CatalogPage.Found) store.page(cursor, limit, query)).json());
    }

    Map<String, @Nullable Object> changes(Object since, @Nullable Integer limit) {
        return json(((ChangesPage.Found) store.changes((String) since, limit)).json());
    }

    ProductView product(String sku) {
        return store.product(sku).orElseThrow();
    }

    Map<String, @Nullable Object> productJson(String sku) {
        return json(product(sku).json());
    }

    List<String> skus(String query) {
        return skusOf(page(null, null, query));
    }

    static List<String> skusOf(Map<String, @Nullable Object> page) {
        var products = (List<?>) page.get("products");
        return products == null
                ? List.of()
                : products.stream()
                        .map(product -> String.valueOf(at(product, "sku")))
                        .toList();
    }

    static Map<String, @Nullable Object> json(Bytes bytes) {
        return JsonReading.object(bytes);
    }

    @Override
    public void close() {
        store.close();
    }
}
