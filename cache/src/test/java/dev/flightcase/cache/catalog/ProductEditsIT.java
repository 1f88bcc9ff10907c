package dev.flightcase.cache.catalog;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.Pricing;
import dev.flightcase.catalogfolder.Product;
import dev.flightcase.catalogfolder.SaleRules;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.Supply;
import dev.flightcase.catalogfolder.Variant;
import dev.flightcase.catalogfolder.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's own edits: each a new revision, over the folder, and still there after the next import. */
class ProductEditsIT {
    private TestStall stall;

    @BeforeEach
    void start(@TempDir Path directory) {
        stall = new TestStall(directory);
        stall.importFolder();
    }

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void anEditIsANewRevisionOfThatProductAlone() {
        var done = done(edit("TEE", TestPatch.price(1999)));

        assertThat(stall.store.revision()).hasValue(2);
        assertThat(done.product()).isEqualTo(stall.product("TEE"));
        assertThat(stall.product("TEE").etag()).isEqualTo("2");
        assertThat(at(stall.productJson("TEE"), "price", "amount")).isEqualTo(1999L);
        assertThat(at(stall.productJson("TEE"), "edited")).isEqualTo(List.of("price"));
        assertThat(stall.product("LP").etag()).isEqualTo("1");
        assertThat(at(stall.page(), "products", 0, "price", "amount")).isEqualTo(1999L);
        assertThat(at(stall.page(), "revision")).isEqualTo(2L);
    }

    @Test
    void theLedgerIsToldAllTermsOfTheProductAndItsPlaceStays() {
        var before = stall.store.assortment().orElseThrow();

        var done = done(edit("LP", TestPatch.paused(true)));

        assertThat(done.change().revision()).isEqualTo(2);
        assertThat(done.change().event()).isEqualTo(before.event());
        assertThat(done.change().terms().paused()).isTrue();
        assertThat(done.change().terms().granted()).isEqualTo(60);
        assertThat(done.change().removed()).isFalse();
        assertThat(done.assortment()).isEqualTo(stall.store.assortment().orElseThrow());
        assertThat(done.assortment().items().get(1)).isEqualTo(done.change().terms());
        assertThat(done.assortment().items().place("LP"))
                .isEqualTo(before.items().place("LP"));
    }

    @Test
    void aPausedProductSaysSoInItsStateUntilItGoesOn() {
        edit("PRINT", TestPatch.paused(true));
        assertThat(stall.productJson("PRINT")).containsEntry("state", "paused");

        edit("PRINT", TestPatch.paused(false));

        assertThat(stall.productJson("PRINT")).containsEntry("state", "armed").doesNotContainKey("edited");
        assertThat(stall.product("PRINT").etag()).isEqualTo("3");
    }

    @Test
    void takingTheLastEditAwayBringsTheFolderBackAsANewRevision() {
        edit("TEE", TestPatch.price(1999));

        var done = done(edit("TEE", TestPatch.noPrice()));

        assertThat(at(stall.productJson("TEE"), "price", "amount")).isEqualTo(2500L);
        assertThat(stall.productJson("TEE")).doesNotContainKey("edited");
        assertThat(done.product().revision()).isEqualTo(3);
    }

    @Test
    void anEditThatChangesNothingIsNoRevision() {
        edit("TEE", TestPatch.price(1999));

        assertThat(edit("TEE", TestPatch.price(1999))).isInstanceOf(EditOutcome.Unchanged.class);
        assertThat(edit("LP", TestPatch.NOTHING)).isInstanceOf(EditOutcome.Unchanged.class);
        assertThat(edit("LP", TestPatch.noPrice())).isInstanceOf(EditOutcome.Unchanged.class);
        assertThat(stall.store.revision()).hasValue(2);
    }

