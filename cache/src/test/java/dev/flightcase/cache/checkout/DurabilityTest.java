package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.cash;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing is answered, and nothing can be seen, before it is on the disk. */
class DurabilityTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    private TestLedger shop;

    @BeforeEach
    void sell() {
        shop = stall.selling();
    }

    @Test
    void anOrderIsNotVisibleBeforeItIsWritten() {
        try (var write = new HeldUpWrite(stall.disk)) {
            var outcome = shop.asking("a", 1);
            write.awaitReached();

            assertUnchanged(outcome);
            assertThat(shop.reads.orders(null, null))
                    .isInstanceOfSatisfying(
                            Page.Found.class,
                            page -> assertThat(page.json().text()).isEqualTo("{\"orders\":[],\"next\":null}"));
            assertThat(shop.reads.event().life()).isEqualTo(EventLife.SET_UP);
        }
        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(39);
    }

    @Test
    void aHoldIsNotVisibleBeforeItIsWritten() {
        try (var write = new HeldUpWrite(stall.disk)) {
            var outcome = shop.ledger.hold(
                    TestShop.PHONE, TestShop.key("a"), new HoldRequest(List.of(line("BUNDLE", 2)), null));
            write.awaitReached();

            assertUnchanged(outcome);
            assertThat(shop.reads.available("BUNDLE")).isEqualTo(30);
        }
        assertThat(shop.nudge().reads.available("BUNDLE")).isEqualTo(28);
    }

    @Test
    void aReleaseIsNotVisibleBeforeItIsWritten() {
        var hold = shop.held("a", line("TEE", 3));
        try (var write = new HeldUpWrite(stall.disk)) {
            var outcome = shop.ledger.release(TestShop.PHONE, hold);
            write.awaitReached();

            assertThat(outcome).isNotDone();
            assertThat(shop.reads.available("TEE")).isEqualTo(37);
            assertThat(shop.reads.hold(hold.id()).orElseThrow().json().text()).contains("\"state\":\"held\"");
        }
        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void whatRanOutIsNotSoldToAnybodyBeforeThatIsWritten() {
        shop.held("a", line("TEE", 40));
        stall.time.pass(TestLedger.CONFIG.holds().lease());
        try (var write = new HeldUpWrite(stall.disk)) {
            var outcome = shop.asking("b", 40);
            write.awaitReached();

            assertThat(outcome).isNotDone();
            assertThat(shop.reads.available("TEE")).isZero();
        }
        assertThat(shop.nudge().reads.available("TEE")).isZero();
        assertThat(shop.counting.of("order done")).isEqualTo(1);
    }

    @Test
    void anAdjustmentIsNotVisibleBeforeItIsWritten() {
        try (var write = new HeldUpWrite(stall.disk)) {
            var outcome = shop.ledger.adjust(
                    TestShop.OPERATOR, new Adjustment("TEE", Adjustment.Kind.RESTOCK, 9, "found", null), null);
            write.awaitReached();

            assertUnchanged(outcome);
        }
        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(49);
    }

    @Test
    void aCatalogIsNotVisibleBeforeItIsWritten() {
        try (var write = new HeldUpWrite(stall.disk)) {
            var outcome = shop.ledger.adopt(TestShop.assortment(42, 7));
            write.awaitReached();

            assertUnchanged(outcome);
        }
        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(7);
    }

    @Test
    void aReplayIsNotAnsweredBeforeTheFirstIsWritten() {
        try (var write = new HeldUpWrite(stall.disk)) {
            var first = shop.asking("a", 1);
            write.awaitReached();
            var again = shop.asking("a", 1);

            assertThat(first).isNotDone();
            assertThat(again).isNotDone();
        }
        assertThat(shop.shirt("a")).isEqualTo(new Outcome.Done<>(TestLedger.done(shop.shirt("a")), true));
    }

    @Test
    void whatIsRefusedWritesNothing() {
        var writes = stall.disk.writes();

        shop.order("a", cash(1, line("TEE", 1)));
        shop.hold("b", line("TEE", 41));
        shop.adjust("BUNDLE", Adjustment.Kind.COUNT, 1);
        shop.become(EventLife.SET_UP);
        shop.adopting(41, 40);

        assertThat(stall.disk.writes()).isEqualTo(writes);
    }

    private void assertUnchanged(CompletableFuture<?> outcome) {
        assertThat(outcome).isNotDone();
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
        assertThat(shop.reads.changesSince(0).available()).containsEntry("TEE", 40L);
    }
}
