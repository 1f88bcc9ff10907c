package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Measure.CHARGING;
import static dev.flightcase.hal.chip.Measure.EXTERNAL_POWER;
import static dev.flightcase.hal.chip.Measure.INPUT_CURRENT;
import static dev.flightcase.hal.chip.Measure.INPUT_POWER;
import static dev.flightcase.hal.chip.Measure.INPUT_VOLTAGE;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.bus.Words;
import dev.flightcase.hal.chip.Measured.Why;

/**
 * The microcontroller of a Waveshare UPS HAT (E), which stands between the node and a gauge (BQ4050) and a charger
 * (IP2368) (maker's register table). Words are least significant byte first. When the gauge does not answer it, it
 * goes on giving the gauge's last numbers, and says so in one bit only. Current is positive into the battery.
 */
public final class WaveshareUpsE implements Chip {

    private static final int STATE = 0x02;
    private static final int INPUT = 0x10;
    private static final int BATTERY = 0x20;
    private static final int CELLS = 0x30;
    private static final int FIRMWARE = 0x50;

    static final int INPUT_BYTES = 6;
    static final int BATTERY_BYTES = 12;
    static final int CELL_BYTES = 8;

    /** Register 02h: bit 7 charging, 5 input there. */
    private static final int IS_CHARGING = 1 << 7;

    private static final int HAS_INPUT = 1 << 5;

    /** Bits 2 to 0 are what the charger does, 0 to 6: seven is nothing that it does. */
    private static final int ACTIVITY = 0b111;

    private static final int ALL_ONES = 0xFFFF;

    /** Register 03h: bit 1 the gauge answers, 0 the charger answers. */
    private static final int GAUGE_ANSWERS = 1 << 1;

    private static final int CHARGER_ANSWERS = 1;
    private static final double MILLI = 1e-3;

    private final Registers registers;

    public WaveshareUpsE(Registers registers) {
        this.registers = registers;
    }

    @Override
    public String name() {
        return "waveshare-ups-e";
    }

    @Override
    public Identity open() throws BusFault {
        return new Identity.Unverifiable("firmware " + registers.u8(FIRMWARE));
    }

    @Override
    public ChipReading read() throws BusFault {
        var state = registers.read(STATE, 2);
        var input = registers.read(INPUT, INPUT_BYTES);
        var battery = registers.read(BATTERY, BATTERY_BYTES);
        var cells = registers.read(CELLS, CELL_BYTES);
        var reading = new ChipReading.Builder();
        input(reading, Words.u8(state, 0), Words.u8(state, 1), input);
        WaveshareBattery.decode(reading, (Words.u8(state, 1) & GAUGE_ANSWERS) != 0, battery, cells);
        return reading.build();
    }

    static void input(ChipReading.Builder reading, int state, int links, byte[] input) {
        if ((links & CHARGER_ANSWERS) == 0) {
            reading.missing(Why.STALE, EXTERNAL_POWER, CHARGING, INPUT_VOLTAGE, INPUT_CURRENT, INPUT_POWER);
            return;
        }
        if ((state & ACTIVITY) == ACTIVITY) {
            reading.missing(Why.BUS_FAULT, EXTERNAL_POWER, CHARGING);
        } else {
            reading.put(EXTERNAL_POWER, (state & HAS_INPUT) != 0).put(CHARGING, (state & IS_CHARGING) != 0);
        }
        if (Words.u16le(input, 0) == ALL_ONES) {
            reading.missing(Why.BUS_FAULT, INPUT_VOLTAGE, INPUT_CURRENT, INPUT_POWER);
            return;
        }
        reading.put(INPUT_VOLTAGE, Words.u16le(input, 0) * MILLI)
                .put(INPUT_CURRENT, Words.u16le(input, 2) * MILLI)
                .put(INPUT_POWER, Words.u16le(input, 4) * MILLI);
    }
}
