package dev.flightcase.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flightcase.hal.SimulatedBoardConfig.SimulatedDay;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HalConfigTest {

    @Test
    void aMessageNamesKeyValueAndRule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withPeriod(Duration.ofMillis(99)))
                .withMessage("hal.period is PT0.099S; must be PT0.1S to PT10M");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withStaleAfter(1))
                .withMessage("hal.stale-after-periods is 1; must be 2 to 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withChargePercent(Double.NaN))
                .withMessage("hal.simulated.charge-percent is NaN; must be 0.0 to 100.0");
    }

    @Test
    void refusesADayThatEndsBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulatedDay(60, Duration.ZERO, Duration.ofHours(20), Duration.ofHours(6), 60))
                .withMessageStartingWith("hal.simulated.sunrise is PT20H; must be");
    }

    @Test
    void acceptsTheEndsOfARange() {
        assertThat(withPeriod(Duration.ofMinutes(10)).period()).isEqualTo(Duration.ofMinutes(10));
        assertThat(withStaleAfter(2).staleAfterPeriods()).isEqualTo(2);
        assertThat(withChargePercent(0).chargePercent()).isZero();
    }

    private static HalConfig withPeriod(Duration period) {
        var d = HalConfig.defaults();
        return new HalConfig(d.board(), period, 3, d.patience(), d.hungAfter(), d.stopWait());
    }

    private static HalConfig withStaleAfter(int periods) {
        var d = HalConfig.defaults();
        return new HalConfig(d.board(), d.period(), periods, d.patience(), d.hungAfter(), d.stopWait());
    }

    private static SimulatedBoardConfig withChargePercent(double percent) {
        return new SimulatedBoardConfig(Chemistry.LI_ION, 3, 100, percent, 10, SimulatedDay.defaults(), 1);
    }
}
