package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.EVENT;
import static dev.flightcase.cache.checkout.TestShop.OPERATOR;
import static dev.flightcase.cache.checkout.TestShop.cash;
import static dev.flightcase.cache.checkout.TestShop.item;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.PriceTerms;
import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.catalogfolder.SaleWindow;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operator edits one product while the stall sells. */
class TakeUpEditTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    private final Assortment goods = TestShop.assortment(41, 40);

    @Test
    void aNewPriceIsTakenAtOnceAndNoOther() {
        var shop = stall.selling();

        takeUp(shop, TestShop.with(goods, 42, item("TEE", 1500, 40)), "TEE");

        assertThat(shop.order("a", cash(1500, line("TEE", 1)))).isInstanceOf(Outcome.Done.class);
        assertThat(TestLedger.refused(shop.shirt("b"))).isInstanceOf(Refusal.TenderMismatch.class);
    }

    @Test
    void aPausedProductIsNotSoldNorHeld() {
        var shop = stall.selling();
        var paused = new SaleTerms(
                "TEE", "Shirt", PriceTerms.fixed(2000), "standard", 40, List.of(), SaleWindow.ALWAYS, null, true);

        takeUp(shop, TestShop.with(goods, 42, paused), "TEE");

        assertThat(TestLedger.refused(shop.shirt("a"))).isEqualTo(new Refusal.Paused("TEE"));
        assertThat(TestLedger.refused(shop.hold("b", line("TEE", 1)))).isEqualTo(new Refusal.Paused("TEE"));
        assertThat(TestLedger.refused(shop.order("c", cash(4500, line("BUNDLE", 1)))))
                .isEqualTo(new Refusal.Paused("TEE"));
    }

    @Test
    void moreBroughtIsMoreToSellWithWhatWasSoldAndCountedKept() {
        var shop = stall.selling();
        shop.sold("a");
        shop.adjust("TEE", Adjustment.Kind.RESTOCK, 3);

        takeUp(shop, TestShop.with(goods, 42, item("TEE", 2000, 50)), "TEE");

        assertThat(shop.reads.available("TEE")).isEqualTo(52);
    }

    @Test
    void aProductThatIsNewIsSoldAtOnce() {
        var shop = stall.selling();
        var revision = shop.reads.revision();

        takeUp(shop, TestShop.with(goods, 42, item("CAP", 900, 5)), "CAP");

        assertThat(shop.order("a", cash(900, line("CAP", 1)))).isInstanceOf(Outcome.Done.class);
        assertThat(shop.reads.changesSince(revision).available()).containsEntry("CAP", 4L);
        assertThat(stall.selling(TestShop.with(goods, 42, item("CAP", 900, 5)))
                        .reads
                        .available("CAP"))
                .isEqualTo(4);
    }

    /** What was sold of it before an import left it out is not forgotten. */
    @Test
    void aProductThatComesBackHasTheStockItHad() {
        var shop = stall.selling();
        var order = TestLedger.done(shop.order("a", cash(2200 * 10, line("LP", 10))));
        var without = TestShop.without(TestShop.without(goods, 42, "BUNDLE"), 42, "LP");
        shop.adopting(without);

        takeUp(shop, TestShop.with(without, 43, item("LP", 2200, 60)), "LP");

        assertThat(shop.reads.available("LP")).isEqualTo(50);
        shop.voided(order, null);
        assertThat(shop.reads.available("LP")).isEqualTo(60);
        assertThat(stall.selling(TestShop.with(without, 43, item("LP", 2200, 60)))
                        .reads
                        .available("LP"))
                .isEqualTo(60);
    }

    @Test
    void whatIsAskedInTheSameBatchAfterItGoesByTheEdit() {
        var shop = stall.selling();
        try (var write = new HeldUpWrite(stall.disk)) {
            shop.asking("before", 1);
            write.awaitReached();
            shop.ledger.takeUp(OPERATOR, TestShop.with(goods, 42, item("TEE", 1500, 41)), "TEE");
            shop.ledger.order(TestShop.PHONE, TestShop.key("after"), cash(1500 * 40, line("TEE", 40)));
        }

        assertThat(shop.nudge().counting.of("order done")).isEqualTo(2);
        assertThat(shop.reads.available("TEE")).isZero();
    }

    @Test
    void theSameEditAgainChangesNothing() {
        var shop = stall.selling();
        var edited = TestShop.with(goods, 42, item("TEE", 1500, 50));
        takeUp(shop, edited, "TEE");
        var revision = shop.reads.revision();

        assertThat(TestLedger.answer(shop.ledger.takeUp(OPERATOR, edited, "TEE")))
                .isEqualTo(new Outcome.Done<>(new EventView(EVENT, EventLife.SET_UP), true));

        assertThat(shop.reads.revision()).isEqualTo(revision);
        assertThat(shop.adopt(edited)).isEqualTo(new AdoptOutcome.Adopted(revision, List.of()));
    }

    @Test
    void anotherEventsCatalogIsNoEdit() {
        var shop = stall.selling();
        var other = TestShop.of(new UUID(5, 5), TestShop.assortment(42, 7));

        assertThat(TestLedger.refused(TestLedger.answer(shop.ledger.takeUp(OPERATOR, other, "TEE"))))
                .isEqualTo(new Refusal.NoEvent());
        assertThat(TestLedger.refused(TestLedger.answer(stall.start().ledger.takeUp(OPERATOR, goods, "TEE"))))
                .isEqualTo(new Refusal.NoEvent());
    }

    private static void takeUp(TestLedger shop, Assortment edited, String sku) {
        assertThat(TestLedger.answer(shop.ledger.takeUp(OPERATOR, edited, sku)))
                .isEqualTo(new Outcome.Done<>(
                        new EventView(EVENT, shop.reads.event().life()), false));
    }
}
