package dev.flightcase.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "4, 4000", "5, 5000", "6, 5000", "2147483647, 5000"})
    void doublesUpToTheLongest(int failures, long millis) {
        assertThat(BACKOFF.delay(failures, noJitter())).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void jitterTakesAwayAtMostHalf() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            assertThat(BACKOFF.delay(3, random)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        }
    }

    @Test
    void aFleetDoesNotComeBackInOneMoment() {
        var random = new Random(7);

        var waits = random.ints(1000).mapToObj(_ -> BACKOFF.delay(5, random)).distinct();

        assertThat(waits.count()).isGreaterThan(500);
    }

    @Test
    void boundsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(UplinkException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(UplinkException.class);
        assertThatThrownBy(() -> BACKOFF.delay(0, noJitter())).isInstanceOf(UplinkException.class);
    }

    private static RandomGenerator noJitter() {
        return () -> 0L;
    }
}
