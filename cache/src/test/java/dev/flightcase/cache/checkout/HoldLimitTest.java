package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.OTHER_PHONE;
import static dev.flightcase.cache.checkout.TestShop.PHONE;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody can hold the whole stall. */
class HoldLimitTest {
    @RegisterExtension
    final TestStall stall = new TestStall(config(), LedgerPorts.local());

    private static LedgerConfig config() {
        var usual = TestLedger.CONFIG;
        var holds = usual.holds();
        return new LedgerConfig(
                usual.requests(),
                new LedgerConfig.Holds(holds.lease(), holds.leaseMax(), holds.lifetimeMax(), 5, 3),
                usual.queue(),
                usual.recoveryPause(),
                usual.closeWait(),
                usual.blockCacheBytes(),
                usual.writeBufferBytes());
    }

    @Test
    void aDeviceHasSoManyAtATime() {
        var shop = stall.selling();
        var first = shop.held(1, line("TEE", 1));
        shop.held(2, line("TEE", 1));
        shop.held(3, line("TEE", 1));

        assertThat(TestLedger.refused(shop.hold(4, line("TEE", 1)))).isEqualTo(new Refusal.TooManyHolds(3));
        assertThat(shop.hold(OTHER_PHONE, 5, null, line("TEE", 1))).isInstanceOf(Outcome.Done.class);

        shop.release(first);
        assertThat(shop.hold(4, line("TEE", 1))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void allDevicesTogetherHaveSoMany() {
        var shop = stall.selling();
        for (var n = 0; n < 5; n++) {
            TestLedger.done(shop.hold(new Till(new UUID(9, n), "Phone", false), n, null, line("TEE", 1)));
        }

        assertThat(TestLedger.refused(shop.hold(PHONE, 9, null, line("TEE", 1))))
                .isEqualTo(new Refusal.TooManyHolds(3));
    }

    @Test
    void whatWasSoldOrRanOutCountsNoMore() {
        var shop = stall.selling();
        var sold = shop.held(1, line("TEE", 1));
        TestLedger.done(shop.order("order", TestShop.outOf(sold, 2000, line("TEE", 1))));
        shop.held(2, line("TEE", 1));
        shop.held(3, line("TEE", 1));
        shop.held(4, line("TEE", 1));

        stall.time.pass(TestLedger.CONFIG.holds().lease());

        shop.held(5, line("TEE", 1));
        shop.held(6, line("TEE", 1));
        shop.held(7, line("TEE", 1));
    }

    @Test
    void theyCountAfterARestartToo() {
        var before = stall.selling();
        before.held(1, line("TEE", 1));
        before.held(2, line("TEE", 1));
        before.held(3, line("TEE", 1));

        assertThat(TestLedger.refused(stall.selling().hold(4, line("TEE", 1)))).isEqualTo(new Refusal.TooManyHolds(3));
    }

    @Test
    void noLeaseIsShorterOrLongerThanItsBounds() {
        var shop = stall.selling();
        var hold = shop.held("a", line("TEE", 1));

        for (var lease : new Duration[] {
            Duration.ofMillis(999),
            Duration.ofSeconds(-5),
            Duration.ofMinutes(10).plusNanos(1),
            Duration.ofDays(40_000)
        }) {
            assertThat(TestLedger.refused(shop.hold(PHONE, "b", lease, line("TEE", 1))))
                    .isEqualTo(new Refusal.Invalid("ttl_s", "must be 1 to 600"));
            assertThat(TestLedger.refused(shop.extend(hold, lease)))
                    .isEqualTo(new Refusal.Invalid("ttl_s", "must be 1 to 600"));
        }
    }
}
