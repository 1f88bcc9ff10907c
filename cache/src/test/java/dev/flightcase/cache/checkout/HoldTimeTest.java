package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hold lasts as long as it was said, whatever clocks, processes and machines do meanwhile. */
class HoldTimeTest {
    private static final Duration LEASE = TestLedger.CONFIG.holds().lease();
    private static final Duration LIFETIME = TestLedger.CONFIG.holds().lifetimeMax();

    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void unitsComeBackWhenTheTimeIsOverAndTheHelperIsToldWhy() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 5));
        stall.time.pass(LEASE.minusNanos(1));
        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(35);

        stall.time.pass(Duration.ofNanos(1));

        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(40);
        assertThat(shop.counting.of("expired")).isEqualTo(1);
        var refused = TestLedger.refused(shop.order("b", TestShop.outOf(hold, 10_000, line("TEE", 5))));
        assertThat(refused).isEqualTo(new Refusal.HoldExpired(hold.id()));
        assertThat(refused.says())
                .isEqualTo(
                        "The reservation ran out while the phone was away. Nothing was sold; sell again what is still"
                                + " there.");
        assertThat(TestLedger.refused(shop.extend(hold, null))).isEqualTo(new Refusal.HoldExpired(hold.id()));
        assertThat(shop.release(hold))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.replay()).isTrue());
    }

    @Test
    void aHoldThatIsOverIsShownSoBeforeTheLedgerHasComeToIt() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 5));

        stall.time.pass(LEASE);

        assertThat(state(shop, hold.id())).isEqualTo("expired");
        assertThat(millisLeft(shop, hold.id())).isEqualTo(0L);
    }

    @Test
    void anExtensionCountsFromNow() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 5));
        stall.time.pass(Duration.ofSeconds(100));

        var extended = TestLedger.done(shop.extend(hold, Duration.ofSeconds(60)));

        assertThat(millisOf(extended)).isEqualTo(60_000L);
        stall.time.pass(Duration.ofSeconds(59));
        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(35);
        stall.time.pass(Duration.ofSeconds(1));
        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void noExtensionGoesBeyondTheLongestLife() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 5));
        stall.time.pass(Duration.ofSeconds(110));
        for (var passed = 110; passed + 300 < LIFETIME.toSeconds(); passed += 300) {
            shop.extend(hold, Duration.ofMinutes(10));
            stall.time.pass(Duration.ofMinutes(5));
        }

        var last = TestLedger.done(shop.extend(hold, Duration.ofMinutes(10)));

        assertThat(millisOf(last)).isEqualTo((LIFETIME.toSeconds() - 110 - 600) * 1000);
    }

    /** Its end is in the order of ends once for each extension. */
    @Test
    void aHoldThatWasExtendedTwiceToTheSameEndIsGivenBackOnce() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 5));
        shop.held("other", line("TEE", 5));
        shop.extend(hold, Duration.ofMinutes(1));
        shop.extend(hold, Duration.ofMinutes(1));

        stall.time.pass(Duration.ofMinutes(1));

        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(35);
        assertThat(shop.counting.of("expired")).isEqualTo(1);
    }

    @Test
    void aRestartKeepsUnitsAndTime() {
        var hold = stall.selling().held("a", line("TEE", 5));
        stall.time.pass(Duration.ofSeconds(50));

        var shop = stall.selling();

        assertThat(shop.reads.available("TEE")).isEqualTo(35);
        assertThat(millisLeft(shop, hold.id())).isEqualTo(70_000L);
        stall.time.pass(Duration.ofSeconds(70));
        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void whatRanOutWhileTheProcessWasDownIsGivenBackAtStart() {
        var hold = stall.selling().held("a", line("TEE", 5));
        stall.time.pass(LEASE);

        var shop = stall.selling().nudge();

        assertThat(shop.reads.available("TEE")).isEqualTo(40);
        assertThat(state(shop, hold.id())).isEqualTo("expired");
    }

    @Test
    void anotherBootOfTheMachineGivesTheWholeTimeAgain() {
        var hold = stall.selling().held("a", line("TEE", 5));
        stall.time.pass(Duration.ofSeconds(100));
        stall.time.boot();

        var shop = stall.selling();

        assertThat(millisLeft(shop, hold.id())).isEqualTo(LEASE.toMillis());
        stall.time.pass(LEASE.minusSeconds(1));
        var restarted = stall.selling().nudge();
        assertThat(restarted.reads.available("TEE")).isEqualTo(35);
        assertThat(millisLeft(restarted, hold.id())).isEqualTo(1000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T16:10:02Z",
                "2026-11-21T22:10:02Z",
                "1970-01-01T00:00:00Z",
                "2038-01-19T03:14:08Z",
                "2026-03-29T01:00:00Z",
            })
    void stepsOfTheWallClockDoNotMatter(Instant stepped) {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 5));
        stall.time.pass(Duration.ofSeconds(50));

        stall.time.set(stepped);

        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(35);
        assertThat(millisLeft(shop, hold.id())).isEqualTo(70_000L);
        assertThat(shop.order("b", TestShop.outOf(hold, 10_000, line("TEE", 5))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatRunsOutIsEndedWithoutAnybodyAsking() {
        try (var shop = new TestLedger(stall.disk).adopting(41, 40)) { // Its ticks run.
            var _ = TestLedger.done(shop.hold(TestShop.PHONE, "a", Duration.ofSeconds(1), line("TEE", 5)));

            org.awaitility.Awaitility.await().until(() -> shop.reads.available("TEE") == 40);

            assertThat(shop.counting.of("expired")).isEqualTo(1);
        }
    }

    private static @Nullable Object state(TestLedger shop, UUID hold) {
        return JsonReading.object(shop.reads.hold(hold).orElseThrow().json()).get("state");
    }

    private static @Nullable Object millisLeft(TestLedger shop, UUID hold) {
        return millisOf(shop.reads.hold(hold).orElseThrow());
    }

    private static @Nullable Object millisOf(HoldView hold) {
        return JsonReading.object(hold.json()).get("expires_in_ms");
    }
}
