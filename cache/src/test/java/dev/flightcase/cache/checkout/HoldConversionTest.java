package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static dev.flightcase.cache.checkout.TestShop.line;
import static dev.flightcase.cache.checkout.TestShop.outOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hold becomes an order. */
class HoldConversionTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void whatIsHeldIsSoldThoughNothingElseIsLeft() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 40));

        var order = TestLedger.done(shop.order("b", outOf(hold, 80_000, line("TEE", 40))));

        assertThat(shop.reads.available("TEE")).isZero();
        assertThat(at(JsonReading.object(order.json()), "hold"))
                .isEqualTo(hold.id().toString());
        assertThat(at(JsonReading.object(order.json()), "held_at")).isEqualTo(TestShop.NOW.toString());
        assertThat(JsonReading.object(shop.reads.hold(hold.id()).orElseThrow().json()))
                .containsEntry("state", "converted");
    }

    @Test
    void itIsSoldOnceAndTheSecondTimeIsToldSo() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 2));
        var order = TestLedger.done(shop.order("b", outOf(hold, 4000, line("TEE", 2))));

        var sold = new Refusal.HoldSold(hold.id(), order.id());
        assertThat(TestLedger.refused(shop.order("c", outOf(hold, 4000, line("TEE", 2)))))
                .isEqualTo(sold);
        assertThat(TestLedger.refused(shop.release(hold))).isEqualTo(sold);
        assertThat(TestLedger.refused(shop.extend(hold, null))).isEqualTo(sold);
        assertThat(shop.reads.available("TEE")).isEqualTo(38);
    }

    @Test
    void twoOrdersOutOfOneHoldInOneBatchSellItOnce() throws Exception {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 2));
        var request = outOf(hold, 4000, line("TEE", 2));

        CompletableFuture<Outcome<OrderView>> first;
        CompletableFuture<Outcome<OrderView>> second;
        try (var write = new HeldUpWrite(stall.disk)) {
            var blocking = shop.ledger.order(TestShop.PHONE, TestShop.key("0"), TestShop.cash(2000, line("TEE", 1)));
            write.awaitReached();
            first = shop.ledger.order(TestShop.PHONE, TestShop.key("1"), request);
            second = shop.ledger.order(TestShop.PHONE, TestShop.key("2"), request);
            assertThat(blocking).isNotDone();
        }

        assertThat(TestLedger.answer(first)).isInstanceOf(Outcome.Done.class);
        assertThat(TestLedger.refused(TestLedger.answer(second))).isInstanceOf(Refusal.HoldSold.class);
        assertThat(shop.reads.available("TEE")).isEqualTo(37);
    }

    @Test
    void lessThanWasHeldGivesTheRestBack() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 5), line("LP", 2));

        TestLedger.done(shop.order("b", outOf(hold, 2000, line("TEE", 1))));

        assertThat(shop.reads.available("TEE")).isEqualTo(39);
        assertThat(shop.reads.available("LP")).isEqualTo(60);
    }

    @Test
    void moreThanWasHeldTakesTheRestFromTheStock() {
        var shop = stall.selling();
        shop.held("others", line("TEE", 30));
        var hold = shop.held("a", line("TEE", 5));

        assertThat(TestLedger.refused(shop.order("b", outOf(hold, 22_000, line("TEE", 11)))))
                .isEqualTo(new Refusal.InsufficientStock("TEE", 10, 11));
        TestLedger.done(shop.order("b", outOf(hold, 22_200, line("TEE", 10), line("LP", 1))));

        assertThat(shop.reads.available("TEE")).isZero();
        assertThat(shop.reads.available("LP")).isEqualTo(59);
    }

    @Test
    void aRefusedOrderLeavesTheHoldAsItWas() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 5));

        assertThat(TestLedger.refused(shop.order("b", outOf(hold, 1, line("TEE", 5)))))
                .isInstanceOf(Refusal.TenderMismatch.class);

        assertThat(shop.reads.available("TEE")).isEqualTo(35);
        assertThat(shop.order("b", outOf(hold, 10_000, line("TEE", 5)))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatWasHeldInItsWindowIsSoldAfterItCloses() {
        var shop = stall.selling();
        stall.time.set(TestShop.CLOSES.minusMillis(1));
        var hold = shop.held("a", line("PRINT", 1));

        stall.time.set(TestShop.CLOSES.plusSeconds(60));

        assertThat(shop.order("b", outOf(hold, 6000, line("PRINT", 1)))).isInstanceOf(Outcome.Done.class);
        assertThat(TestLedger.refused(shop.hold("c", line("PRINT", 1)))).isInstanceOf(Refusal.Closed.class);
    }

    /** I9: only what was held in its window is sold after it. */
    @Test
    void whatWasNotHeldIsNotSoldAfterItsWindowBesideWhatWas() {
        var shop = stall.selling();
        stall.time.set(TestShop.CLOSES.minusMillis(1));
        var hold = shop.held("a", line("TEE", 1));

        stall.time.set(TestShop.CLOSES);

        assertThat(TestLedger.refused(shop.order("b", outOf(hold, 8000, line("TEE", 1), line("PRINT", 1)))))
                .isEqualTo(new Refusal.Closed("PRINT", TestShop.CLOSES));
    }

    @Test
    void whatWasHeldBeforeADropOpensIsSoldBesideIt() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 1));

        stall.time.set(TestShop.OPENS);

        assertThat(shop.order("b", outOf(hold, 8000, line("TEE", 1), line("PRINT", 1))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aReplayOutOfAHoldThatIsLongOverGivesTheSameOrder() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 1));
        var request = outOf(hold, 2000, line("TEE", 1));
        var order = TestLedger.done(shop.order("b", request));

        stall.time.pass(Duration.ofDays(1));

        assertThat(stall.selling().order("b", request)).isEqualTo(new Outcome.Done<>(order, true));
    }
}
