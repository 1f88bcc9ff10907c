package dev.flightcase.hal.kit;

import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.chip.Chip;
import dev.flightcase.hal.chip.Ina219;
import dev.flightcase.hal.chip.Ina226;
import dev.flightcase.hal.chip.Ina228;
import dev.flightcase.hal.chip.Ina228Scale;
import dev.flightcase.hal.chip.Ina260;
import dev.flightcase.hal.chip.Ina3221;
import dev.flightcase.hal.chip.Max1704x;
import dev.flightcase.hal.chip.PiSugar3;
import dev.flightcase.hal.chip.Shunt;
import dev.flightcase.hal.chip.WaveshareUpsE;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The chips that there are drivers for. A new one is a driver in {@code hal.chip} and a line here. */
enum ChipKind {
    INA219("ina219", 1),
    INA226("ina226", 1),
    INA228("ina228", 1),
    INA260("ina260", 0),
    INA3221("ina3221", 3),
    MAX17040("max17040", 0),
    MAX17043("max17043", 0),
    MAX17048("max17048", 0),
    PISUGAR3("pisugar3", 0),
    WAVESHARE_UPS_E("waveshare-ups-e", 0);

    private final String word;
    private final int shuntsMax;

    ChipKind(String word, int shuntsMax) {
        this.word = word;
        this.shuntsMax = shuntsMax;
    }

    String word() {
        return word;
    }

    /** 0 for a chip that needs none from outside. */
    int shuntsMax() {
        return shuntsMax;
    }

    /** Throws {@link IllegalArgumentException}, whose message is the rule. */
    static ChipKind parse(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(ChipKind::word).collect(Collectors.joining(", "))));
    }

    /** @param ticks monotonic nanoseconds */
    Chip chip(ChipPlace place, I2cBus bus, LongSupplier ticks) {
        var registers = new Registers(bus, place.address());
        return switch (this) {
            case INA219 -> new Ina219(registers, shunt(place));
            case INA226 -> new Ina226(registers, shunt(place));
            case INA228 -> new Ina228(registers, new Ina228Scale(shunt(place), place.amperesMax()), ticks);
            case INA260 -> new Ina260(registers);
            case INA3221 -> {
                var channels = new TreeMap<Integer, Shunt>();
                for (int i = 0; i < place.shunts().size(); i++) {
                    channels.put(i + 1, new Shunt(place.shunts().get(i)));
                }
                yield new Ina3221(registers, channels);
            }
            case MAX17040 -> new Max1704x(registers, Max1704x.Model.MAX17040);
            case MAX17043 -> new Max1704x(registers, Max1704x.Model.MAX17043);
            case MAX17048 -> new Max1704x(registers, Max1704x.Model.MAX17048);
            case PISUGAR3 -> new PiSugar3(registers);
            case WAVESHARE_UPS_E -> new WaveshareUpsE(registers);
        };
    }

    private static Shunt shunt(ChipPlace place) {
        return new Shunt(place.shunts().getFirst());
    }
}
