package dev.flightcase.hal.vedirect;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a line at one moment. Immutable.
 *
 * @param trouble why nothing is heard, for people; empty while the line is open
 * @param values the last one of each label, however old
 */
public record VeDirectReport(String trouble, Device device, Map<VeLabel, Value> values, ParserCounts counts) {

    /**
     * @param number in the unit of its label, or {@link VeBlock#UNDEFINED}
     * @param ticks when its block was whole, by the monotonic clock
     */
    public record Value(long number, long ticks) {}

    /**
     * @param product its id, 0 while none was heard
     * @param serial empty when the product does not say it
     * @param firmware as the product writes it
     * @param strangers blocks that named another device, not often enough to be believed
     */
    public record Device(long product, String serial, String firmware, long strangers) {}

    public VeDirectReport {
        var copy = new EnumMap<VeLabel, Value>(VeLabel.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    public Optional<Value> value(VeLabel label) {
        return Optional.ofNullable(values.get(label));
    }

    /** Since a block brought the label. */
    public Optional<Duration> age(VeLabel label, long nowTicks) {
        return value(label).map(value -> Duration.ofNanos(nowTicks - value.ticks()));
    }
}
