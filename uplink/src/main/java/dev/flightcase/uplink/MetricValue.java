package dev.flightcase.uplink;

/** The value of a metric, or that there is none: unknown is a value of its own, never zero. */
public sealed interface MetricValue {
    /** Longest text on the wire, in characters: a birth with all its metrics has to stay a small message. */
    int TEXT_LENGTH_MAX = 1024;

    MetricType type();

    record IntValue(int value) implements MetricValue {
        @Override
        public MetricType type() {
            return MetricType.INT;
        }
    }

    record LongValue(long value) implements MetricValue {
        @Override
        public MetricType type() {
            return MetricType.LONG;
        }
    }

    /** A finite number. */
    record DoubleValue(double value) implements MetricValue {
        public DoubleValue {
            if (!Double.isFinite(value)) {
                throw new UplinkException("value is " + value + "; must be finite (what is unknown is absent)");
            }
        }

        @Override
        public MetricType type() {
            return MetricType.DOUBLE;
        }
    }

    record BooleanValue(boolean value) implements MetricValue {
        @Override
        public MetricType type() {
            return MetricType.BOOLEAN;
        }
    }

    /** At most {@link #TEXT_LENGTH_MAX} characters. */
    record TextValue(String value) implements MetricValue {
        public TextValue {
            if (value.length() > TEXT_LENGTH_MAX) {
                throw new UplinkException(
                        "value has " + value.length() + " characters; must be at most " + TEXT_LENGTH_MAX);
            }
        }

        @Override
        public MetricType type() {
            return MetricType.TEXT;
        }
    }

    /** Nobody knows the value now. The type stays, so that the metric can come back without a new birth. */
    record Absent(MetricType type) implements MetricValue {}

    static MetricValue of(int value) {
        return new IntValue(value);
    }

    static MetricValue of(long value) {
        return new LongValue(value);
    }

    /** A number; NaN and the infinities become {@link Absent}. */
    static MetricValue of(double value) {
        return Double.isFinite(value) ? new DoubleValue(value) : absent(MetricType.DOUBLE);
    }

    static MetricValue of(boolean value) {
        return new BooleanValue(value);
    }

    static MetricValue of(String value) {
        return new TextValue(value);
    }

    static MetricValue absent(MetricType type) {
        return new Absent(type);
    }
}
