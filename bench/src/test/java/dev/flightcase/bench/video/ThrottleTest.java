package dev.flightcase.bench.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final long SECOND = 1_000_000_000L;

    private final Throttle throttle = new Throttle(1_000);

    @Test
    void aReaderWaitsForWhatItReadTooEarly() {
        throttle.begin(0);

        assertThat(throttle.read(500, 0)).isEqualTo(SECOND / 2);
        assertThat(throttle.read(500, SECOND / 2)).isEqualTo(SECOND / 2);
    }

    @Test
    void aLateReaderDoesNotWait() {
        throttle.begin(0);

        assertThat(throttle.read(500, 2 * SECOND)).isNegative();
    }

    @Test
    void timeBeforeABodyIsNotSavedUp() {
        throttle.begin(0);
        throttle.read(500, 10 * SECOND);
        throttle.begin(10 * SECOND);

        assertThat(throttle.read(1_000, 10 * SECOND)).isEqualTo(SECOND);
    }
}
