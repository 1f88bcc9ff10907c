package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** 10 Ah of lithium iron phosphate, a block of half a minute at a time. */
class KneeWatchTest {

    private static final double AMPERES = -2;

    private final KneeWatch watch = new KneeWatch(10, 2.5, 3.0);

    @Test
    void seesTheEndByItsSteepness() {
        fall(3.05, 0.05, 10, AMPERES);
        assertThat(watch.knee()).isEmpty();

        fall(3.0, 0.2, 20, AMPERES);

        assertThat(watch.knee())
                .hasValueSatisfying(
                        knee -> assertThat(knee.volts() / knee.share()).isGreaterThan(2.5));
    }

    @Test
    void aMeterThatIsOffStuckOrJumpsShowsNone() {
        fall(2.7, 0.02, 200, AMPERES);
        fall(2.6, 0, 200, AMPERES);

        assertThat(watch.knee()).isEmpty();
    }

    @Test
    void aLoadThatRisesShowsNone() {
        fall(3.0, 0.01, 10, AMPERES);
        fall(2.9, 0.01, 10, 2 * AMPERES);
        fall(2.8, 0.01, 10, 3 * AMPERES);

        assertThat(watch.knee()).isEmpty();
    }

    @Test
    void whatAChargerLeftOnTopIsNoEnd() {
        for (int i = 0; i < 20; i++) {
            watch.move(AMPERES / 120);
            watch.look(3.5 - 0.01 * i, 3.4 - 0.01 * i, AMPERES);
        }

        assertThat(watch.knee()).isEmpty();
    }

    @Test
    void isForgottenWhenTheSunComes() {
        fall(3.0, 0.2, 20, AMPERES);
        assertThat(watch.knee()).isPresent();

        watch.look(3.0, 2.9, 0.5);

        assertThat(watch.knee()).isEmpty();
    }

    /** By {@code volts} over so many blocks, with the terminals below the first line. */
    private void fall(double from, double volts, int blocks, double amperes) {
        for (int i = 1; i <= blocks; i++) {
            watch.move(amperes / 120);
            watch.look(from - volts * i / blocks, 2.9, amperes);
        }
    }
}
