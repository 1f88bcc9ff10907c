package dev.flightcase.cache.catalog;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.Sha256;
import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.catalogfolder.FolderReading;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CatalogStoreIT {
    private static final String EVENT = """
            name = "Night Market"
            organizer = "Collective"
            start = 2026-11-21T18:00:00+01:00
            [location]
            name = "Old Tram Depot"
            address = "Depot Street 1"
            [tax]
            standard = 19
            """;
    private static final String HEADER =
            "sku,name,name:es,price,currency,tax,stock,bundle,opens,closes,limit,category,description\n";
    private static final String ROWS = """
            TEE,"Tour shirt, black","Camiseta, negra",25.00,EUR,standard,40,,,,,Shirts,Heavy café cotton
            LP,Record,,22.00,EUR,standard,60,,,,,Music,
            PAIR,Shirt and record,,45.00,EUR,standard,,TEE*1 LP*1,,,,Bundles,
            PRINT,Signed print,,60.00,EUR,standard,100,,2026-11-21T20:00:00Z,2026-11-21T20:30:00Z,1,Prints,
            """;

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T19:00:00Z"));
    private Path folder = Path.of(".");
    private CatalogStore store = newStore(Path.of("."));

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(directory.resolve("market"));
        Files.writeString(folder.resolve("event.toml"), EVENT);
        write(ROWS);
        store = newStore(directory);
        store.start();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void beforeTheFirstImportThereIsNothing() {
        assertThat(store.revision()).isEmpty();
        assertThat(store.page(null, null, null)).isEqualTo(new CatalogPage.NoCatalog());
        assertThat(store.product("TEE")).isEmpty();
        assertThat(store.event(_ -> 1)).isEmpty();
        assertThat(store.assortment()).isEmpty();
    }

    @Test
    void aPageHasTheShapeOfTheContract() throws IOException {
        picture("TEE.jpg", 120, 80);

        var report = importFolder();

        var page = json(page(null, null, null));
        assertThat(page)
                .containsEntry("revision", 1L)
                .containsEntry("event", report.event().toString());
        assertThat(page).containsEntry("next", null);
        var tee = at(page, "products", 0);
        assertThat(at(tee, "sku")).isEqualTo("TEE");
        assertThat(at(tee, "revision")).isEqualTo(1L);
        assertThat(at(tee, "name")).isEqualTo(Map.of("en", "Tour shirt, black", "es", "Camiseta, negra"));
        assertThat(at(tee, "price")).isEqualTo(Map.of("amount", 2500L, "currency", "EUR"));
        assertThat(at(tee, "tax")).isEqualTo("standard");
        assertThat(at(tee, "state")).isEqualTo("on-sale");
        assertThat(at(tee, "images", 0, "width")).isEqualTo(120L);
        assertThat(String.valueOf(at(tee, "images", 0, "placeholder"))).startsWith("data:image/jpeg;base64,");
        assertThat(at(page, "products", 2, "bundle", 1)).isEqualTo(Map.of("sku", "LP", "quantity", 1L));
        assertThat(at(page, "products", 3, "window", "opens")).isEqualTo("2026-11-21T20:00:00Z");
        assertThat(at(page, "products", 3, "limit_per_order")).isEqualTo(1L);
        assertThat(at(page, "products", 3, "state")).isEqualTo("armed");
    }

    @Test
    void theStateFollowsTheClockAndTheEtagWithIt() {
        importFolder();

        assertThat(etags()).containsExactly("armed", "1", "1");
        now.set(Instant.parse("2026-11-21T20:00:00Z"));
        assertThat(etags()).containsExactly("on-sale", "1.1", "1.1");
        now.set(Instant.parse("2026-11-21T20:30:00Z"));
        assertThat(etags()).containsExactly("closed", "1.2", "1.2");
        assertThat(product("TEE").etag()).isEqualTo("1");
    }

    @Test
    void onlyWhatChangedTakesTheNewRevision() throws IOException {
        var first = importFolder();
        write(ROWS.replace("22.00", "23.00").replace("TEE,", "HAT,").replace("TEE*1", "HAT*1"));

        var second = importFolder();

        assertThat(second).isEqualTo(new ImportReport(first.event(), 2, 4, 3, 1, 0));
        assertThat(product("LP").revision()).isEqualTo(2);
        assertThat(product("PRINT").revision()).isEqualTo(1);
        assertThat(store.product("TEE")).isEmpty();
    }

    @Test
    void stockIsNoPartOfAProductsRevision() throws IOException {
        importFolder();
        write(ROWS.replace(",40,", ",41,"));

        assertThat(importFolder().changed()).isZero();
        assertThat(store.assortment().orElseThrow().items().getFirst().granted())
                .isEqualTo(41);
    }

    @Test
    void everythingIsThereAfterARestart() throws IOException {
        picture("TEE.jpg", 10, 10);
        var report = importFolder();
        var before = page(null, null, null);
        store.close();

        store = newStore(directory);
        store.start();

        assertThat(page(null, null, null)).isEqualTo(before);
        assertThat(store.assortment().orElseThrow().event()).isEqualTo(report.event());
        assertThat(importFolder().event()).isEqualTo(report.event());
        assertThat(store.revision()).hasValue(2);
    }

    @Test
    void eventsKeepTheirIdsBesideEachOther() throws IOException {
        var market = importFolder();
        var other = Files.createDirectory(directory.resolve("fair"));
        Files.writeString(other.resolve("catalog.csv"), "sku,name,price,currency,stock\nA,A,1,EUR,1\n");

        var fair = importFolder(other);
        var marketAgain = importFolder();

        assertThat(fair.event()).isNotEqualTo(market.event());
        assertThat(marketAgain.event()).isEqualTo(market.event());
        assertThat(marketAgain.revision()).isEqualTo(3);
        assertThat(marketAgain.changed()).isZero();
        assertThat(product("TEE").revision()).isEqualTo(1);
    }

    @Test
    void picturesAreKeptUnderTheirContentAndCopiedOnce() throws IOException {
        picture("TEE.jpg", 64, 48);
        assertThat(importFolder().assetsAdded()).isEqualTo(1);

        assertThat(importFolder().assetsAdded()).isZero();

        var sha256 = String.valueOf(at(json(product("TEE").json()), "images", 0, "sha256"));
        var asset = store.asset(sha256).orElseThrow();
        assertThat(asset.mediaType()).isEqualTo("image/jpeg");
        assertThat(asset.bytes()).isEqualTo(Files.size(folder.resolve("TEE.jpg")));
        assertThat(asset.file()).hasSameBinaryContentAs(folder.resolve("TEE.jpg"));
        assertThat(HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(asset.file()))))
                .isEqualTo(sha256);
    }

    @Test
    void aLostAssetFileIsCopiedAgain() throws IOException {
        picture("TEE.jpg", 64, 48);
        importFolder();
        var sha256 = String.valueOf(at(json(product("TEE").json()), "images", 0, "sha256"));
        Files.delete(store.asset(sha256).orElseThrow().file());

        assertThat(importFolder().assetsAdded()).isEqualTo(1);
        assertThat(store.asset(sha256).orElseThrow().file()).exists();
    }

    @Test
    void assetNamesThatAreNoHashAreNotLookedFor() {
        importFolder();

        assertThat(List.of(
                        "", "../../etc/passwd", "..", "A".repeat(64), "0".repeat(63), "0".repeat(65), "0".repeat(64)))
                .allSatisfy(name -> assertThat(store.asset(name)).isEmpty());
    }

    @Test
    void aPictureThatCannotBeDecodedIsServedWithoutPlaceholder() throws IOException {
        Files.write(
                folder.resolve("TEE.png"),
                HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000001000000010802000000"));

        importFolder();

        assertThat(at(json(product("TEE").json()), "images", 0))
                .isInstanceOfSatisfying(
                        Map.class,
                        image -> assertThat(image.containsKey("placeholder")).isFalse());
    }

    @Test
    void searchFindsEveryWordWhateverItsCaseAndAccents() {
        importFolder();

        assertThat(skus("BLACK shirt")).containsExactly("TEE");
        assertThat(skus("cafe")).containsExactly("TEE");
        assertThat(skus("camiseta")).containsExactly("TEE");
        assertThat(skus("shirt")).containsExactly("TEE", "PAIR");
        assertThat(skus("shirt vinyl")).isEmpty();
        assertThat(skus("  ")).hasSize(4);
    }

    @Test
    void pagesFollowTheirCursorAndEndWithNull() {
        importFolder();

        var first = json(page(null, 3, null));
        var second = json(page((String) first.get("next"), 3, null));

        assertThat(at(first, "products", 2, "sku")).isEqualTo("PAIR");
        assertThat(at(second, "products", 0, "sku")).isEqualTo("PRINT");
        assertThat(second).containsEntry("next", null);
        var found = json(page(null, 1, "shirt"));
        assertThat(at(json(page((String) found.get("next"), 1, "shirt")), "products", 0, "sku"))
                .isEqualTo("PAIR");
    }

    @Test
    void cursorsLimitsAndTextsOutOfRangeAreRefused() {
        importFolder();
        var cursor = (String) json(page(null, 1, null)).get("next");

        assertThat(store.page(null, 0, null)).isInstanceOf(CatalogPage.BadRequest.class);
        assertThat(store.page(null, 501, null)).isInstanceOf(CatalogPage.BadRequest.class);
        assertThat(store.page(null, null, "x".repeat(101))).isInstanceOf(CatalogPage.BadRequest.class);
        assertThat(store.page("%%%", null, null)).isInstanceOf(CatalogPage.BadRequest.class);
        assertThat(store.page("AAAA", null, null)).isInstanceOf(CatalogPage.BadRequest.class);
        importFolder();
        assertThat(store.page(cursor, null, null)).isEqualTo(new CatalogPage.CursorExpired());
    }

    @Test
    void theEventIsSchemaOrgWithOffersThatFollowStockAndClock() throws IOException {
        picture("TEE.jpg", 8, 8);
        importFolder();

        var event =
                json(store.event(sku -> sku.equals("LP") ? 0 : 5).orElseThrow().json());

        assertThat(event).containsEntry("@context", "https://schema.org").containsEntry("@type", "Event");
        assertThat(event).containsEntry("name", "Night Market").containsEntry("startDate", "2026-11-21T18:00:00+01:00");
        assertThat(at(event, "location", "address")).isEqualTo("Depot Street 1");
        assertThat(at(event, "organizer", "name")).isEqualTo("Collective");
        assertThat(String.valueOf(at(event, "image", 0))).startsWith("/api/v1/assets/");
        assertThat(at(event, "offers", 0, "price")).isEqualTo("25.00");
        assertThat(at(event, "offers", 0, "priceCurrency")).isEqualTo("EUR");
        assertThat(at(event, "offers", 0, "availability")).isEqualTo("https://schema.org/InStock");
        assertThat(at(event, "offers", 1, "availability")).isEqualTo("https://schema.org/SoldOut");
        assertThat(at(event, "offers", 3, "availability")).isEqualTo("https://schema.org/PreOrder");
        assertThat(at(event, "offers", 3, "validFrom")).isEqualTo("2026-11-21T20:00:00Z");
    }

    @Test
    @Timeout(120)
    void readersSeeOneWholeCatalogWhileImportsSwitchIt() throws Exception {
        var imports = 15;
        writeUniform(1);
        importFolder();
        var done = new AtomicBoolean();
        var failure = new AtomicReference<@Nullable Throwable>();
        var readers = new ArrayList<Thread>();
        for (var reader = 0; reader < 4; reader++) {
            readers.add(Thread.ofPlatform().start(() -> readUntil(done, failure)));
        }

        for (var revision = 2; revision <= imports; revision++) {
            writeUniform(revision);
            importFolder();
        }
        done.set(true);
        for (var reader : readers) {
            reader.join();
        }

        assertThat(failure.get()).isNull();
        assertThat(store.revision()).hasValue(imports);
    }

    /** Every product costs as many cents as the catalog's revision, so that a mixture shows. */
    private void writeUniform(int revision) throws IOException {
        var rows = new StringBuilder();
        for (var n = 0; n < 300; n++) {
            rows.append("P").append(n).append(",n,,0.%02d,EUR,standard,1,,,,,,\n".formatted(revision));
        }
        write(rows.toString());
    }

    private void readUntil(AtomicBoolean done, AtomicReference<@Nullable Throwable> failure) {
        try {
            while (!done.get()) {
                readAllPages();
                var product = json(product("P299").json());
                assertThat(at(product, "price", "amount")).isEqualTo(product.get("revision"));
            }
        } catch (Throwable e) {
            failure.set(e);
        }
    }

    private void readAllPages() {
        var cursor = (String) null;
        do {
            switch (store.page(cursor, 100, null)) {
                case CatalogPage.Found found -> {
                    var page = json(found.json());
                    assertThat(page.get("revision")).isEqualTo(found.revision());
                    assertThat((List<?>) page.get("products"))
                            .hasSize(100)
                            .allSatisfy(product ->
                                    assertThat(at(product, "price", "amount")).isEqualTo(found.revision()));
                    cursor = (String) page.get("next");
                }
                case CatalogPage.CursorExpired _ -> cursor = null;
                case CatalogPage.NoCatalog _, CatalogPage.BadRequest _ -> throw new AssertionError("no page");
            }
        } while (cursor != null);
    }

    private CatalogStore newStore(Path data) {
        return new CatalogStore(
                data.resolve("catalog"), data.resolve("assets"), CatalogConfig.defaults(), now::get, new Random(3));
    }

    private List<String> etags() {
        var product = product("PRINT");
        return List.of(
                String.valueOf(json(product.json()).get("state")),
                product.etag(),
                ((CatalogPage.Found) store.page(null, null, null)).etag());
    }

    private List<String> skus(String query) {
        var products = (List<?>) json(page(null, null, query)).get("products");
        return products == null
                ? List.of()
                : products.stream()
                        .map(product -> String.valueOf(at(product, "sku")))
                        .toList();
    }

    private ProductView product(String sku) {
        return store.product(sku).orElseThrow();
    }

    private Bytes page(@Nullable String cursor, @Nullable Integer limit, @Nullable String query) {
        return ((CatalogPage.Found) store.page(cursor, limit, query)).json();
    }

    private static Map<String, @Nullable Object> json(Bytes bytes) {
        return JsonReading.object(bytes);
    }

    private ImportReport importFolder() {
        return importFolder(folder);
    }

    private ImportReport importFolder(Path from) {
        return switch (new FolderReader(FolderLimits.defaults()).read(from)) {
            case FolderReading.Read read -> store.importCatalog(read.catalog());
            case FolderReading.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }

    private void write(String rows) throws IOException {
        Files.writeString(folder.resolve("catalog.csv"), HEADER + rows);
    }

    private void picture(String name, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(width / 2, height / 2, 0xFF8800);
        assertThat(ImageIO.write(image, "jpeg", folder.resolve(name).toFile())).isTrue();
    }
}
