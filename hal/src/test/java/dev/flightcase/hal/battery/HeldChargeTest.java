package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeldChargeTest {

    private static final Belief LARGER = new Belief(14.5, 0.6);

    private final HeldCharge held = HeldCharge.ofLabel(10);

    /** A guess of the charge that was wrong made packs of half as much again; then no end was ever believed. */
    @Test
    void voltagesAfterAGuessTeachNothing() {
        var label = held.belief();

        assertThat(held.refined(LARGER)).isEqualTo(label);
        held.full(LARGER);
        assertThat(held.belief()).isEqualTo(label);
    }

    @Test
    void voltagesAfterAFullPackRefineIt() {
        held.full(held.belief());

        held.full(new Belief(8.5, 0.1));

        assertThat(held.belief().value()).isEqualTo(8.5);
        assertThat(held.belief().sigma()).isEqualTo(0.05 * 8.5, within(1e-9));
        assertThat(held.isCounted()).isFalse();
    }

    @Test
    void whatWasCountedDownToTheBottomIsBelieved() {
        held.bottom(new Belief(8, 0.2));

        assertThat(held.belief().value()).isCloseTo(8.1, within(0.1));
        assertThat(held.isCounted()).isTrue();
    }

    @Test
    void countAndLabelThatContradictEachOtherAreBothDoubted() {
        held.bottom(new Belief(3, 0.1));

        assertThat(held.belief().value()).isCloseTo(3, within(0.2));
        assertThat(held.belief().sigma()).isGreaterThan(0.25);
    }
}
