package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CoulombCountTest {

    private final CoulombCount count = new CoulombCount();

    @Test
    void saysWhatAPackHoldsFromFullToTheBottom() {
        count.begin(new Belief(1, 0.01), new Belief(10, 0.9));
        count.move(-7.6, 0);

        assertThat(count.capacity(new Belief(0.05, 0.01))).hasValueSatisfying(held -> {
            assertThat(held.value()).isCloseTo(8, within(1e-9));
            assertThat(held.sigma()).isBetween(0.1, 0.25);
        });
    }

    @Test
    void saysNothingAfterAShortWay() {
        count.begin(new Belief(0.4, 0.2), new Belief(10, 0.9));
        count.move(-3, 0);

        assertThat(count.capacity(new Belief(0.05, 0.01))).isEmpty();
    }

    @Test
    void whatWasNotMeasuredIsDoubted() {
        count.begin(new Belief(1, 0.01), new Belief(10, 0.9));
        count.move(-7.6, 1);

        assertThat(count.capacity(new Belief(0.05, 0.01)).orElseThrow().sigma()).isGreaterThan(1);
    }
}