    @Test
    void everyFieldCanBeEditedAndIsFoundAgain() {
        var opens = Instant.parse("2026-11-22T10:00:00Z");
        edit("TEE", TestPatch.name("fr", new Patch.Put<>("Chemise de tournée")));
        edit("TEE", TestPatch.name("en", new Patch.Put<>("Polo")));
        edit("TEE", TestPatch.limit(new Patch.Put<>(3)));
        edit("TEE", TestPatch.window(new Patch.Put<>(new SaleWindow(opens, null))));
        edit("TEE", TestPatch.list("crew", new Patch.Put<>(new Money(500, TestPatch.EUR))));

        stall.restart();

        var tee = stall.productJson("TEE");
        assertThat(at(tee, "name"))
                .isEqualTo(Map.of("en", "Polo", "es", "Camiseta, negra", "fr", "Chemise de tournée"));
        assertThat(tee).containsEntry("limit_per_order", 3L).containsEntry("state", "armed");
        assertThat(at(tee, "price_lists", "crew", "amount")).isEqualTo(500L);
        assertThat(at(tee, "edited")).isEqualTo(List.of("name", "price_lists", "limit_per_order", "window"));
        assertThat(stall.skus("chemise")).containsExactly("TEE");
        assertThat(stall.skus("black")).isEmpty();
        var terms = stall.store.assortment().orElseThrow().items().getFirst();
        assertThat(terms.name()).isEqualTo("Polo");
        assertThat(terms.price().lists()).isEqualTo(Map.of("crew", 500L));
        assertThat(terms.window().opens()).isEqualTo(opens);
    }

    @Test
    void noLimitCanBeSaidOverALimit() {
        edit("PRINT", TestPatch.limit(new Patch.Put<>(0)));
        assertThat(stall.productJson("PRINT")).doesNotContainKey("limit_per_order");

        edit("PRINT", TestPatch.limit(new Patch.Remove<>()));

        assertThat(stall.productJson("PRINT")).containsEntry("limit_per_order", 1L);
    }

    @Test
    void whoLooksAtAnOlderStateIsTold() {
        edit("TEE", TestPatch.price(1999));

        var stale = stall.store.edit("TEE", "1"::equals, TestPatch.price(1), "op");

        assertThat(stale).isEqualTo(new EditOutcome.Stale("2"));
        assertThat(stall.store.remove("TEE", "1"::equals)).isEqualTo(new EditOutcome.Stale("2"));
        assertThat(edit("NONE", TestPatch.price(1))).isEqualTo(new EditOutcome.NotFound());
        assertThat(stall.store.revision()).hasValue(2);
    }

    @Test
    void whatBreaksARuleIsRefusedWithItsPlace() {
        assertThat(refused(edit("TEE", TestPatch.price(-1)))).isEqualTo("price.amount");
        assertThat(refused(edit(
                        "TEE", TestPatch.list("crew", new Patch.Put<>(new Money(1, Currency.getInstance("USD")))))))
                .isEqualTo("price_lists.crew.currency");
        assertThat(refused(edit("TEE", TestPatch.list("No!", new Patch.Put<>(new Money(1, TestPatch.EUR))))))
                .isEqualTo("price_lists");
        assertThat(refused(edit("TEE", TestPatch.name("en", new Patch.Put<>(" ")))))
                .isEqualTo("name.en");
        assertThat(refused(edit("TEE", TestPatch.name("en", new Patch.Put<>("x".repeat(201))))))
                .isEqualTo("name.en");
        assertThat(refused(edit("TEE", TestPatch.name("english!", new Patch.Put<>("x")))))
                .isEqualTo("name");
        assertThat(refused(edit("TEE", TestPatch.limit(new Patch.Put<>(-1))))).isEqualTo("limit_per_order");
        assertThat(refused(edit(
                        "TEE",
                        TestPatch.window(new Patch.Put<>(new SaleWindow(
                                Instant.parse("2026-11-22T10:00:00Z"), Instant.parse("2026-11-21T10:00:00Z")))))))
                .isEqualTo("window.closes");
        assertThat(stall.store.revision()).hasValue(1);
    }

