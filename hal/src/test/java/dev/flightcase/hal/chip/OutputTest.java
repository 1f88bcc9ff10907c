package dev.flightcase.hal.chip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {

    @ParameterizedTest
    @EnumSource
    void readsItsOwnWords(Measure measure) {
        assertThat(Output.parse(Output.of(measure).toString())).hasValue(Output.of(measure));
        assertThat(Output.parse(new Output(measure, 3).toString())).hasValue(new Output(measure, 3));
    }

    @Test
    void writesChannelsAsPeopleCountThem() {
        assertThat(new Output(Measure.CELL_VOLTAGE, 4)).hasToString("cell-voltage-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "volts", "voltage-0", "voltage-10", "voltage-"})
    void knowsNoOtherWord(String word) {
        assertThat(Output.parse(word)).isEmpty();
    }
}
