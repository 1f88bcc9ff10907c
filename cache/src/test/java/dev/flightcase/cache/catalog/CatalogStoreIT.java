package dev.flightcase.cache.catalog;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogStoreIT {
    private TestStall stall;

    @BeforeEach
    void start(@TempDir Path directory) {
        stall = new TestStall(directory);
    }

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void beforeTheFirstImportThereIsNothing() {
        assertThat(stall.store.revision()).isEmpty();
        assertThat(stall.store.page(null, null, null)).isEqualTo(new CatalogPage.NoCatalog());
        assertThat(stall.store.changes("x", null)).isEqualTo(new ChangesPage.NoCatalog());
        assertThat(stall.store.product("TEE")).isEmpty();
        assertThat(stall.store.event(_ -> 1)).isEmpty();
        assertThat(stall.store.details()).isEmpty();
        assertThat(stall.store.assortment()).isEmpty();
    }

    @Test
    void aPageHasTheShapeOfTheContract() throws IOException {
        stall.picture("TEE.jpg", 120, 80);

        var report = stall.importFolder();

        var page = stall.page();
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
    void aPageSaysWhatHoldsForAllProducts() throws IOException {
        Files.writeString(stall.folder.resolve("event.toml"), TestStall.EVENT + """
                reduced = 5.5
                inclusive = false
                [[pickup]]
                id = "early"
                name = "Before the show"
                from = 2026-11-21T18:00:00Z
                until = 2026-11-21T19:00:00Z
                capacity = 40
                """);
        Files.writeString(
                stall.folder.resolve("catalog.csv"),
                "sku,name,price,currency,stock,price:crew,price:members\nA,A,1,EUR,1,0.50,\n");

        stall.importFolder();

        var page = stall.page();
        assertThat(page).containsEntry("prices", "tax-exclusive");
        assertThat(page).containsEntry("tax_rates", Map.of("standard", "19", "reduced", "5.5"));
        assertThat(page).containsEntry("price_lists", List.of("crew", "members"));
        assertThat(at(page, "pickups", 0, "id")).isEqualTo("early");
        assertThat(at(page, "pickups", 0, "until")).isEqualTo("2026-11-21T19:00:00Z");
        assertThat(at(page, "pickups", 0, "capacity")).isEqualTo(40L);
        assertThat(at(page, "products", 0, "price_lists"))
                .isEqualTo(Map.of("crew", Map.of("amount", 50L, "currency", "EUR")));
        var assortment = stall.store.assortment().orElseThrow();
        assertThat(assortment.taxes().inclusive()).isFalse();
        assertThat(assortment.pickups()).extracting(PickupSlot::name).containsExactly("Before the show");
        assertThat(assortment.items().getFirst().price().lists()).isEqualTo(Map.of("crew", 50L));
    }

    @Test
    void theStateFollowsTheClockAndTheEtagWithIt() {
        stall.importFolder();

        assertThat(etags()).containsExactly("armed", "1", "1");
        stall.now.set(Instant.parse("2026-11-21T20:00:00Z"));
        assertThat(etags()).containsExactly("on-sale", "1.1", "1.1");
        stall.now.set(Instant.parse("2026-11-21T20:30:00Z"));
        assertThat(etags()).containsExactly("closed", "1.2", "1.2");
        assertThat(stall.product("TEE").etag()).isEqualTo("1");
    }

    @Test
    void aProductSaysWhenItsStateChangesNext() {
        stall.importFolder();

        assertThat(stall.product("TEE").until()).isNull();
        assertThat(stall.product("PRINT").until()).isEqualTo(Instant.parse("2026-11-21T20:00:00Z"));
        stall.now.set(Instant.parse("2026-11-21T20:00:00Z"));
        assertThat(stall.product("PRINT").until()).isEqualTo(Instant.parse("2026-11-21T20:30:00Z"));
        stall.now.set(Instant.parse("2026-11-21T20:30:00Z"));
        assertThat(stall.product("PRINT").until()).isNull();
    }

    @Test
    void onlyWhatChangedTakesTheNewRevision() throws IOException {
        var first = stall.importFolder();
        stall.write(
                TestStall.ROWS.replace("22.00", "23.00").replace("TEE,", "HAT,").replace("TEE*1", "HAT*1"));

        var second = stall.importFolder();

        assertThat(second.event()).isEqualTo(first.event());
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.products()).isEqualTo(new ImportReport.Products(4, 3, 1));
        assertThat(stall.product("LP").revision()).isEqualTo(2);
        assertThat(stall.product("PRINT").revision()).isEqualTo(1);
        assertThat(stall.store.product("TEE")).isEmpty();
    }

    @Test
    void stockIsNoPartOfAProductsRevision() throws IOException {
        stall.importFolder();
        stall.write(TestStall.ROWS.replace(",40,", ",41,"));

        assertThat(stall.importFolder().products().changed()).isZero();
        assertThat(stall.store.assortment().orElseThrow().items().getFirst().granted())
                .isEqualTo(41);
    }

    @Test
    void everythingIsThereAfterARestart() throws IOException {
        stall.picture("TEE.jpg", 10, 10);
        var report = stall.importFolder();
        var before = stall.page();
        var assortment = stall.store.assortment();

        stall.restart();

        assertThat(stall.page()).isEqualTo(before);
        assertThat(stall.store.assortment()).isEqualTo(assortment);
        assertThat(stall.store.details().orElseThrow().seller()).isEqualTo("Night Market");
        assertThat(stall.importFolder().event()).isEqualTo(report.event());
        assertThat(stall.store.revision()).hasValue(2);
    }

    @Test
    void searchFindsEveryWordWhateverItsCaseAndAccents() {
        stall.importFolder();

        assertThat(stall.skus("BLACK shirt")).containsExactly("TEE");
        assertThat(stall.skus("cafe")).containsExactly("TEE");
        assertThat(stall.skus("camiseta")).containsExactly("TEE");
        assertThat(stall.skus("shi")).containsExactly("TEE", "PAIR");
        assertThat(stall.skus("shirt vinyl")).isEmpty();
        assertThat(stall.skus("  ")).hasSize(4);
    }

    @Test
    void pagesFollowTheirCursorAndEndWithNull() {
        stall.importFolder();

        var first = stall.page(null, 3, null);
        var second = stall.page((String) first.get("next"), 3, null);

        assertThat(TestStall.skusOf(first)).containsExactly("TEE", "LP", "PAIR");
        assertThat(TestStall.skusOf(second)).containsExactly("PRINT");
        assertThat(second).containsEntry("next", null);
        var found = stall.page(null, 1, "shirt");
        assertThat(TestStall.skusOf(stall.page((String) found.get("next"), 1, "shirt")))
                .containsExactly("PAIR");
    }

    @Test
    void cursorsLimitsAndTextsOutOfRangeAreRefused() {
        stall.importFolder();
        var cursor = (String) stall.page(null, 1, null).get("next");
        var changes = (String) stall.page().get("changes");

        assertThat(stall.store.page(null, 0, null)).isInstanceOf(CatalogPage.BadRequest.class);
        assertThat(stall.store.page(null, 501, null)).isInstanceOf(CatalogPage.BadRequest.class);
        assertThat(stall.store.page(null, null, "x".repeat(101))).isInstanceOf(CatalogPage.BadRequest.class);
        assertThat(stall.store.page("%%%", null, null)).isInstanceOf(CatalogPage.BadRequest.class);
        assertThat(stall.store.page("AAAA", null, null)).isInstanceOf(CatalogPage.BadRequest.class);
        assertThat(stall.store.page(changes, null, null)).isInstanceOf(CatalogPage.BadRequest.class);
        stall.importFolder();
        assertThat(stall.store.page(cursor, null, null)).isEqualTo(new CatalogPage.CursorExpired());
    }

    @Test
    void theEventIsSchemaOrgWithOffersThatFollowStockAndClock() throws IOException {
        stall.picture("TEE.jpg", 8, 8);
        stall.importFolder();

        var event = TestStall.json(
                stall.store.event(sku -> sku.equals("LP") ? 0 : 5).orElseThrow().json());

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

    private List<String> etags() {
        return List.of(
                String.valueOf(stall.productJson("PRINT").get("state")),
                stall.product("PRINT").etag(),
                ((CatalogPage.Found) stall.store.page(null, null, null)).etag());
    }
}
