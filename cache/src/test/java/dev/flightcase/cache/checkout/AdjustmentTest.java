package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.Adjustment.Kind.COUNT;
import static dev.flightcase.cache.checkout.Adjustment.Kind.DAMAGE;
import static dev.flightcase.cache.checkout.Adjustment.Kind.GIFT;
import static dev.flightcase.cache.checkout.Adjustment.Kind.RESTOCK;
import static dev.flightcase.cache.checkout.TestShop.OPERATOR;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stock changes without a sale. */
class AdjustmentTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    private TestLedger shop;

    /** Ten are sold, five are held, of forty. */
    @BeforeEach
    void sell() {
        shop = stall.selling();
        TestLedger.done(TestLedger.answer(shop.asking("sold", 10)));
        shop.held("held", line("TEE", 5));
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT, 20, 15",
        "COUNT, 30, 25",
        "COUNT, 100, 95",
        "COUNT, 5, 0",
        "DAMAGE, -1, 24",
        "GIFT, -25, 0",
        "RESTOCK, 7, 32",
    })
    void eachChangesWhatIsLeft(Adjustment.Kind kind, long quantity, long left) {
        var entry = TestLedger.done(shop.adjust("TEE", kind, quantity));

        assertThat(shop.reads.available("TEE")).isEqualTo(left);
        assertThat(JsonReading.object(entry.json()))
                .containsEntry("kind", "adjustment")
                .containsEntry("adjustment", kind.wire())
                .containsEntry("sku", "TEE")
                .containsEntry("quantity", quantity)
                .containsEntry("available", left)
                .containsEntry("reason", "because")
                .containsEntry("helper", "Helper 1")
                .containsEntry("device", OPERATOR.device().toString());
        assertThat(stall.selling().reads.available("TEE")).isEqualTo(left);
    }

    @Test
    void fewerThanAreKeptForCustomersCannotBeCounted() {
        assertThat(TestLedger.refused(shop.adjust("TEE", COUNT, 4))).isEqualTo(new Refusal.CountBelowHeld("TEE", 5, 4));
        assertThat(shop.reads.available("TEE")).isEqualTo(25);
    }

    @Test
    void noMoreIsDamagedOrGivenAwayThanIsLeft() {
        assertThat(TestLedger.refused(shop.adjust("TEE", DAMAGE, -26)))
                .isEqualTo(new Refusal.InsufficientStock("TEE", 25, 26));
        assertThat(TestLedger.refused(shop.adjust("TEE", GIFT, -26)))
                .isEqualTo(new Refusal.InsufficientStock("TEE", 25, 26));
    }

    @Test
    void aBundleHasNoStockOfItsOwn() {
        assertThat(TestLedger.refused(shop.adjust("BUNDLE", COUNT, 4)))
                .isEqualTo(new Refusal.BundleHasNoStock("BUNDLE"));
        assertThat(TestLedger.refused(shop.adjust("CAP", COUNT, 4))).isEqualTo(new Refusal.UnknownSku("CAP"));
    }

    @Test
    void impossibleQuantitiesAreRefused() {
        for (var kind : Adjustment.Kind.values()) {
            for (var quantity : new long[] {Long.MIN_VALUE, -1_000_001, 1_000_001, Long.MAX_VALUE}) {
                assertThat(TestLedger.refused(shop.adjust("TEE", kind, quantity)))
                        .isInstanceOf(Refusal.Invalid.class);
            }
        }
        assertThat(TestLedger.refused(shop.adjust("TEE", DAMAGE, 1))).isInstanceOf(Refusal.Invalid.class);
        assertThat(TestLedger.refused(shop.adjust("TEE", RESTOCK, 0))).isInstanceOf(Refusal.Invalid.class);
        var unexplained = new Adjustment("TEE", RESTOCK, 1, " ", null);
        assertThat(TestLedger.refused(TestLedger.answer(shop.ledger.adjust(OPERATOR, unexplained, null))))
                .isEqualTo(new Refusal.Invalid("reason", "must say why"));
    }

    @Test
    void theSameKeyAdjustsOnce() {
        var restock = new Adjustment("TEE", RESTOCK, 5, "found a box", null);
        var first = TestLedger.answer(shop.ledger.adjust(OPERATOR, restock, TestShop.key("a")));

        var again = TestLedger.answer(stall.selling().ledger.adjust(OPERATOR, restock, TestShop.key("a")));

        assertThat(again).isEqualTo(new Outcome.Done<>(TestLedger.done(first), true));
        var other = new Adjustment("TEE", RESTOCK, 6, "found a box", null);
        var restarted = stall.selling();
        assertThat(TestLedger.answer(restarted.ledger.adjust(OPERATOR, other, TestShop.key("a"))))
                .isEqualTo(new Outcome.KeyConflict<>());
        assertThat(restarted.reads.available("TEE")).isEqualTo(30);
    }

    @Test
    void withoutAKeyItAdjustsEachTime() {
        shop.adjust("TEE", RESTOCK, 5);
        shop.adjust("TEE", RESTOCK, 5);

        assertThat(shop.reads.available("TEE")).isEqualTo(35);
    }

    @Test
    void anImportLeavesAdjustmentsOnTop() {
        shop.adjust("TEE", COUNT, 20); // Ten fewer than there should be.
        shop.adjust("TEE", DAMAGE, -2);

        shop.adopting(42, 50);

        assertThat(shop.reads.available("TEE")).isEqualTo(50 - 10 - 5 - 10 - 2);
    }

    @Test
    void theyAreLinkedInAChainOfTheirOwn() {
        var first = JsonReading.object(
                TestLedger.done(shop.adjust("TEE", RESTOCK, 1)).json());
        var second = JsonReading.object(
                TestLedger.done(shop.adjust("TEE", RESTOCK, 1)).json());

        assertThat(second.get("previous")).isEqualTo(first.get("hash"));
        assertThat(second.get("number")).isEqualTo((long) first.getOrDefault("number", 0L) + 1);
    }
}
