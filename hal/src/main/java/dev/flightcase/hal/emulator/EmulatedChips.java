package dev.flightcase.hal.emulator;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The chips that can be put on an {@link EmulatedBus}. Each asks its supplier for the state of its world whenever it
 * is read; {@code ticks} are monotonic nanoseconds of that world.
 */
public final class EmulatedChips {

    private EmulatedChips() {}

    public static RegisterBank ina219(Supplier<Terminals> terminals, double shuntOhms, LongSupplier ticks) {
        return new RegisterBank(RegisterLayout.WORDS, new Ina219Model(terminals, shuntOhms, ticks));
    }

    public static RegisterBank ina226(Supplier<Terminals> terminals, double shuntOhms, LongSupplier ticks) {
        return new RegisterBank(RegisterLayout.WORDS, new Ina226Model(terminals, shuntOhms, ticks));
    }

    public static RegisterBank ina260(Supplier<Terminals> terminals, LongSupplier ticks) {
        return new RegisterBank(RegisterLayout.WORDS, new Ina260Model(terminals, ticks));
    }

    /**
     * Counts coulombs between looks by the mean of the current at both; call {@link RegisterBank#sample} where the
     * current jumps.
     */
    public static RegisterBank ina228(
            Supplier<Terminals> terminals, double shuntOhms, double dieCelsius, LongSupplier ticks) {
        return new RegisterBank(RegisterLayout.INA228, new Ina228Model(terminals, shuntOhms, dieCelsius, ticks));
    }

    /** @param terminals of channel 1 and on, at most three, with shunts alike */
    public static RegisterBank ina3221(List<Supplier<Terminals>> terminals, double shuntOhms, LongSupplier ticks) {
        var channels = IntStream.range(0, terminals.size())
                .mapToObj(i -> new Ina3221Model.Channel(terminals.get(i), shuntOhms))
                .toList();
        return new RegisterBank(RegisterLayout.WORDS, new Ina3221Model(channels, ticks));
    }

    /** A MAX17048 at one cell of {@code cells}; the older ones give the same voltage and charge. */
    public static RegisterBank max17048(Supplier<PackState> pack, int cells) {
        return new RegisterBank(RegisterLayout.BYTES, new Max1704xModel(pack, cells));
    }

    public static RegisterBank piSugar3(Supplier<PackState> pack) {
        return new RegisterBank(RegisterLayout.BYTES, new PiSugar3Model(pack));
    }

    /** @param gaugeAnswers whether the board's own gauge answers its microcontroller */
    public static RegisterBank waveshareUpsE(Supplier<PackState> pack, BooleanSupplier gaugeAnswers) {
        return new RegisterBank(RegisterLayout.BYTES, new WaveshareUpsEModel(pack, gaugeAnswers));
    }
}
