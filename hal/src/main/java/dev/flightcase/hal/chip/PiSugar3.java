package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Measure.CHARGE;
import static dev.flightcase.hal.chip.Measure.CHARGING_ALLOWED;
import static dev.flightcase.hal.chip.Measure.DIE_TEMPERATURE;
import static dev.flightcase.hal.chip.Measure.EXTERNAL_POWER;
import static dev.flightcase.hal.chip.Measure.OUTPUT_CURRENT;
import static dev.flightcase.hal.chip.Measure.OUTPUT_ON;
import static dev.flightcase.hal.chip.Measure.VOLTAGE;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.chip.Measured.Unavailable;
import dev.flightcase.hal.chip.Measured.Value;
import dev.flightcase.hal.chip.Measured.Why;
import java.nio.charset.StandardCharsets;

/**
 * The microcontroller of a PiSugar 3 (maker's "PiSugar 3 I2C datasheet" and daemon). It is read byte by byte, as the
 * maker's daemon does. Its control register is read twice and must agree: the maker found traffic of neighbours taken
 * for its own. Nothing is ever written to it here.
 */
public final class PiSugar3 implements Chip {

    private static final int CONTROL = 0x02;
    private static final int TEMPERATURE = 0x04;
    private static final int MILLIVOLTS = 0x22;
    private static final int MILLIAMPERES = 0x26;
    private static final int PERCENT = 0x2A;
    private static final int FIRMWARE = 0xE2;
    private static final int FIRMWARE_LENGTH = 15;

    /** Control register (02h): bit 7 power from outside, 6 charging allowed, 5 output on. */
    private static final int EXTERNAL = 1 << 7;

    private static final int ALLOWED = 1 << 6;
    private static final int ON = 1 << 5;

    private static final int TEMPERATURE_OFFSET = 40;
    private static final double MILLI = 1e-3;
    private static final int ALL_ONES = 0xFFFF;
    private static final int ALL_ONES_BYTE = 0xFF;

    private final Registers registers;

    public PiSugar3(Registers registers) {
        this.registers = registers;
    }

    @Override
    public String name() {
        return "pisugar3";
    }

    @Override
    public Identity open() throws BusFault {
        var text = new byte[FIRMWARE_LENGTH];
        int length = 0;
        for (; length < FIRMWARE_LENGTH; length++) {
            int letter = registers.u8(FIRMWARE + length);
            if (letter < ' ' || letter > '~') {
                break;
            }
            text[length] = (byte) letter;
        }
        return new Identity.Unverifiable("firmware " + new String(text, 0, length, StandardCharsets.US_ASCII));
    }

    @Override
    public ChipReading read() throws BusFault {
        var reading = new ChipReading.Builder();
        control(reading, registers.u8(CONTROL), registers.u8(CONTROL));
        return reading.put(VOLTAGE, volts(word(MILLIVOLTS)))
                .put(OUTPUT_CURRENT, amperes(word(MILLIAMPERES)))
                .put(CHARGE, percent(registers.u8(PERCENT)))
                .put(DIE_TEMPERATURE, celsius(registers.u8(TEMPERATURE)))
                .build();
    }

    /** Two bytes read one by one can be of two numbers: the first is looked at again. Negative when they are. */
    private int word(int register) throws BusFault {
        int high = registers.u8(register);
        int low = registers.u8(register + 1);
        return registers.u8(register) == high ? high << 8 | low : -1;
    }

    /** A board that feeds the node has its output on, so that all bits alike are those of a wire. */
    static void control(ChipReading.Builder reading, int first, int second) {
        if (first == second && (first == 0 || first == ALL_ONES_BYTE)) {
            reading.missing(Why.BUS_FAULT, EXTERNAL_POWER, CHARGING_ALLOWED, OUTPUT_ON);
        } else if (first != second) {
            reading.missing(Why.CONTRADICTION, EXTERNAL_POWER, CHARGING_ALLOWED, OUTPUT_ON)
                    .flag(Flag.CONTROL_DISAGREES, true);
        } else {
            reading.put(EXTERNAL_POWER, (first & EXTERNAL) != 0)
                    .put(CHARGING_ALLOWED, (first & ALLOWED) != 0)
                    .put(OUTPUT_ON, (first & ON) != 0);
        }
    }

    /** Of the cell: 0 and all ones are no cell's voltage. */
    static Measured volts(int millivolts) {
        return switch (millivolts) {
            case -1 -> new Unavailable(Why.CONTRADICTION);
            case 0 -> new Unavailable(Why.BUS_FAULT);
            case ALL_ONES -> new Unavailable(Why.NO_BATTERY);
            default -> new Value(millivolts * MILLI);
        };
    }

    static Measured amperes(int milliamperes) {
        return switch (milliamperes) {
            case -1 -> new Unavailable(Why.CONTRADICTION);
            case ALL_ONES -> new Unavailable(Why.BUS_FAULT);
            default -> new Value(milliamperes * MILLI);
        };
    }

    static Measured celsius(int raw) {
        return raw == ALL_ONES_BYTE ? new Unavailable(Why.BUS_FAULT) : new Value(raw - TEMPERATURE_OFFSET);
    }

    static Measured percent(int raw) {
        return Electric.within(raw, 0, 100, 1);
    }
}
