package dev.flightcase.hub.mqtt;

/** Takes what arrives, on a thread of the MQTT library: must return at once. */
@FunctionalInterface
public interface MessageSink {
    /** @param payload the sink's own from now on */
    void accept(String topic, byte[] payload);
}
