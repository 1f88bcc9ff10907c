package dev.flightcase.demo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartsTest {
    @Test
    void waitsTwiceAsLongEachTimeUpToTheBound() {
        var restarts = new Restarts(9, Duration.ofMillis(500), Duration.ofSeconds(3));

        assertThat(restarts.waitBefore(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(restarts.waitBefore(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(restarts.waitBefore(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(restarts.waitBefore(4)).isEqualTo(Duration.ofSeconds(3));
        assertThat(restarts.waitBefore(1_000_000)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void refusesABoundBelowTheFirstWait() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Restarts(1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
