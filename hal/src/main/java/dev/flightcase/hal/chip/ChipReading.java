package dev.flightcase.hal.chip;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What one look at a chip gave.
 *
 * @param outputs everything the chip gives at all, in the chip's order, with or without a value
 */
public record ChipReading(Map<Output, Measured> outputs, Set<Flag> flags) {

    public ChipReading {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        flags = Set.copyOf(flags);
    }

    public Optional<Measured> measured(Output output) {
        return Optional.ofNullable(outputs.get(output));
    }

    /** Empty when the chip does not give it, or not now. */
    public OptionalDouble value(Output output) {
        return outputs.get(output) instanceof Measured.Value(double value)
                ? OptionalDouble.of(value)
                : OptionalDouble.empty();
    }

    public OptionalDouble value(Measure measure) {
        return value(Output.of(measure));
    }

    /** Empty when there is a value, or the chip does not give it. */
    public Optional<Measured.Why> missing(Output output) {
        return outputs.get(output) instanceof Measured.Unavailable(Measured.Why why)
                ? Optional.of(why)
                : Optional.empty();
    }

    public Optional<Measured.Why> missing(Measure measure) {
        return missing(Output.of(measure));
    }

    /** Puts a reading together in the order of the calls. */
    static final class Builder {

        private final Map<Output, Measured> outputs = new LinkedHashMap<>();
        private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

        Builder put(Output output, Measured measured) {
            outputs.put(output, measured);
            return this;
        }

        Builder put(Measure measure, Measured measured) {
            return put(Output.of(measure), measured);
        }

        Builder put(Measure measure, double value) {
            return put(measure, new Measured.Value(value));
        }

        Builder put(Measure measure, boolean yes) {
            return put(measure, yes ? 1 : 0);
        }

        Builder missing(Measured.Why why, Measure... measures) {
            for (var measure : measures) {
                put(measure, new Measured.Unavailable(why));
            }
            return this;
        }

        Builder flag(Flag flag, boolean up) {
            if (up) {
                flags.add(flag);
            }
            return this;
        }

        ChipReading build() {
            return new ChipReading(outputs, flags);
        }
    }
}
