package dev.flightcase.cache.catalog;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following the catalog: whoever takes a page and then every change has what somebody has who reads it anew. */
class ChangesIT {
    private TestStall stall;
    private Path directory;

    @BeforeEach
    void start(@TempDir Path directory) {
        this.directory = directory;
        stall = new TestStall(directory);
        stall.importFolder();
    }

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void nothingChangedIsAnEmptyPage() {
        var changes = stall.changes(cursor(), null);

        assertThat(changes)
                .containsEntry("revision", 1L)
                .containsEntry("products", List.of())
                .containsEntry("removed", List.of())
                .containsEntry("more", false);
        assertThat(changes.get("next")).isEqualTo(cursor());
    }

    @Test
    void anEditIsToldWholeAndOnce() {
        var since = cursor();
        edit("LP", 1500);
        edit("LP", 1600);

        var changes = stall.changes(since, null);

        assertThat(changes.get("products")).isEqualTo(List.of(stall.productJson("LP")));
        assertThat(stall.changes(next(changes), null).get("products")).isEqualTo(List.of());
    }

    @Test
    void anImportTellsWhatIsNewAndWhatIsGone() throws IOException {
        var since = cursor();
        stall.write(TestStall.ROWS.replace("TEE,", "HAT,").replace("TEE*1", "HAT*1"));
        stall.importFolder();

        var changes = stall.changes(since, null);

        assertThat(TestStall.skusOf(changes)).containsExactly("HAT", "PAIR");
        assertThat(changes).containsEntry("removed", List.of("TEE"));
        stall.write(TestStall.ROWS);
        stall.importFolder();
        assertThat(stall.changes(since, null)).containsEntry("removed", List.of("HAT"));
        assertThat(TestStall.skusOf(stall.changes(since, null))).containsExactly("TEE", "PAIR");
    }

    @Test
    void aWalkIsReadAtTheRevisionAtWhichItBegan() {
        var since = cursor();
        edit("TEE", 1);
        edit("LP", 2);
        var first = stall.changes(since, 1);
        edit("LP", 3);

        var second = stall.changes(next(first), 1);

        assertThat(first).containsEntry("more", true);
        assertThat(second).containsEntry("more", false).containsEntry("revision", 3L);
        assertThat(price(second)).isEqualTo(2L);
        assertThat(price(stall.changes(next(second), 1))).isEqualTo(3L);
    }

    @Test
    void aWalkThatIsTooOldBeginsAgainAtTheLatest() {
        var since = cursor();
        edit("TEE", 1);
        edit("LP", 2);
        var first = stall.changes(since, 1);
        for (var n = 0; n <= TestStall.CONFIG.edits().kept(); n++) {
            edit("LP", 10 + n);
        }

        var again = stall.changes(next(first), 5);

        assertThat(TestStall.skusOf(again)).containsExactly("TEE", "LP");
        assertThat(again).containsEntry("more", false);
    }

    @Test
    void whoIsTooFarBehindReadsAnew() throws IOException {
        var since = cursor();
        for (var round = 0; round <= TestStall.CONFIG.edits().removedKept(); round++) {
            stall.write("N" + round + ",n,,1,EUR,standard,1,,,,,,\n");
            stall.importFolder();
        }

        assertThat(stall.store.changes(since, null)).isEqualTo(new ChangesPage.Expired());
        assertThat(stall.changes(cursor(), null)).containsEntry("more", false);
    }

    @Test
    void anImportThatRemovesMoreThanIsRememberedEndsAllWalks() throws IOException {
        var rows = new StringBuilder(TestStall.ROWS);
        for (var n = 0; n < 10; n++) {
            rows.append("N").append(n).append(",n,,1,EUR,standard,1,,,,,,\n");
        }
        stall.write(rows.toString());
        stall.importFolder();
        var since = cursor();
        stall.write(TestStall.ROWS);
        stall.importFolder();

        assertThat(stall.store.changes(since, null)).isEqualTo(new ChangesPage.Expired());
    }

    @Test
    void cursorsOfAnotherEventAndOfAnotherDatabaseAreExpired(@TempDir Path elsewhere) throws IOException {
        var ofMarket = cursor();
        var fair = Files.createDirectory(directory.resolve("fair"));
        Files.writeString(fair.resolve("catalog.csv"), "sku,name,price,currency,stock\nA,A,1,EUR,1\n");
        stall.importFolder(fair);

        assertThat(stall.store.changes(ofMarket, null)).isEqualTo(new ChangesPage.Expired());
        stall.importFolder();
        assertThat(stall.store.changes(ofMarket, null)).isInstanceOf(ChangesPage.Found.class);
        try (var other = new TestStall(elsewhere, 4)) {
            other.importFolder();
            assertThat(other.store.changes(ofMarket, null)).isEqualTo(new ChangesPage.Expired());
        }
    }

