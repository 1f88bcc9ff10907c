package dev.flightcase.cache.catalog;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several events beside each other, and the next one that starts from the last. */
class EventsIT {
    private TestStall stall;
    private Path directory;

    @BeforeEach
    void start(@TempDir Path directory) {
        this.directory = directory;
        stall = new TestStall(directory);
    }

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void eventsKeepTheirIdsBesideEachOther() throws IOException {
        var market = stall.importFolder();
        var fair = stall.importFolder(folder("fair"));
        var marketAgain = stall.importFolder();

        assertThat(fair.event()).isNotEqualTo(market.event());
        assertThat(marketAgain.event()).isEqualTo(market.event());
        assertThat(marketAgain.revision()).isEqualTo(3);
        assertThat(marketAgain.products().changed()).isZero();
        assertThat(stall.product("TEE").revision()).isEqualTo(1);
    }

    @Test
    void aFolderOfAnotherEventIsStoredAsideWhereTheEventMayNotBeLeft() throws IOException {
        var market = stall.importFolder();

        var fair =
                stall.store.importCatalog(TestStall.read(folder("fair")), event -> !event.equals(market.event()), null);

        assertThat(fair.serves()).isFalse();
        assertThat(stall.store.revision()).hasValue(1);
        assertThat(stall.store.product("TEE")).isPresent();
        assertThat(stall.store.events())
                .extracting(EventSummary::id, EventSummary::serves, EventSummary::products)
                .containsExactly(tuple(market.event(), true, 4), tuple(fair.event(), false, 1));
        stall.restart();
        assertThat(stall.store.product("TEE")).isPresent();
        edit("TEE", 1);
        assertThat(stall.store.revision()).hasValue(3);

        assertThat(stall.store.select(fair.event())).isTrue();

        assertThat(stall.store.product("TEE")).isEmpty();
        assertThat(stall.store.revision()).hasValue(4);
        assertThat(stall.page()).containsEntry("event", fair.event().toString());
        assertThat(stall.store.select(UUID.randomUUID())).isFalse();
    }

    @Test
    void theEventThatWasLeftIsAsItWasWhenItServesAgain() throws IOException {
        var market = stall.importFolder();
        edit("TEE", 1999);
        var before = stall.productJson("TEE");
        stall.importFolder(folder("fair"));

        stall.store.select(market.event());

        assertThat(stall.productJson("TEE")).isEqualTo(before);
        assertThat(stall.store.revision()).hasValue(4);
        assertThat(edit("TEE", 1800)).isInstanceOf(EditOutcome.Done.class);
        assertThat(stall.store.revision()).hasValue(5);
    }

    @Test
    void theNextEventStartsFromTheLastWithItsEditsAndWhatIsLeft() throws IOException {
        stall.picture("TEE.jpg", 400, 300);
        var market = stall.importFolder();
        edit("TEE", 1999);
        stall.store.edit("LP", _ -> true, TestPatch.paused(true), "op");
        stall.store.create(ProductEditsIT.own("POSTER", List.of()), "op");
        var left = Map.of("TEE", 3L, "LP", 0L, "PRINT", 99L, "POSTER", 5L, "PAIR", 7L);

        var next = stall.store
                .nextEvent("Second night", OffsetDateTime.parse("2026-11-22T18:00:00+01:00"), left::get)
                .orElseThrow();

        assertThat(next.serves()).isFalse();
        assertThat(next.products()).isEqualTo(5);
        assertThat(stall.store.details().orElseThrow().name()).isEqualTo("Night Market");
        assertThat(stall.store.select(next.id())).isTrue();
        assertThat(stall.store.details().orElseThrow().name()).isEqualTo("Second night");
        assertThat(stall.store.details(market.event()).orElseThrow().name()).isEqualTo("Night Market");
        assertThat(stall.store.details().orElseThrow().locationName()).isEqualTo("Old Tram Depot");
        assertThat(at(stall.productJson("TEE"), "price", "amount")).isEqualTo(1999L);
        assertThat(at(stall.productJson("TEE"), "images", 0, "width")).isEqualTo(400L);
        assertThat(stall.productJson("LP")).containsEntry("state", "paused");
        assertThat(stall.store.assortment().orElseThrow().items())
                .extracting(SaleTerms::granted)
                .containsExactly(3L, 0L, 0L, 99L, 5L);
        assertThat(stall.skus("black")).containsExactly("TEE");
        assertThat(stall.store.isWhole()).isTrue();
        stall.restart();
        assertThat(stall.store.details().orElseThrow().name()).isEqualTo("Second night");
        assertThat(stall.store.remove("POSTER", _ -> true)).isInstanceOf(EditOutcome.Done.class);
        stall.store.edit("TEE", _ -> true, TestPatch.noPrice(), "op");
        assertThat(at(stall.productJson("TEE"), "price", "amount")).isEqualTo(2500L);
    }

    @Test
    void theFolderGoesOnWithTheNextEvent() throws IOException {
        var market = stall.importFolder();
        var next = stall.store.nextEvent("Second night", null, _ -> 1).orElseThrow();
        stall.store.select(next.id());
        stall.write(TestStall.ROWS.replace("25.00", "27.00"));

        var again = stall.importFolder();

        assertThat(again.event()).isEqualTo(next.id());
        stall.store.select(market.event());
        assertThat(at(stall.productJson("TEE"), "price", "amount")).isEqualTo(2500L);
    }

    @Test
    void withoutACatalogThereIsNoNextEvent() {
        assertThat(stall.store.nextEvent("Next", null, _ -> 1)).isEmpty();
        assertThat(stall.store.events()).isEmpty();
    }

    @Test
    void theOldestEventsAreForgottenButNeverTheOneThatServes() throws IOException {
        var market = stall.importFolder();
        for (var n = 1; n <= TestStall.CONFIG.eventsKept() + 1; n++) {
            var name = "fair" + n;
            stall.store.importCatalog(TestStall.read(folder(name)), _ -> false, null);
        }

        assertThat(stall.store.events())
                .extracting(event -> event.details().key())
                .containsExactly("market", "fair3", "fair4");
        assertThat(stall.store.details(market.event())).isPresent();
        assertThat(stall.store.product("TEE")).isPresent();
        assertThat(stall.importFolder(directory.resolve("fair1")).event()).isNotEqualTo(market.event());
    }

    private EditOutcome edit(String sku, long cents) {
        return stall.store.edit(sku, _ -> true, TestPatch.price(cents), "op");
    }

    private Path folder(String name) throws IOException {
        var folder = Files.createDirectory(directory.resolve(name));
        Files.writeString(folder.resolve("catalog.csv"), "sku,name,price,currency,stock\nA,A,1,EUR,1\n");
        return folder;
    }
}
