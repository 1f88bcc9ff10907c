package dev.flightcase.uplink.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.sparkplug.Metric;
import dev.flightcase.contract.sparkplug.Payload;
import dev.flightcase.uplink.OutgoingMessage;
import java.util.List;

/** A message read back, for tests to look into. */
public record Decoded(String topic, int qos, Payload payload) {
    public static Decoded of(OutgoingMessage message) {
        return of(message.topic(), message.qos(), message.payload());
    }

    public static Decoded of(String topic, int qos, byte[] payload) {
        try {
            return new Decoded(topic, qos, Payload.parseFrom(payload));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("not a Sparkplug payload on " + topic, e);
        }
    }

    /** The message type in the topic. */
    public String type() {
        return topic.split("/", -1)[2];
    }

    public List<String> names() {
        return payload.getMetricsList().stream().map(Metric::getName).toList();
    }

    public Metric metric(String name) {
        return payload.getMetricsList().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + names()));
    }

    public long bdSeq() {
        return metric("bdSeq").getLongValue();
    }

    /** A rebirth command as a hub would write it. */
    public static byte[] rebirthCommand() {
        return command(CommandDecoder.REBIRTH, true);
    }

    public static byte[] command(String name, boolean value) {
        return Payload.newBuilder()
                .addMetrics(Metric.newBuilder().setName(name).setDatatype(11).setBooleanValue(value))
                .build()
                .toByteArray();
    }
}
