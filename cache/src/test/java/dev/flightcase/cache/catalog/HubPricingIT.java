package dev.flightcase.cache.catalog;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub's prices: over the folder's, beside the operator's, and no longer than the catalog that they are for. */
class HubPricingIT {
    private static final Bytes SPRING = manifest(1);
    private static final Bytes SUMMER = manifest(2);

    private TestStall stall;

    @BeforeEach
    void start(@TempDir Path directory) {
        stall = new TestStall(directory);
        stall.importOfHub(word(SPRING));
    }

    @AfterEach
    void close() {
        stall.close();
    }

    private static Bytes manifest(int of) {
        var hash = new byte[32];
        Arrays.fill(hash, (byte) of);
        return Bytes.owning(hash);
    }

    private static HubWord.Price euros(String sku, long minor) {
        return new HubWord.Price(sku, minor, "EUR");
    }

    private static HubWord word(Bytes manifest, HubWord.Price... prices) {
        return new HubWord(manifest, List.of(prices), List.of());
    }

    private HubPriceOutcome.Priced priced(HubWord.Price... prices) {
        var outcome = stall.store.hub().apply(word(SPRING, prices));
        assertThat(outcome).isInstanceOf(HubPriceOutcome.Priced.class);
        return (HubPriceOutcome.Priced) outcome;
    }

    private @Nullable Object price(String sku) {
        return at(stall.productJson(sku), "price", "amount");
    }

    private void edit(String sku, ProductPatch patch) {
        assertThat(stall.store.edit(sku, _ -> true, patch, "op")).isInstanceOf(EditOutcome.Done.class);
    }

    private List<String> refused() {
        return stall.store.hub().inForce().orElseThrow().refused();
    }

    @Test
    void aPriceOfTheHubIsThatProductsAtOnceAndAfterARestart() {
        var priced = priced(euros("TEE", 1900));

        assertThat(priced.changed()).singleElement().satisfies(changed -> {
            assertThat(changed.change().terms().price().minor()).isEqualTo(1900);
            assertThat(changed.productRevision()).isEqualTo(2);
        });
        assertThat(priced.assortment()).isEqualTo(stall.store.assortment().orElseThrow());
        assertThat(price("TEE")).isEqualTo(1900L);
        assertThat(stall.productJson("TEE")).doesNotContainKey("edited");
        assertThat(at(stall.page(), "products", 0, "price", "amount")).isEqualTo(1900L);
        assertThat(stall.product("LP").etag()).isEqualTo("1");

        stall.restart();

        assertThat(price("TEE")).isEqualTo(1900L);
        assertThat(stall.store.hub().apply(word(SPRING, euros("TEE", 1900))))
                .isEqualTo(new HubPriceOutcome.Unchanged());
        assertThat(stall.store.revision()).hasValue(2);
    }

    @Test
    void anEditAfterItLiesOverItAndComesOffAgain() {
        priced(euros("TEE", 1900));
        edit("TEE", TestPatch.price(1500));

        assertThat(stall.store.hub().apply(word(SPRING, euros("TEE", 1900))))
                .isEqualTo(new HubPriceOutcome.Unchanged());
        priced(euros("TEE", 1900), euros("LP", 2000));
        assertThat(price("TEE")).isEqualTo(1500L);
        assertThat(price("LP")).isEqualTo(2000L);
        edit("TEE", TestPatch.noPrice());

        assertThat(price("TEE")).isEqualTo(1900L);
    }

    @Test
    void anEditBeforeItIsTakenAwayAndTheOthersOfThatProductStay() {
        edit("TEE", TestPatch.price(1500));
        edit("TEE", TestPatch.limit(new Patch.Put<>(3)));
        priced(euros("TEE", 1900));

        assertThat(price("TEE")).isEqualTo(1900L);
        assertThat(at(stall.productJson("TEE"), "edited")).isEqualTo(List.of("limit_per_order"));

        edit("TEE", TestPatch.price(1400));
        priced(euros("TEE", 2000));
        assertThat(price("TEE")).isEqualTo(2000L);
        priced();

        assertThat(price("TEE")).as("the catalog's").isEqualTo(2500L);
    }

    @Test
    void whatIsNotListedAnyMoreCostsWhatTheCatalogSays() {
        priced(euros("TEE", 1900), euros("LP", 2000));
        edit("LP", TestPatch.price(1000));

        var back = priced();

        assertThat(back.changed())
                .extracting(changed -> changed.change().terms().sku())
                .containsExactly("TEE");
        assertThat(price("TEE")).isEqualTo(2500L);
        assertThat(price("LP")).as("edited after the hub's").isEqualTo(1000L);
    }

