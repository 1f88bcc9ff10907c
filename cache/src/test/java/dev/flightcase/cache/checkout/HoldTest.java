package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.catalog.Assortment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Units are kept, and given back. */
class HoldTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void aHoldKeepsUnitsFromEverybodyElse() {
        var shop = stall.selling();

        var hold = TestLedger.done(shop.hold("a", line("TEE", 38), line("LP", 1)));

        assertThat(shop.reads.available("TEE")).isEqualTo(2);
        assertThat(shop.reads.available("LP")).isEqualTo(59);
        assertThat(TestLedger.refused(shop.order("b", TestShop.cash(6000, line("TEE", 3)))))
                .isEqualTo(new Refusal.InsufficientStock("TEE", 2, 3));
        assertThat(TestLedger.refused(shop.hold("c", line("TEE", 3))))
                .isEqualTo(new Refusal.InsufficientStock("TEE", 2, 3));
        assertThat(shop.reads.hold(hold.id())).contains(hold);
    }

    @Test
    void itHasTheShapeOfTheContract() {
        var shop = stall.selling();

        var hold = JsonReading.object(
                TestLedger.done(shop.hold("a", line("BUNDLE", 1))).json());

        assertThat(hold.keySet()).containsExactly("id", "token", "lines", "expires_in_ms", "state");
        assertThat(hold)
                .containsEntry("lines", List.of(Map.of("sku", "BUNDLE", "quantity", 1L)))
                .containsEntry("expires_in_ms", 120_000L)
                .containsEntry("state", "held");
        assertThat((String) hold.get("token")).startsWith("h1.");
    }

    @Test
    void releasedUnitsAreSoldAgainAndReleasingTwiceIsDoneTwice() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 40));

        var released = shop.release(hold);
        var again = shop.release(hold);

        assertThat(shop.reads.available("TEE")).isEqualTo(40);
        assertThat(again).isEqualTo(new Outcome.Done<>(TestLedger.done(released), true));
        assertThat(TestLedger.done(released).json().text()).endsWith("\"expires_in_ms\":0,\"state\":\"released\"}");
        assertThat(shop.reads.hold(hold.id())).contains(TestLedger.done(released));
    }

    @Test
    void theSameKeyGivesTheSameBytesWhateverCameLater() {
        var shop = stall.selling();
        var first = shop.hold("a", line("TEE", 1));
        var claim = new HoldClaim(TestLedger.done(first).id(), false);

        stall.time.pass(Duration.ofSeconds(30));
        var whileHeld = shop.hold("a", line("TEE", 1));
        shop.extend(claim, Duration.ofMinutes(5));
        var afterExtending = shop.hold("a", line("TEE", 1));
        shop.release(claim);
        var afterRelease = shop.hold("a", line("TEE", 1));
        var afterRestart = stall.selling().hold("a", line("TEE", 1));

        var replay = new Outcome.Done<>(TestLedger.done(first), true);
        assertThat(List.of(whileHeld, afterExtending, afterRelease, afterRestart))
                .allMatch(replay::equals);
    }

    @Test
    void theSameKeyForOtherUnitsIsAConflict() {
        var shop = stall.selling();
        shop.held("a", line("TEE", 1));

        assertThat(shop.hold("a", line("TEE", 2))).isEqualTo(new Outcome.KeyConflict<>());
        assertThat(shop.hold(TestShop.PHONE, "a", Duration.ofSeconds(9), line("TEE", 1)))
                .isEqualTo(new Outcome.KeyConflict<>());
        assertThat(shop.order("a", TestShop.cash(2000, line("TEE", 1)))).isEqualTo(new Outcome.KeyConflict<>());
        assertThat(shop.reads.available("TEE")).isEqualTo(39);
    }

    @Test
    void aRefusedHoldLeavesItsKeyFree() {
        var shop = stall.selling();
        var all = shop.held("all", line("TEE", 40));
        assertThat(shop.hold("a", line("TEE", 1))).isInstanceOf(Outcome.Refused.class);

        shop.release(all);

        assertThat(shop.hold("a", line("TEE", 1))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatIsNotSoldIsNotHeld() {
        var shop = stall.selling();

        assertThat(TestLedger.refused(shop.hold("a", line("CAP", 1)))).isEqualTo(new Refusal.UnknownSku("CAP"));
        assertThat(TestLedger.refused(shop.hold("b", line("PRINT", 1)))).isInstanceOf(Refusal.NotOpenYet.class);
        stall.time.set(TestShop.OPENS);
        assertThat(TestLedger.refused(shop.hold("c", line("PRINT", 1), line("PRINT", 1))))
                .isEqualTo(new Refusal.OverLimit("PRINT", 1, 2));
        assertThat(TestLedger.refused(stall.start().hold("d", line("TEE", 1)))).isEqualTo(new Refusal.NoEvent());
    }

    @Test
    void unknownHoldsAreSaidToBe() {
        var shop = stall.selling();
        var nobodys = new HoldClaim(new UUID(1, 1), true);

        assertThat(TestLedger.refused(shop.release(nobodys))).isEqualTo(new Refusal.UnknownHold(nobodys.id()));
        assertThat(TestLedger.refused(shop.extend(nobodys, null))).isEqualTo(new Refusal.UnknownHold(nobodys.id()));
        assertThat(shop.reads.hold(nobodys.id())).isEmpty();
    }

    @Test
    void aProductThatLeavesTheCatalogTakesNoHoldWithIt() {
        Assortment before = TestShop.assortment(41, 40);
        var shop = stall.selling(before);
        var hold = shop.held("a", line("LP", 7));

        shop.adopting(TestShop.without(before, 42, "LP"));
        shop.release(hold);

        shop.adopting(TestShop.assortment(43, 40));
        assertThat(shop.reads.available("LP")).isEqualTo(60);
    }
}
