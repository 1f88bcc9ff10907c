package dev.flightcase.hub.nodes;

import dev.flightcase.contract.sparkplug.Metric;
import dev.flightcase.contract.sparkplug.Payload;
import dev.flightcase.contract.sparkplug.PropertySet;
import dev.flightcase.contract.sparkplug.PropertyValue;

/** What a node says, for tests. */
public final class Speech {
    private final Payload.Builder payload = Payload.newBuilder().setTimestamp(1_795_284_000_000L);

    public static Speech birth(int bdSeq) {
        var speech = new Speech().seq(0).whole("bdSeq", 4, bdSeq);
        speech.payload.addMetrics(Metric.newBuilder()
                .setName("Node Control/Rebirth")
                .setDatatype(11)
                .setBooleanValue(false));
        return speech;
    }

    public static Speech data(int seq) {
        return new Speech().seq(seq);
    }

    public static Speech death(int bdSeq) {
        return new Speech().whole("bdSeq", 4, bdSeq);
    }

    public Speech whole(String name, int type, long value) {
        return add(metric(name, type).setLongValue(value));
    }

    public Speech decimal(String name, double value, String unit) {
        return add(metric(name, 10)
                .setDoubleValue(value)
                .setProperties(PropertySet.newBuilder()
                        .addKeys("engUnit")
                        .addValues(PropertyValue.newBuilder().setType(12).setStringValue(unit))));
    }

    public Speech text(String name, String value) {
        return add(metric(name, 12).setStringValue(value));
    }

    public Speech flag(String name, boolean value) {
        return add(metric(name, 11).setBooleanValue(value));
    }

    public Speech unknown(String name, int type) {
        return add(metric(name, type).setIsNull(true));
    }

    public Speech add(Metric.Builder metric) {
        payload.addMetrics(metric);
        return this;
    }

    public byte[] bytes() {
        return payload.build().toByteArray();
    }

    private Speech seq(int seq) {
        payload.setSeq(seq);
        return this;
    }

    private static Metric.Builder metric(String name, int type) {
        return Metric.newBuilder().setName(name).setDatatype(type).setTimestamp(1_795_284_000_000L);
    }
}
