package dev.flightcase.hal.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Compares what a chip gave with a number that was got another way. */
final class Numbers {

    private Numbers() {}

    static void assertValue(ChipReading reading, Measure measure, double expected, double tolerance) {
        assertValue(reading, Output.of(measure), expected, tolerance);
    }

    static void assertValue(ChipReading reading, Output output, double expected, double tolerance) {
        assertThat(reading.missing(output)).as("reason for no %s", output).isEmpty();
        assertThat(reading.value(output)).as("%s", output).isPresent();
        assertThat(reading.value(output).getAsDouble()).as("%s", output).isCloseTo(expected, within(tolerance));
    }

    /** @param expected null where there must be no value */
    static void assertWithin(
            ChipReading reading, Output output, @Nullable BigDecimal expected, BigDecimal lsb, String image) {
        if (expected == null) {
            assertThat(reading.value(output)).as("%s of %s", output, image).isEmpty();
            assertThat(reading.missing(output)).as("%s of %s", output, image).isPresent();
        } else {
            assertThat(reading.value(output)).as("%s of %s", output, image).isPresent();
            assertThat(BigDecimal.valueOf(reading.value(output).getAsDouble())
                            .subtract(expected)
                            .abs())
                    .as("%s of %s", output, image)
                    .isLessThanOrEqualTo(lsb);
        }
    }
}
