package dev.flightcase.hub.nodes;

import dev.flightcase.contract.sparkplug.DataType;
import dev.flightcase.contract.sparkplug.Metric;
import dev.flightcase.contract.sparkplug.PropertyValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns metrics of the wire into views. */
final class MetricReader {
    private static final int TEXT_LENGTH_MAX = 256;
    private static final int UNIT_LENGTH_MAX = 32;
    private static final String UNIT = "engUnit";

    private MetricReader() {}

    /** A metric that declares itself, as in a birth. */
    static MetricView declared(String name, Metric metric) {
        var type = DataType.forNumber(metric.getDatatype());
        var known = type == null ? DataType.UNKNOWN : type;
        return new MetricView(name, known.name(), reading(metric, known), unit(metric), at(metric));
    }

    /** A later value of a metric that was declared. */
    static MetricView later(MetricView before, Metric metric) {
        var type = DataType.valueOf(before.type());
        return new MetricView(before.name(), before.type(), reading(metric, type), before.unit(), at(metric));
    }

    private static Reading reading(Metric metric, DataType type) {
        if (metric.getIsNull()) {
            return new Reading.Unknown();
        }
        return switch (metric.getValueCase()) {
            case INT_VALUE -> new Reading.Whole(whole(metric.getIntValue(), type));
            case LONG_VALUE -> whole(metric.getLongValue(), type);
            case FLOAT_VALUE -> decimal(metric.getFloatValue());
            case DOUBLE_VALUE -> decimal(metric.getDoubleValue());
            case BOOLEAN_VALUE -> new Reading.Flag(metric.getBooleanValue());
            case STRING_VALUE -> text(metric.getStringValue());
            case BYTES_VALUE, DATASET_VALUE, TEMPLATE_VALUE, EXTENSION_VALUE, VALUE_NOT_SET -> new Reading.Unknown();
        };
    }

    /** Signed types below 64 bits come as two's complement in 32. */
    private static long whole(int bits, DataType type) {
        boolean signed = type == DataType.INT8 || type == DataType.INT16 || type == DataType.INT32;
        return signed ? bits : Integer.toUnsignedLong(bits);
    }

    private static Reading whole(long bits, DataType type) {
        return bits < 0 && type == DataType.UINT64
                ? new Reading.Text(Long.toUnsignedString(bits))
                : new Reading.Whole(bits);
    }

    private static Reading decimal(double value) {
        return Double.isFinite(value) ? new Reading.Decimal(value) : new Reading.Unknown();
    }

    private static Reading text(String value) {
        return new Reading.Text(value.length() <= TEXT_LENGTH_MAX ? value : value.substring(0, TEXT_LENGTH_MAX));
    }

    private static @Nullable String unit(Metric metric) {
        var properties = metric.getProperties();
        int index = properties.getKeysList().indexOf(UNIT);
        if (index < 0 || index >= properties.getValuesCount()) {
            return null;
        }
        PropertyValue value = properties.getValues(index);
        return value.hasStringValue() && value.getStringValue().length() <= UNIT_LENGTH_MAX
                ? value.getStringValue()
                : null;
    }

    private static @Nullable Instant at(Metric metric) {
        return metric.hasTimestamp() ? Instant.ofEpochMilli(metric.getTimestamp()) : null;
    }
}
