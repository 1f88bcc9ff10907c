package dev.flightcase.hal.chip;

import dev.flightcase.hal.chip.Measured.Unavailable;
import dev.flightcase.hal.chip.Measured.Value;
import dev.flightcase.hal.chip.Measured.Why;

/** Ranges and products of measured numbers. */
final class Electric {

    private Electric() {}

    /** The value, or {@link Why#OVER_RANGE} where the register is at or beyond a rail. */
    static Measured within(int raw, int min, int max, double lsb) {
        return raw < min || raw > max ? new Unavailable(Why.OVER_RANGE) : new Value(raw * lsb);
    }

    static Measured current(Measured shuntVolts, Shunt shunt) {
        return switch (shuntVolts) {
            case Value(double volts) -> new Value(shunt.amperes(volts));
            case Unavailable missing -> missing;
        };
    }

    static Measured power(Measured volts, Measured amperes) {
        return switch (volts) {
            case Unavailable missing -> missing;
            case Value(double v) ->
                switch (amperes) {
                    case Unavailable missing -> missing;
                    case Value(double a) -> new Value(v * a);
                };
        };
    }
}
