package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.StoreException.Kind;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes of a disk that takes no writes. */
class RecoveryTest {
    @RegisterExtension
    final TestStall stall = TestStall.inRealTime();

    @Test
    void aFullDiskIsSaidAndLeftWithoutARestart() {
        var shop = stall.selling();
        var first = shop.sold("a");
        stall.disk.breakDisk();

        var refused = shop.shirt("b");
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Outcome.NotDurable.class,
                        outcome -> assertThat(outcome.diskFull()).isTrue());
        assertThat(shop.ledger.condition()).isEqualTo(new LedgerCondition.Recovering(Kind.DISK_FULL));
        assertThat(shop.shirt("b")).isInstanceOf(Outcome.NotDurable.class);
        assertThat(shop.reads.stock().json().text()).contains("\"TEE\":39");
        assertThat(shop.reads.orderById(first.id())).contains(first);
        assertThat(shop.reads.orders(null, null))
                .isInstanceOfSatisfying(
                        Page.Found.class,
                        page -> assertThat(page.json().text())
                                .contains("\"number\":1,")
                                .doesNotContain("\"number\":2,"));

        stall.disk.mendDisk();
        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
        assertThat(shop.sold("b").number()).isEqualTo(2);
        assertThat(shop.reads.orderById(first.id())).contains(first);
    }

    @Test
    void aDiskThatIsFullAtStartShowsTheStockAndSellsOnceItHasRoom() {
        var before = stall.selling();
        before.sold("a");
        before.close();
        stall.disk.breakDisk();

        var shop = stall.start();

        assertThat(shop.ledger.condition()).isEqualTo(new LedgerCondition.Recovering(Kind.DISK_FULL));
        assertThat(shop.adopt(41, 40)).isEqualTo(new AdoptOutcome.NotAdopted(Kind.DISK_FULL));
        assertThat(shop.reads.stock().json().text()).contains("\"TEE\":39");
        assertThat(shop.shirt("b")).isInstanceOf(Outcome.NotDurable.class);
        stall.disk.mendDisk();
        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
        var order = JsonReading.object(shop.sold("b").json());
        assertThat(order).containsEntry("number", 2L).containsEntry("boot", 2L);
    }

    @Test
    void aNewCatalogMetWithAFullDiskIsAdoptedByItselfOnceThereIsRoom() {
        stall.selling().close();
        stall.disk.breakDisk();
        var shop = stall.start();
        assertThat(shop.adopt(42, 7)).isEqualTo(new AdoptOutcome.NotAdopted(Kind.DISK_FULL));
        assertThat(shop.reads.stock().json().text()).endsWith("\"available\":{}}");

        stall.disk.mendDisk();

        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
        assertThat(shop.reads.available("TEE")).isEqualTo(7);
    }

    @Test
    void aMistakeInTheMiddleOfAWriteNeverGivesANumberTwice() {
        var shop = stall.selling();
        stall.disk.afterNextWrite(() -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(shop.shirt("a"))
                .isEqualTo(new Outcome.NotDurable<>(
                        Kind.INPUT_OUTPUT, TestLedger.CONFIG.queue().retryAfter()));

        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
        assertThat(shop.sold("b").number()).isEqualTo(2);
        assertThat(shop.sold("a").number()).isEqualTo(1);
    }

    @Test
    void anotherEventMetWithAFullDiskDoesNotTakeTheStallFromOneThatIsOpen() {
        var before = stall.selling();
        before.sold("a");
        before.close();
        stall.disk.breakDisk();
        var shop = stall.start();
        var next = TestShop.of(new UUID(5, 5), TestShop.assortment(42, 7));
        assertThat(shop.adopt(next)).isEqualTo(new AdoptOutcome.NotAdopted(Kind.DISK_FULL));

        stall.disk.mendDisk();

        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
        assertThat(shop.reads.event()).isEqualTo(new EventView(TestShop.EVENT, EventLife.OPEN));
        assertThat(shop.adopt(next)).isEqualTo(new AdoptOutcome.OtherEventOpen(TestShop.EVENT));
        shop.adopting(41, 40);
        assertThat(shop.reads.available("TEE")).isEqualTo(39);
    }

    @Test
    void anotherEventMetWithAFullDiskLeavesHoldsToTheirOwn() {
        var before = stall.selling();
        before.held("a", line("TEE", 5));
        before.close();
        stall.disk.breakDisk();
        var shop = stall.start();
        shop.adopt(TestShop.of(new UUID(5, 5), TestShop.assortment(42, 7)));

        stall.disk.mendDisk();

        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
        stall.time.pass(TestLedger.CONFIG.holds().lease());
        assertThat(shop.nudge().adopting(41, 40).reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void tokensOfAStallWhoseFirstDiskWasFullOutliveARestart() {
        stall.disk.breakDisk();
        var shop = stall.start();
        stall.disk.mendDisk();
        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);

        var hold = JsonReading.object(
                TestLedger.done(shop.adopting(41, 40).hold("a", line("TEE", 1))).json());

        assertThat(stall.selling().reads.claim(String.valueOf(hold.get("token"))))
                .hasValueSatisfying(claim -> assertThat(claim.proven()).isTrue());
    }

    @Test
    void whatIsHeldOutlivesAFailedWrite() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 40));
        stall.disk.failWrite(1, MemoryStore.Fault.LOST);
        shop.adjust("LP", Adjustment.Kind.RESTOCK, 1);

        assertThat(TestLedger.refused(shop.nudge().shirt("b"))).isEqualTo(new Refusal.InsufficientStock("TEE", 0, 1));
        assertThat(shop.order("c", TestShop.outOf(hold, 80_000, line("TEE", 40))))
                .isInstanceOf(Outcome.Done.class);
    }
}