    @Test
    void editsSurviveAnImportWhichChangesWhatLiesBelow() throws IOException {
        edit("TEE", TestPatch.price(1999));
        edit("LP", TestPatch.paused(true));
        stall.write(TestStall.ROWS.replace("25.00", "26.00").replace("Heavy", "Light"));

        var report = stall.importFolder();

        assertThat(report.operators().edits()).isEqualTo(2);
        assertThat(report.operators().differing()).containsExactly("LP paused", "TEE price");
        assertThat(report.products()).isEqualTo(new ImportReport.Products(4, 1, 0));
        assertThat(at(stall.productJson("TEE"), "price", "amount")).isEqualTo(1999L);
        assertThat(at(stall.productJson("TEE"), "description", "en")).isEqualTo("Light café cotton");
        assertThat(stall.product("TEE").revision()).isEqualTo(4);
        assertThat(stall.product("LP").revision()).isEqualTo(3);
        assertThat(stall.productJson("LP")).containsEntry("state", "paused");
        edit("TEE", TestPatch.noPrice());
        assertThat(at(stall.productJson("TEE"), "price", "amount")).isEqualTo(2600L);
        stall.restart();
        assertThat(at(stall.productJson("TEE"), "price", "amount")).isEqualTo(2600L);
        assertThat(stall.productJson("LP")).containsEntry("state", "paused");
    }

    @Test
    void anEditOfAProductThatWentAwayWaitsForItToComeBack() throws IOException {
        edit("PRINT", TestPatch.price(5000));
        stall.write(TestStall.ROWS.lines().limit(3).reduce("", (all, row) -> all + row + "\n"));
        assertThat(stall.importFolder().operators().edits()).isZero();
        stall.write(TestStall.ROWS);

        assertThat(stall.importFolder().operators().edits()).isEqualTo(1);

        assertThat(at(stall.productJson("PRINT"), "price", "amount")).isEqualTo(5000L);
    }

    @Test
    void pricesInAnotherCurrencyDoNotCount() throws IOException {
        edit("TEE", TestPatch.price(1999));
        stall.write(TestStall.ROWS.replace("EUR", "USD"));

        stall.importFolder();

        assertThat(at(stall.productJson("TEE"), "price")).isEqualTo(Map.of("amount", 2500L, "currency", "USD"));
    }

    @Test
    void aProductCanBeMadeAtTheStallAndTakenOutAgain() {
        var made = done(stall.store.create(own("POSTER", List.of()), "op"));

        assertThat(made.change().terms().granted()).isEqualTo(7);
        assertThat(made.assortment().items().place("POSTER")).isEqualTo(4);
        assertThat(stall.productJson("POSTER"))
                .containsEntry("own", true)
                .containsEntry("revision", 2L)
                .containsEntry("state", "on-sale");
        assertThat(TestStall.skusOf(stall.page())).containsExactly("TEE", "LP", "PAIR", "PRINT", "POSTER");
        assertThat(stall.skus("poster")).containsExactly("POSTER");
        edit("POSTER", TestPatch.price(900));
        stall.restart();
        assertThat(at(stall.productJson("POSTER"), "price", "amount")).isEqualTo(900L);

        var removed = done(stall.store.remove("POSTER", _ -> true));

        assertThat(removed.change().removed()).isTrue();
        assertThat(stall.store.product("POSTER")).isEmpty();
        assertThat(TestStall.skusOf(stall.page())).hasSize(4);
        assertThat(stall.skus("poster")).isEmpty();
        assertThat(removed.assortment().items().place("POSTER")).isEqualTo(-1);
        assertThat(stall.store.remove("POSTER", _ -> true)).isEqualTo(new EditOutcome.NotFound());
        assertThat(stall.store.remove("TEE", _ -> true)).isEqualTo(new EditOutcome.OfTheFolder());
    }

    @Test
    void whatWasRemovedAndMadeAgainHasItsPlaceAgain() {
        done(stall.store.create(own("A", List.of()), "op"));
        done(stall.store.create(own("B", List.of()), "op"));
        done(stall.store.remove("A", _ -> true));
        assertThat(stall.store.assortment().orElseThrow().items().place("B")).isEqualTo(5);

        var again = done(stall.store.create(own("A", List.of()), "op"));

        assertThat(again.assortment().items().place("A")).isEqualTo(4);
        assertThat(again.assortment().items().place("B")).isEqualTo(5);
    }

