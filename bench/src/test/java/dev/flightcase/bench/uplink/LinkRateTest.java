package dev.flightcase.bench.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkRateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void allConnectionsTogetherGetTheRate() {
        var rate = new LinkRate(1_000);

        long through = 0;
        for (int i = 0; i < 10; i++) {
            through = rate.through(1_000, 0);
        }

        assertThat(through)
                .isEqualTo(
                        10 * SECOND - Duration.ofMillis(LinkRate.BURST_MILLIS).toNanos());
    }

    @Test
    void whatWasNotUsedIsLost() {
        var rate = new LinkRate(1_000);
        rate.through(1_000, 0);

        assertThat(rate.through(1_000, 100 * SECOND))
                .isEqualTo(
                        101 * SECOND - Duration.ofMillis(LinkRate.BURST_MILLIS).toNanos());
    }

    @Test
    void withoutARateNobodyWaits() {
        assertThat(new LinkRate(0).through(1 << 30, 5)).isEqualTo(5);
    }
}
