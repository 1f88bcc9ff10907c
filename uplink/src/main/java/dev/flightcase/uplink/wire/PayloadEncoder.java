package dev.flightcase.uplink.wire;

import dev.flightcase.contract.sparkplug.DataType;
import dev.flightcase.contract.sparkplug.Payload;
import dev.flightcase.contract.sparkplug.PropertySet;
import dev.flightcase.contract.sparkplug.PropertyValue;
import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricType;
import dev.flightcase.uplink.MetricValue;
import java.util.Map;
import java.util.TreeMap;

/** Writes reports as Sparkplug B payloads. The same report always becomes the same bytes. */
public final class PayloadEncoder {
    private PayloadEncoder() {}

    public static byte[] encode(Report report) {
        var payload = Payload.newBuilder().setTimestamp(report.at().toEpochMilli());
        if (report.sequence() != Report.NO_SEQUENCE) {
            payload.setSeq(report.sequence());
        }
        report.metrics().forEach(metric -> add(payload, metric, report.declares()));
        return payload.build().toByteArray();
    }

    private static void add(Payload.Builder payload, Metric metric, boolean declares) {
        var line = payload.addMetricsBuilder()
                .setName(metric.name())
                .setTimestamp(metric.at().toEpochMilli());
        if (declares) {
            line.setDatatype(dataType(metric.type()).getNumber());
            if (!metric.properties().isEmpty()) {
                line.setProperties(properties(metric.properties()));
            }
        }
        switch (metric.value()) {
            case MetricValue.IntValue(int number) -> line.setIntValue(number);
            case MetricValue.LongValue(long number) -> line.setLongValue(number);
            case MetricValue.DoubleValue(double number) -> line.setDoubleValue(number);
            case MetricValue.BooleanValue(boolean flag) -> line.setBooleanValue(flag);
            case MetricValue.TextValue(String text) -> line.setStringValue(text);
            case MetricValue.Absent _ -> line.setIsNull(true);
        }
    }

    private static DataType dataType(MetricType type) {
        return switch (type) {
            case INT -> DataType.INT32;
            case LONG -> DataType.INT64;
            case DOUBLE -> DataType.DOUBLE;
            case BOOLEAN -> DataType.BOOLEAN;
            case TEXT -> DataType.STRING;
        };
    }

    private static PropertySet.Builder properties(Map<String, String> properties) {
        var set = PropertySet.newBuilder();
        new TreeMap<>(properties)
                .forEach((key, text) -> set.addKeys(key)
                        .addValues(PropertyValue.newBuilder()
                                .setType(DataType.STRING.getNumber())
                                .setStringValue(text)));
        return set;
    }
}