    @Test
    void ownProductsSurviveAnImportAndGiveWayToTheFolders() throws IOException {
        done(stall.store.create(own("POSTER", List.of()), "op"));
        done(stall.store.create(own("SET", List.of(new Component("TEE", 1), new Component("LP", 2))), "op"));
        edit("POSTER", TestPatch.price(900));

        var kept = stall.importFolder();

        assertThat(kept.operators().own()).isEqualTo(2);
        assertThat(kept.products()).isEqualTo(new ImportReport.Products(4, 0, 0));
        assertThat(at(stall.productJson("POSTER"), "price", "amount")).isEqualTo(900L);
        stall.write(TestStall.ROWS.replace("LP,Record", "POSTER,Record").replace("LP*1", "POSTER*1"));
        var taken = stall.importFolder();
        assertThat(taken.warnings())
                .containsExactly(
                        "POSTER was made at the stall and is in the folder now: the folder's is sold",
                        "SET was made at the stall and is left out: the folder has no product LP to be a part of it");
        assertThat(taken.products().removed()).isEqualTo(2);
        assertThat(stall.productJson("POSTER")).doesNotContainKey("own");
        assertThat(at(stall.productJson("POSTER"), "price", "amount")).isEqualTo(900L);
        stall.write(TestStall.ROWS);
        assertThat(stall.importFolder().operators().own()).isEqualTo(1);
        assertThat(stall.store.product("SET")).isPresent();
        assertThat(stall.store.product("POSTER")).isEmpty();
    }

    @Test
    void whatTheOperatorMakesFollowsTheFoldersRules() {
        assertThat(stall.store.create(own("TEE", List.of()), "op")).isEqualTo(new EditOutcome.Exists("TEE"));
        assertThat(stall.store.create(own("tee", List.of()), "op")).isEqualTo(new EditOutcome.Exists("TEE"));
        assertThat(refused(stall.store.create(own("a b", List.of()), "op"))).isEqualTo("sku");
        assertThat(refused(stall.store.create(own("S", List.of(new Component("NONE", 1))), "op")))
                .isEqualTo("bundle");
        assertThat(refused(stall.store.create(own("S", List.of(new Component("PAIR", 1))), "op")))
                .isEqualTo("bundle");
        assertThat(refused(stall.store.create(
                        own("S", List.of(new Component("TEE", 1), new Component("TEE", 1))), "op")))
                .isEqualTo("bundle");
    }

    @Test
    void editsHaveABound() {
        var most = TestStall.CONFIG.edits().productsMax();
        var outcomes = new ArrayList<EditOutcome>();
        for (var n = 0; n < most; n++) {
            outcomes.add(stall.store.create(own("OWN-" + n, List.of()), "op"));
        }

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(EditOutcome.Done.class));
        assertThat(stall.store.create(own("MORE", List.of()), "op")).isEqualTo(new EditOutcome.TooMany(most));
        assertThat(edit("TEE", TestPatch.price(1))).isEqualTo(new EditOutcome.TooMany(most));
        assertThat(edit("OWN-3", TestPatch.price(1))).isInstanceOf(EditOutcome.Done.class);
    }

    @Test
    void whoWatchesIsToldOnceItServes() {
        var told = new ArrayList<CatalogChange>();
        stall.store.watch(change -> {
            assertThat(stall.store.revision()).hasValue(change.revision());
            told.add(change);
        });

        var done = done(edit("TEE", TestPatch.price(1999)));
        stall.importFolder();

        assertThat(told)
                .containsExactly(
                        new CatalogChange.OneProduct(done.change(), 2, done.assortment()),
                        new CatalogChange.Everything(stall.store.assortment().orElseThrow()));
    }

    private EditOutcome edit(String sku, ProductPatch patch) {
        return stall.store.edit(sku, _ -> true, patch, "op");
    }

    private static EditOutcome.Done done(EditOutcome outcome) {
        assertThat(outcome).isInstanceOf(EditOutcome.Done.class);
        return (EditOutcome.Done) outcome;
    }

    private static String refused(EditOutcome outcome) {
        assertThat(outcome).isInstanceOf(EditOutcome.Refused.class);
        return ((EditOutcome.Refused) outcome).field();
    }

    static Product own(String sku, List<Component> bundle) {
        return new Product(
                sku,
                "",
                new Wording(Map.of("en", "Poster of the night"), Map.of(), "Prints"),
                new Pricing(new Money(800, TestPatch.EUR), Map.of(), false, "standard"),
                new Supply(bundle.isEmpty() ? 7 : 0, bundle),
                new SaleRules(SaleWindow.ALWAYS, null),
                Variant.NONE,
                List.of());
    }
}