    @Test
    void cursorsThatNobodyGaveAreRefused() {
        var cursor = cursor();
        var bytes = Base64.getUrlDecoder().decode(cursor);
        var page = String.valueOf(stall.page(null, 1, null).get("next"));

        assertThat(stall.store.changes("", null)).isInstanceOf(ChangesPage.BadRequest.class);
        assertThat(stall.store.changes("%", null)).isInstanceOf(ChangesPage.BadRequest.class);
        assertThat(stall.store.changes(page, null)).isInstanceOf(ChangesPage.BadRequest.class);
        assertThat(stall.store.changes(cursor, 0)).isInstanceOf(ChangesPage.BadRequest.class);
        assertThat(stall.store.changes(cursor, 501)).isInstanceOf(ChangesPage.BadRequest.class);
        for (var at = 8; at < bytes.length; at++) {
            var forged = bytes.clone();
            forged[at] ^= 1;
            assertThat(stall.store.changes(
                            Base64.getUrlEncoder().withoutPadding().encodeToString(forged), null))
                    .isInstanceOf(ChangesPage.BadRequest.class);
        }
    }

    @Test
    void cursorsHoldAfterARestart() {
        var since = cursor();
        edit("LP", 1500);
        edit("LP", 1700);
        var first = stall.page(null, 2, null);

        stall.restart();

        assertThat(TestStall.skusOf(stall.changes(since, null))).containsExactly("LP");
        assertThat(TestStall.skusOf(stall.page((String) first.get("next"), 2, null)))
                .containsExactly("PAIR", "PRINT");
    }

    /** Random imports, edits, products made and removed: the follower's copy is the catalog, always. */
    @Test
    void aFollowerHasTheCatalogAfterAnyHistory() throws IOException {
        var seed = 20261121L;
        var random = new Random(seed);
        var copy = new TreeMap<String, Map<?, ?>>();
        var cursor = snapshot(copy);
        for (var round = 0; round < 60; round++) {
            for (var steps = random.nextInt(4); steps > 0; steps--) {
                step(random);
            }
            var limit = random.nextInt(1, 4);
            cursor = follow(copy, cursor, limit, random);

            assertThat(copy).as("seed %d, round %d", seed, round).isEqualTo(catalog());
        }
    }

    private void step(Random random) throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> {
                var rows = new StringBuilder();
                for (var n = 0; n < 6; n++) {
                    if (random.nextInt(4) > 0) {
                        rows.append("P%d,n,,%d,EUR,standard,1,,,,,,\n".formatted(n, random.nextInt(1, 3)));
                    }
                }
                stall.write(rows + "P9,n,,1,EUR,standard,1,,,,,,\n");
                stall.importFolder();
            }
            case 1 -> stall.store.create(ProductEditsIT.own("OWN" + random.nextInt(4), List.of()), "op");
            case 2 -> stall.store.remove("OWN" + random.nextInt(4), _ -> true);
            case 3 -> edit("OWN" + random.nextInt(4), random.nextInt(1, 4));
            case 4 -> stall.store.edit("P" + random.nextInt(6), _ -> true, TestPatch.noPrice(), "op");
            default -> edit("P" + random.nextInt(6), random.nextInt(1, 4));
        }
    }

    /** Up to date again, however many pages it takes; sometimes something changes between two of them. */
    private String follow(Map<String, Map<?, ?>> copy, String since, int limit, Random random) throws IOException {
        var cursor = since;
        while (true) {
            switch (stall.store.changes(cursor, limit)) {
                case ChangesPage.Found found -> {
                    var page = TestStall.json(found.json());
                    list(page, "removed").forEach(copy::remove);
                    list(page, "products").forEach(product -> put(copy, (Map<?, ?>) product));
                    cursor = next(page);
                    if (Boolean.TRUE.equals(page.get("more"))) {
                        if (random.nextInt(3) == 0) {
                            step(random);
                        }
                    } else if (found.revision() == stall.store.revision().orElseThrow()) {
                        return cursor;
                    }
                }
                case ChangesPage.Expired _ -> {
                    copy.clear();
                    cursor = snapshot(copy);
                }
                case ChangesPage.BadRequest _, ChangesPage.NoCatalog _ -> throw new AssertionError("no changes");
            }
        }
    }

    private String snapshot(Map<String, Map<?, ?>> copy) {
        var page = stall.page(null, 500, null);
        list(page, "products").forEach(product -> put(copy, (Map<?, ?>) product));
        return String.valueOf(page.get("changes"));
    }

    private Map<String, Map<?, ?>> catalog() {
        var all = new TreeMap<String, Map<?, ?>>();
        snapshot(all);
        return all;
    }

    private static void put(Map<String, Map<?, ?>> copy, Map<?, ?> product) {
        copy.put(String.valueOf(product.get("sku")), product);
    }

    private static List<?> list(Map<String, @Nullable Object> page, String name) {
        return page.get(name) instanceof List<?> list ? list : new ArrayList<>();
    }

    private void edit(String sku, long cents) {
        stall.store.edit(sku, _ -> true, TestPatch.price(cents), "op");
    }

    private String cursor() {
        return String.valueOf(stall.page().get("changes"));
    }

    private static String next(Map<String, @Nullable Object> changes) {
        return String.valueOf(changes.get("next"));
    }

    private static @Nullable Object price(Map<String, @Nullable Object> page) {
        return at(page, "products", 0, "price", "amount");
    }
}
