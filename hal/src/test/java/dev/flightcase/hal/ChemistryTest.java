package dev.flightcase.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChemistryTest {

    @ParameterizedTest
    @CsvSource({
        "LI_ION, 100, 4.20",
        "LI_ION, 53, 3.75",
        "LI_ION, 5, 3.40",
        "LI_ION, 0, 3.00",
        "LI_ION, 47.5, 3.725",
        "LIFEPO4, 100, 3.65",
        "LIFEPO4, 50, 3.30",
        "LIFEPO4, 80, 3.34",
        "LIFEPO4, 0, 2.50",
        "LEAD_ACID, 50, 2.0333",
        "LI_ION, -5, 3.00",
        "LI_ION, 120, 4.20"
    })
    void givesTheRestVoltageOfACell(Chemistry chemistry, double percent, double volts) {
        assertThat(chemistry.restVolts(percent)).isCloseTo(volts, within(0.0005));
    }

    @ParameterizedTest
    @EnumSource(Chemistry.class)
    void voltageNeverFallsWhileChargeRises(Chemistry chemistry) {
        for (int percent = 1; percent <= 100; percent++) {
            assertThat(chemistry.restVolts(percent)).isGreaterThanOrEqualTo(chemistry.restVolts(percent - 1));
        }
    }

    @Test
    void lithiumIronPhosphateIsFlatInTheMiddle() {
        double slope = (Chemistry.LIFEPO4.restVolts(90) - Chemistry.LIFEPO4.restVolts(20)) / 70;

        assertThat(slope).isCloseTo(0.002, within(0.0005));
    }
}
