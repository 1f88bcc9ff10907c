package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Chemistry;
import org.junit.jupiter.api.Test;

class ChargeFilterTest {

    private static final double TABLE_VOLTS = 0.03;

    /** From a wrong guess it explained everything by a table that was wrong by a volt, and learned from that. */
    @Test
    void noTableIsWrongByMoreThanTablesAre() {
        var filter = new ChargeFilter(new RestCurve(Chemistry.LIFEPO4), 40);
        filter.begin(new Belief(0.1, 0.02), new Belief(40, 4), TABLE_VOLTS);

        for (int i = 0; i < 200; i++) {
            filter.move(-0.05, 1 / 120.0, 0);
            filter.look(3.30, 0.01, 1);
            assertThat(filter.bias()).isBetween(-5 * TABLE_VOLTS, 5 * TABLE_VOLTS);
        }

        assertThat(filter.share(1)).isGreaterThan(0.2);
    }

    @Test
    void anAnchorForgetsWhatWasThought() {
        var filter = new ChargeFilter(new RestCurve(Chemistry.LIFEPO4), 40);
        filter.begin(new Belief(0.3, 0.2), new Belief(40, 4), TABLE_VOLTS);
        filter.look(3.35, 0.01, 1);

        filter.anchor(new Belief(1, 0.01), new Belief(36, 1));

        assertThat(filter.share(1)).isEqualTo(1);
        assertThat(filter.capacity()).isEqualTo(new Belief(36, 1));
    }
}
