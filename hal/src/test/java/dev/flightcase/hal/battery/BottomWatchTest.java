package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Chemistry;
import org.junit.jupiter.api.Test;

class BottomWatchTest {

    private static final LoadSag LOAD = new LoadSag(0.10, 0.065, true, 22);

    private final BottomWatch watch = new BottomWatch(BatteryPack.of(Chemistry.LIFEPO4, 4, 48));

    @Test
    void isReachedOnceInADischarge() {
        assertThat(watch.isReached(4 * 2.85, 5, new LoadSag(0.1, 0.065, true, 5), 6))
                .isFalse();
        assertThat(watch.isReached(4 * 2.84, 5, new LoadSag(0.1, 0.065, true, 5), 6))
                .isTrue();
        assertThat(watch.isReached(4 * 2.80, 5, new LoadSag(0.1, 0.065, true, 5), 60))
                .isFalse();
    }

    /** A pulse pulled a cold pack below the line at 95 %: its capacity became a third of what it was. */
    @Test
    void aPulseOnAFullPackIsNotTheBottom() {
        assertThat(watch.isReached(4 * 2.86, 22, LOAD, 60)).isFalse();
    }
}
