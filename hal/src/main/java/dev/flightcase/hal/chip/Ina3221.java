package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Measure.CURRENT;
import static dev.flightcase.hal.chip.Measure.POWER;
import static dev.flightcase.hal.chip.Measure.SHUNT_VOLTAGE;
import static dev.flightcase.hal.chip.Measure.TOTAL_CURRENT;
import static dev.flightcase.hal.chip.Measure.VOLTAGE;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.chip.Measured.Unavailable;
import dev.flightcase.hal.chip.Measured.Why;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Texas Instruments INA3221 (data sheet SBOS576): three channels, such as panel, battery and load. Its sum of
 * currents is given when all connected shunts are alike; otherwise the register adds what cannot be added.
 */
public final class Ina3221 implements Chip {

    private static final int CONFIG = 0x00;
    private static final int FIRST_SHUNT = 0x01;
    private static final int SHUNT_SUM = 0x0D;
    private static final int MASK_ENABLE = 0x0F;
    private static final int MAKER = 0xFE;
    private static final int DIE = 0xFF;
    private static final int DIE_3221 = 0x322;

    private static final int CHANNELS = 3;

    /**
     * Configuration register (00h) without the channels: means of 16 samples of 1.1 ms, continuously. Differs from
     * 0x7127, which stands there after power came on.
     */
    private static final int OURS = 0x0527;

    private static final int ALL_BITS = 0xFFFF;

    /** Bit 14 is channel 1, in the configuration (enabled) and in the mask register (summed, SCC). */
    private static final int CHANNEL_ONE_BIT = 14;

    private static final int CHANNEL_BITS = 0x7000;

    /** Mask/enable register (0Fh), bit 0 CVRF: up when a conversion ended since this register was read last. */
    private static final int READY = 1;

    /** Shunt voltage registers (01h, 03h, 05h): bits 15 to 3 in steps of 40 µV; the ends are the rails. */
    private static final double SHUNT_LSB = 40e-6;

    private static final int SHUNT_RAIL = 4_095;

    /** Bus voltage registers (02h, 04h, 06h): bits 15 to 3 in steps of 8 mV, rated to 26 V. */
    private static final double BUS_LSB = 8e-3;

    private static final int BUS_MAX = 3_250;
    private static final int VALUE_SHIFT = 3;

    /** Shunt voltage sum register (0Dh): bits 15 to 1 in steps of 40 µV. */
    private static final int SUM_SHIFT = 1;

    private static final int SUM_RAIL = 16_383;

    private final Registers registers;
    private final SortedMap<Integer, Shunt> shunts;

    /** @param shunts by channel, 1 to 3; the channels that are not there are switched off */
    public Ina3221(Registers registers, SortedMap<Integer, Shunt> shunts) {
        if (shunts.isEmpty() || shunts.firstKey() < 1 || shunts.lastKey() > CHANNELS) {
            throw new IllegalArgumentException(
                    "channels of the INA3221 are " + shunts.keySet() + "; must be of 1 to 3");
        }
        this.registers = registers;
        this.shunts = Collections.unmodifiableSortedMap(new TreeMap<>(shunts));
    }

    @Override
    public String name() {
        return "ina3221";
    }

    @Override
    public Identity open() throws BusFault {
        var identity = new TexasIdentity(MAKER, DIE, DIE_3221).check(registers);
        if (!(identity instanceof Identity.Different)) {
            configure(registers.u16be(MASK_ENABLE));
        }
        return identity;
    }

    @Override
    public ChipReading read() throws BusFault {
        int mask = registers.u16be(MASK_ENABLE);
        boolean reset = configure(mask);
        boolean ready = !reset && (mask & READY) != 0;
        var reading = new ChipReading.Builder().flag(Flag.RESET, reset);
        for (var channel : shunts.entrySet()) {
            if (ready) {
                decode(
                        reading,
                        channel.getKey(),
                        shuntRaw(channel.getKey()),
                        busRaw(channel.getKey()),
                        channel.getValue());
            } else {
                notConverted(reading, channel.getKey());
            }
        }
        if (shuntsAlike()) {
            var sum = ready ? sum(registers.s16be(SHUNT_SUM), anyShunt()) : new Unavailable(Why.NOT_CONVERTED);
            reading.put(TOTAL_CURRENT, sum);
        }
        return reading.build();
    }

    private boolean configure(int mask) throws BusFault {
        boolean lost = Settings.restore(registers, CONFIG, ALL_BITS, OURS | channelBits());
        if ((mask & CHANNEL_BITS) != channelBits()) {
            lost |= Settings.restore(registers, MASK_ENABLE, CHANNEL_BITS, channelBits());
        }
        return lost;
    }

    private int channelBits() {
        return shunts.keySet().stream()
                .mapToInt(channel -> 1 << (CHANNEL_ONE_BIT + 1 - channel))
                .sum();
    }

    private int shuntRaw(int channel) throws BusFault {
        return registers.s16be(FIRST_SHUNT + 2 * (channel - 1));
    }

    private int busRaw(int channel) throws BusFault {
        return registers.s16be(FIRST_SHUNT + 2 * (channel - 1) + 1);
    }

    private boolean shuntsAlike() {
        return shunts.values().stream().distinct().count() == 1;
    }

    private Shunt anyShunt() {
        return shunts.sequencedValues().getFirst();
    }

    static void decode(ChipReading.Builder reading, int channel, int shuntRaw, int busRaw, Shunt shunt) {
        var volts = Electric.within(busRaw >> VALUE_SHIFT, 0, BUS_MAX, BUS_LSB);
        var shuntVolts = Electric.within(shuntRaw >> VALUE_SHIFT, -SHUNT_RAIL, SHUNT_RAIL - 1, SHUNT_LSB);
        var amperes = Electric.current(shuntVolts, shunt);
        reading.put(new Output(VOLTAGE, channel), volts)
                .put(new Output(SHUNT_VOLTAGE, channel), shuntVolts)
                .put(new Output(CURRENT, channel), amperes)
                .put(new Output(POWER, channel), Electric.power(volts, amperes));
    }

    /** The current of all channels. */
    static Measured sum(int raw, Shunt shunt) {
        return Electric.current(Electric.within(raw >> SUM_SHIFT, -SUM_RAIL, SUM_RAIL - 1, SHUNT_LSB), shunt);
    }

    private static void notConverted(ChipReading.Builder reading, int channel) {
        for (var measure : new Measure[] {VOLTAGE, SHUNT_VOLTAGE, CURRENT, POWER}) {
            reading.put(new Output(measure, channel), new Unavailable(Why.NOT_CONVERTED));
        }
    }
}
