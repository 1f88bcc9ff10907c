package dev.flightcase.hal.host;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One number of a device under hwmon, written as its file is called without {@code _input}, such as {@code in1} (Linux:
 * Documentation/hwmon/sysfs-interface.rst, as the units are).
 *
 * @param number 0 to 99
 */
public record HwmonChannel(Kind kind, int number) implements Comparable<HwmonChannel> {
    private static final Pattern FORM = Pattern.compile("([a-z]+)([0-9]{1,2})");
    private static final Comparator<HwmonChannel> ORDER =
            Comparator.comparing(HwmonChannel::kind).thenComparing(HwmonChannel::number);

    /** What is measured, and in which part of its unit the kernel counts it. */
    public enum Kind {
        VOLTAGE("in", "V", 1e3),
        CURRENT("curr", "A", 1e3),
        POWER("power", "W", 1e6),
        TEMPERATURE("temp", "°C", 1e3);

        private final String prefix;
        private final String unit;
        private final double parts;

        Kind(String prefix, String unit, double parts) {
            this.prefix = prefix;
            this.unit = unit;
            this.parts = parts;
        }

        /** How many of the kernel's make one of the unit. */
        double parts() {
            return parts;
        }

        /** What such a channel is called, the first of them. */
        public String example() {
            return prefix + "1";
        }
    }

    /** Empty when it is no such name. */
    public static Optional<HwmonChannel> parse(String word) {
        var match = FORM.matcher(word);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.prefix.equals(match.group(1)))
                .findFirst()
                .map(kind -> new HwmonChannel(kind, Integer.parseInt(match.group(2))));
    }

    /** A value of it for people. */
    public String show(double value) {
        return String.format(Locale.ROOT, "%s %.3f %s", this, value, kind.unit);
    }

    @Override
    public int compareTo(HwmonChannel other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.prefix + number;
    }
}
