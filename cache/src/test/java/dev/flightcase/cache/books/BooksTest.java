package dev.flightcase.cache.books;

import static dev.flightcase.cache.TestStall.cash;
import static dev.flightcase.cache.TestStall.less;
import static dev.flightcase.cache.TestStall.noted;
import static dev.flightcase.cache.TestStall.order;
import static dev.flightcase.cache.TestStall.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.StallHistory;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.TestStall;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.checkout.Adjustment;
import dev.flightcase.cache.checkout.CashCount.Occasion;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.Tender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private final MemoryStore disk = new MemoryStore();
    private final TestStall stall = new TestStall(disk);

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void theSameMoneyIsToldByTenderHelperProductAndTax() {
        stall.adopting(1);
        var _ = stall.sell("Ana", "TEE", 2);
        var _ = stall.sell(order(
                "Ana",
                List.of(less("BUNDLE", 1, 500), new OrderLine("LP", 1)),
                cash(1000),
                noted(Tender.Noted.Kind.OWN_READER, 3200, "slip 7"),
                token(2000)));
        var taken = stall.sell(null, "LP", 3);
        var _ = stall.voided(taken.id(), "wrong size");
        var _ = stall.sell(TestStall.training(order("Ben", List.of(new OrderLine("TEE", 1)), cash(2000))));

        var sums = totals(books()).sums().getFirst();

        assertThat(sums.sold()).isEqualTo(new Totals.Made(3, 4000 + 6200 + 6600));
        assertThat(sums.voided()).isEqualTo(new Totals.Made(1, 6600));
        assertThat(sums.total()).isEqualTo(10_200);
        assertThat(sums.training()).isEqualTo(new Totals.Made(1, 2000));
        assertThat(sums.by().tenders())
                .containsExactly(
                        new Totals.Tender("cash", 2, 5000),
                        new Totals.Tender("own-reader", 1, 3200),
                        new Totals.Tender("payment-token", 1, 2000));
        assertThat(sums.by().helpers()).containsExactly(new Totals.Helper("Ana", false, 2, 10_200));
        assertThat(sums.by().products())
                .containsExactly(
                        new Totals.Product("TEE", "Name of TEE", 2, 4000, 0, 4000),
                        new Totals.Product("BUNDLE", "Name of BUNDLE", 1, 4500, 500, 4000),
                        new Totals.Product("LP", "Name of LP", 1, 2200, 0, 2200));
        assertThat(sums.by().taxes())
                .containsExactly(
                        // 40.00 and 40.00 at 19 % inclusive are 33.61 and 6.39 each; 22.00 at 5.5 % is 20.85 and 1.15.
                        new Totals.Tax("standard", 2 * 3361, 2 * 639), new Totals.Tax("reduced", 2085, 115));
    }

    @Test
    void aVoidCountsOnTheDayOnWhichItIsMade() {
        stall.adopting(1);
        stall.at(Instant.parse("2026-11-21T22:30:00Z"));
        var order = stall.sell("Ana", "TEE", 1);
        stall.at(Instant.parse("2026-11-21T23:30:00Z"));
        var _ = stall.voided(order.id(), "wrong size");
        var books = new Books(stall.journal(), MADRID, BooksConfig.defaults(), Redating.none());

        var saturday = books.totals(null, LocalDate.of(2026, 11, 21)).sums().getFirst();
        var sunday = books.totals(null, LocalDate.of(2026, 11, 22)).sums().getFirst();

        assertThat(saturday.total()).isEqualTo(2000);
        assertThat(sunday.sold().count()).isZero();
        assertThat(sunday.total()).isEqualTo(-2000);
        assertThat(sunday.by().helpers()).containsExactly(new Totals.Helper("Ana", false, -1, -2000));
        assertThat(books.totals(null, null).sums().getFirst().by().products()).isEmpty();
        assertThat(books.totals(null, LocalDate.of(2026, 11, 23)).sums()).isEmpty();
    }

    @Test
    void countedCashIsHeldAgainstWhatShouldHaveBeenThereThen() {
        stall.adopting(1);
        stall.count(Occasion.FLOAT, 10_000);
        var _ = stall.sell("Ana", "TEE", 1);
        stall.count(Occasion.FLOAT, 20_000);
        var back = stall.sell("Ana", "LP", 1);
        var _ = stall.sell(
                order("Ana", List.of(new OrderLine("LP", 1)), noted(Tender.Noted.Kind.TRANSFER, 2200, null)));
        stall.count(Occasion.CHECK, 24_000);
        var _ = stall.voided(back.id(), "scratched");

        var box = totals(books()).cash();

        assertThat(box.start()).isEqualTo(20_000);
        assertThat(box.taken()).isEqualTo(4200);
        assertThat(box.givenBack()).isEqualTo(2200);
        assertThat(box.expected()).isEqualTo(22_000);
        assertThat(box.count())
                .isEqualTo(new CashBox.Count(Occasion.CHECK, 24_000, 24_200, TestStall.START, "Helper 2"));
        assertThat(box.count() == null ? 0 : box.count().difference()).isEqualTo(-200);
    }

    @Test
    void aFloatAfterClosingBeginsTheBoxAnew() {
        stall.adopting(1);
        stall.count(Occasion.FLOAT, 10_000);
        var _ = stall.sell("Ana", "TEE", 1);
        stall.count(Occasion.CLOSING, 12_000);
        var closed = books();
        assertThat(totals(closed).cash().count()).matches(count -> count != null && count.difference() == 0);

        stall.pass(Duration.ofHours(14));
        stall.count(Occasion.FLOAT, 5000);
        var _ = stall.sell("Ana", "LP", 1);

        assertThat(totals(closed).cash()).isEqualTo(new CashBox(TestStall.EUR, 5000, 2200, 0, null));
        assertThat(closed.totals(null, LocalDate.of(2026, 11, 21)).cash().expected())
                .isEqualTo(12_000);
    }

    @Test
    void ordersWhoseTimeWasMadeUpAreCounted() {
        stall.adopting(1).trust(ClockTrust.State.UNTRUSTED);
        var _ = stall.sell("Ana", "TEE", 1);

        assertThat(totals(books()).sums().getFirst().timeUnsure()).isEqualTo(1);
    }

    @Test
    void aRecordOfAnUnsureTimeCountsOnItsDayOnceThatIsKnown() {
        stall.adopting(1).trust(ClockTrust.State.FLOOR);
        var _ = stall.sell("Ana", "TEE", 1);
        stall.trust(ClockTrust.State.SYNCED);
        var _ = stall.sell("Ana", "TEE", 1);
        var redating = new LateTruth(Duration.ofDays(2), false);
        var books = new Books(stall.journal(), ZoneOffset.UTC, BooksConfig.defaults(), redating);
        var day = LocalDate.of(2026, 11, 21);

        assertThat(books.totals(null, day).sums().getFirst().sold().count()).isEqualTo(2);
        assertThat(books.totals(null, day).sums().getFirst().timeUnsure()).isEqualTo(1);

        redating.learn();

        assertThat(books.totals(null, day).sums().getFirst().sold().count()).isEqualTo(1);
        assertThat(books.totals(null, day.plusDays(2)).sums().getFirst().sold().count())
                .isEqualTo(1);
        assertThat(books.totals(null, null).sums().getFirst().timeUnsure()).isZero();
    }

    @Test
    void tooManyHelpersAndProductsShareARow() {
        stall.adopting(1);
        for (var helper = 0; helper < 5; helper++) {
            var _ = stall.sell("Helper " + helper, helper % 2 == 0 ? "TEE" : "LP", 1);
        }
        var books = new Books(stall.journal(), ZoneOffset.UTC, new BooksConfig(2, 1, 16, 10), Redating.none());

        var by = totals(books).sums().getFirst().by();

        assertThat(by.helpers())
                .containsExactly(
                        new Totals.Helper("Helper 0", false, 1, 2000),
                        new Totals.Helper("Helper 1", false, 1, 2200),
                        new Totals.Helper(null, true, 3, 6200));
        assertThat(by.products())
                .containsExactly(
                        new Totals.Product("TEE", "Name of TEE", 3, 6000, 0, 6000),
                        new Totals.Product(null, "", 2, 4400, 0, 4400));
    }

    @Test
    void daysThatAreNoLongerKeptAreCountedAgain() {
        new StallHistory(stall, 4).run(40);
        for (var day = 0; day < 4; day++) {
            stall.pass(Duration.ofDays(1));
            stall.count(Occasion.CHECK, 1000L * day);
            new StallHistory(stall, 10 + day).run(40);
        }
        var small = new Books(stall.journal(), MADRID, new BooksConfig(100, 1000, 2, 10), Redating.none());
        var large = new Books(stall.journal(), MADRID, BooksConfig.defaults(), Redating.none());

        assertThat(small.totals(null, null)).isEqualTo(large.totals(null, null));
        for (var day = LocalDate.of(2026, 11, 20); day.getDayOfMonth() < 28; day = day.plusDays(1)) {
            assertThat(small.totals(null, day)).isEqualTo(large.totals(null, day));
        }
    }

    @Test
    void whatIsReadStepByStepEqualsWhatIsReadAtOnce() {
        for (var seed = 0; seed < 20; seed++) {
            try (var other = new TestStall(new MemoryStore(), seed)) {
                var stepwise = new Books(other.journal(), ZoneOffset.UTC, BooksConfig.defaults(), Redating.none());
                for (var part = 0; part < 4; part++) {
                    new StallHistory(other, 100L * seed + part).run(40);
                    var _ = stepwise.totals(null, null);
                }
                var atOnce = new Books(other.journal(), ZoneOffset.UTC, BooksConfig.defaults(), Redating.none())
                        .totals(null, null);

                assertThat(stepwise.totals(null, null)).as("seed %s", seed).isEqualTo(atOnce);
                assertThat(atOnce.sequence()).isEqualTo(other.journal().last());
                var sums = atOnce.sums().getFirst();
                var total = sums.total();
                assertThat(sums.by().tenders().stream()
                                .mapToLong(Totals.Tender::minor)
                                .sum())
                        .isEqualTo(total);
                assertThat(sums.by().helpers().stream()
                                .mapToLong(Totals.Helper::minor)
                                .sum())
                        .isEqualTo(total);
                assertThat(sums.by().products().stream()
                                .mapToLong(Totals.Product::minor)
                                .sum())
                        .isEqualTo(total);
                assertThat(sums.by().taxes().stream()
                                .mapToLong(tax -> tax.net() + tax.tax())
                                .sum())
                        .isEqualTo(total);
            }
        }
    }

    @Test
    void anotherJournalIsCountedFromItsBeginning() {
        stall.adopting(1);
        var _ = stall.sell("Ana", "TEE", 1);
        var books = books();
        var before = totals(books);
        try (var store = disk.open()) {
            var writes = new Writes();
            writes.put(new Table("meta"), "epoch".getBytes(StandardCharsets.US_ASCII), new byte[8]);
            store.write(writes, Durability.SYNCED);
        }

        assertThat(totals(books)).isEqualTo(before);
    }

    @Test
    void theJsonSaysItInWordsOfTheContract() {
        stall.adopting(1);
        stall.count(Occasion.FLOAT, 10_000);
        var _ = stall.sell("Ana", "TEE", 2);
        var _ = stall.hold("TEE", 3);
        stall.adjust("TEE", Adjustment.Kind.DAMAGE, -1);

        var json = json(books());

        assertThat(JsonReading.at(json, "event")).isEqualTo(TestStall.EVENT.toString());
        assertThat(JsonReading.at(json, "sold", "total")).isEqualTo(Map.of("amount", 4000L, "currency", "EUR"));
        assertThat(JsonReading.at(json, "tenders", 0, "kind")).isEqualTo("cash");
        assertThat(JsonReading.at(json, "cash", "expected", "amount")).isEqualTo(14_000L);
        assertThat(json.get("units_left_out")).isEqualTo(0L);
        assertThat(json.get("units"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(Map.of(
                        "sku",
                        "TEE",
                        "brought",
                        40L,
                        "adjusted",
                        0L,
                        "held",
                        3L,
                        "sold",
                        2L,
                        "withdrawn",
                        1L,
                        "available",
                        34L));
    }

    @Test
    void beforeTheFirstSaleThereIsNoMoney() {
        stall.adopting(1);

        var json = json(books());

        assertThat(json)
                .containsEntry("currency", null)
                .containsEntry("cash", null)
                .doesNotContainKey("sold");
    }

    private Map<String, ?> json(Books books) {
        Bytes text = new TotalsJson(new JsonText(), stall.journal(), BooksConfig.defaults()).render(totals(books));
        return JsonReading.object(text);
    }

    private Books books() {
        return new Books(stall.journal(), ZoneOffset.UTC, BooksConfig.defaults(), Redating.none());
    }

    private static Totals totals(Books books) {
        return books.totals(null, null);
    }
}