    @Test
    void anotherManifestEndsThemAndBringsItsOwn() {
        priced(euros("TEE", 1900), euros("LP", 2000));
        edit("LP", TestPatch.price(1000));

        stall.importOfHub(word(SUMMER, euros("LP", 2100)));

        assertThat(price("TEE")).isEqualTo(2500L);
        assertThat(price("LP")).as("newer than the edit").isEqualTo(2100L);
        assertThat(stall.store.hub().apply(word(SPRING, euros("TEE", 1))))
                .isEqualTo(new HubPriceOutcome.OtherCatalog());
        assertThat(stall.store.hub().inForce().orElseThrow().manifest()).isEqualTo(SUMMER);
    }

    @Test
    void theSameManifestImportedAgainIsNoNewWord() {
        priced(euros("TEE", 1900));
        edit("TEE", TestPatch.price(1500));

        stall.importOfHub(word(SPRING, euros("TEE", 1900)));

        assertThat(price("TEE")).isEqualTo(1500L);
    }

    @Test
    void aFolderOfTheCreatorsHasNone() {
        priced(euros("TEE", 1900));

        stall.importFolder();

        assertThat(price("TEE")).isEqualTo(2500L);
        assertThat(stall.store.hub().inForce()).isEmpty();
        assertThat(stall.store.hub().apply(word(SPRING, euros("TEE", 1900))))
                .isEqualTo(new HubPriceOutcome.OtherCatalog());
    }

    @Test
    void aLineThatDoesNotFitIsRefusedAloneAndSaidOnce() {
        var priced = priced(euros("TEE", 1900), euros("MUG", 500), new HubWord.Price("LP", 9, "SEK"));

        assertThat(priced.refused())
                .containsExactly("LP is priced in SEK, the catalog in EUR", "MUG is not in the hub's catalog");
        assertThat(price("TEE")).isEqualTo(1900L);
        assertThat(price("LP")).isEqualTo(2200L);
        assertThat(priced(euros("TEE", 1800), euros("MUG", 500)).refused()).isEmpty();
        assertThat(refused()).containsExactly("MUG is not in the hub's catalog");
    }

    @Test
    void manyAreOneRevisionAndWhoFollowsTheChangesFindsThem() {
        var since = String.valueOf(stall.page().get("changes"));

        var priced = priced(euros("TEE", 1), euros("LP", 2), euros("PAIR", 3), euros("PRINT", 4));

        assertThat(priced.changed()).hasSize(4);
        assertThat(stall.store.revision()).hasValue(2);
        assertThat(TestStall.skusOf(stall.changes(since, null))).containsExactly("TEE", "LP", "PAIR", "PRINT");
    }

    @Test
    void whoWalksThePagesSeesThePricesOfTheRevisionItBeganAt() {
        var first = stall.page(null, 2, null);

        priced(euros("PAIR", 3), euros("PRINT", 4));

        var second = stall.page(String.valueOf(first.get("next")), 2, null);
        assertThat(at(second, "products", 0, "price", "amount")).isEqualTo(4500L);
        assertThat(at(second, "products", 1, "price", "amount")).isEqualTo(6000L);
    }

    @Test
    void moreThanCanBeTakenBackAreInForceAllTheSame() throws Exception {
        var rows = new StringBuilder();
        for (var n = 0; n < 30; n++) {
            rows.append("P%02d,Thing,,10.00,EUR,standard,5,,,,,,\n".formatted(n));
        }
        stall.write(rows.toString());
        stall.importOfHub(word(SPRING));
        var prices = new HubWord.Price[30];
        for (var round = 1; round <= 3; round++) {
            for (var n = 0; n < prices.length; n++) {
                prices[n] = euros("P%02d".formatted(n), round);
            }
            assertThat(priced(prices).changed()).hasSize(30);
        }
        edit("P07", TestPatch.price(1));

        assertThat(price("P29")).isEqualTo(3L);
        stall.restart();
        assertThat(price("P29")).isEqualTo(3L);
        assertThat(price("P07")).isEqualTo(1L);
    }

    @Test
    void theNextEventGoesOnWithThem() {
        priced(euros("TEE", 1900));
        var next = stall.store.nextEvent("Next", null, _ -> 1).orElseThrow();

        stall.store.select(next.id());

        assertThat(price("TEE")).isEqualTo(1900L);
        priced(euros("TEE", 1800));
        assertThat(price("TEE")).isEqualTo(1800L);
    }
}
