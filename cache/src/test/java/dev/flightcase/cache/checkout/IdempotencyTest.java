package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.cash;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One key has one effect and one response (I4). */
class IdempotencyTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void theSameKeyGivesTheSameBytesNowAndAfterARestart() {
        var shop = stall.selling();
        var first = shop.sold("a");

        var again = shop.shirt("a");
        shop.close();
        var after = stall.selling().shirt("a");

        assertThat(again).isEqualTo(new Outcome.Done<>(first, true));
        assertThat(after).isEqualTo(new Outcome.Done<>(first, true));
        assertThat(shop.counting.of("order replayed")).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherRequestIsAConflict() {
        var shop = stall.selling();
        shop.sold("a");

        assertThat(shop.order("a", cash(4000, line("TEE", 2)))).isEqualTo(new Outcome.KeyConflict<>());
        assertThat(shop.reads.available("TEE")).isEqualTo(39);
    }

    @Test
    void aRefusalLeavesTheKeyFree() {
        var shop = stall.start().adopting(41, 0);
        assertThat(shop.shirt("a")).isEqualTo(new Outcome.Refused<>(new Refusal.InsufficientStock("TEE", 0, 1)));

        shop.adopting(42, 1);

        assertThat(TestLedger.done(shop.shirt("a")).number()).isEqualTo(1);
        assertThat(shop.counting.of("refused insufficient-stock")).isEqualTo(1);
    }

    @Test
    void theSameKeyTwiceInOneBatchHasOneEffect() {
        var shop = stall.selling();
        var write = new HeldUpWrite(stall.disk);
        var blocking = shop.asking("first", 1);
        write.awaitReached();

        var one = shop.asking("same", 1);
        var two = shop.asking("same", 1);
        var three = shop.asking("same", 2);
        write.close();

        var acknowledged = (Outcome.Done<OrderView>) one.join();
        assertThat(two.join()).isEqualTo(new Outcome.Done<>(acknowledged.value(), true));
        assertThat(three.join()).isEqualTo(new Outcome.KeyConflict<>());
        assertThat(blocking.join()).isInstanceOf(Outcome.Done.class);
        assertThat(shop.reads.available("TEE")).isEqualTo(38);
    }
}
