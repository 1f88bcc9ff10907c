package dev.flightcase.hub.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutagesTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Outages outages = new Outages(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void whoDoesNotAnswerIsLeftAloneForTwiceAsLongEachTime() {
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 32}) {
            outages.failed("pay");
            outages.failed("pay");
            assertThat(outages.left("pay")).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(outages.left("other")).isZero();
            pass(Duration.ofSeconds(seconds));
            assertThat(outages.left("pay")).isZero();
        }
        outages.answered("pay");
        outages.failed("pay");
        assertThat(outages.left("pay")).isEqualTo(Duration.ofSeconds(1));
    }
}
