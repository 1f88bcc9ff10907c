package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Numbers.assertValue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.chip.Measured.Why;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.RegisterLayout;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Waveshare UPS HAT (E). Vectors from the maker's wiki and the driver waveshare-ups-hat-e, recomputed; where the two
 * disagree about the order of bytes, as the driver, which works.
 */
class WaveshareUpsETest {

    private final RegisterBank bank = Raw.bank(RegisterLayout.BYTES);
    private final WaveshareUpsE chip = new WaveshareUpsE(Raw.registers(bank));

    @BeforeEach
    void board() {
        put(0x02, "A2 03");
        put(0x10, "88 13 B8 0B 98 3A");
        put(0x20, "E0 3F 0C FE 4B 00 10 0E D1 01 00 00");
        put(0x30, "F8 0F F7 0F FA 0F F8 0F");
        put(0x50, "16");
    }

    @Test
    void readsTheBattery() throws BusFault {
        var reading = chip.read();

        assertValue(reading, Measure.VOLTAGE, 16.352, 1e-9);
        assertValue(reading, Measure.CURRENT, -0.5, 1e-9);
        assertValue(reading, Measure.POWER, -8.176, 1e-9);
        assertValue(reading, Measure.CHARGE, 75, 0);
        assertValue(reading, Measure.CAPACITY_LEFT, 3.6, 1e-9);
        assertValue(reading, Measure.MINUTES_TO_EMPTY, 465, 0);
        assertThat(reading.missing(Measure.MINUTES_TO_FULL)).hasValue(Why.NOT_FLOWING);
    }

    @Test
    void readsTheCells() throws BusFault {
        var reading = chip.read();

        assertValue(reading, new Output(Measure.CELL_VOLTAGE, 1), 4.088, 1e-9);
        assertValue(reading, new Output(Measure.CELL_VOLTAGE, 2), 4.087, 1e-9);
        assertValue(reading, new Output(Measure.CELL_VOLTAGE, 3), 4.090, 1e-9);
        assertValue(reading, new Output(Measure.CELL_VOLTAGE, 4), 4.088, 1e-9);
    }

    @Test
    void readsTheInput() throws BusFault {
        var reading = chip.read();

        assertValue(reading, Measure.INPUT_VOLTAGE, 5, 1e-9);
        assertValue(reading, Measure.INPUT_CURRENT, 3, 1e-9);
        assertValue(reading, Measure.INPUT_POWER, 15, 1e-9);
        assertValue(reading, Measure.EXTERNAL_POWER, 1, 0);
        assertValue(reading, Measure.CHARGING, 1, 0);
    }

    @Test
    void letsTheSignOfTheCurrentChooseTheMinutes() throws BusFault {
        put(0x22, "F4 01");
        put(0x2A, "78 00");

        var reading = chip.read();

        assertValue(reading, Measure.CURRENT, 0.5, 1e-9);
        assertValue(reading, Measure.MINUTES_TO_FULL, 120, 0);
        assertThat(reading.missing(Measure.MINUTES_TO_EMPTY)).hasValue(Why.NOT_FLOWING);
    }

    @Test
    void trustsNoNumberOfAGaugeThatDoesNotAnswer() throws BusFault {
        put(0x03, "01");

        var reading = chip.read();

        assertThat(reading.missing(Measure.VOLTAGE)).hasValue(Why.STALE);
        assertThat(reading.missing(Measure.CHARGE)).hasValue(Why.STALE);
        assertThat(reading.missing(new Output(Measure.CELL_VOLTAGE, 4))).hasValue(Why.STALE);
        assertValue(reading, Measure.INPUT_VOLTAGE, 5, 1e-9);
    }

    @Test
    void trustsNoNumberOfAChargerThatDoesNotAnswer() throws BusFault {
        put(0x03, "02");

        var reading = chip.read();

        assertThat(reading.missing(Measure.EXTERNAL_POWER)).hasValue(Why.STALE);
        assertValue(reading, Measure.VOLTAGE, 16.352, 1e-9);
    }

    @Test
    void readsNothingFromAWireThatIsLetGo() throws BusFault {
        for (int register = 0; register < 256; register++) {
            bank.set(register, 0xFF);
        }

        var reading = chip.read();

        assertThat(reading.outputs().values())
                .allSatisfy(measured -> assertThat(measured).isInstanceOf(Measured.Unavailable.class));
        assertThat(reading.missing(Measure.CURRENT)).hasValue(Why.NO_BATTERY);
        assertThat(reading.missing(Measure.EXTERNAL_POWER)).hasValue(Why.BUS_FAULT);
        assertThat(reading.missing(Measure.INPUT_VOLTAGE)).hasValue(Why.BUS_FAULT);
    }

    @Test
    void namesItsFirmware() throws BusFault {
        assertThat(chip.open()).isEqualTo(new Identity.Unverifiable("firmware 22"));
    }

    private void put(int register, String hex) {
        var bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        for (int i = 0; i < bytes.length; i++) {
            bank.set(register + i, bytes[i]);
        }
    }
}
