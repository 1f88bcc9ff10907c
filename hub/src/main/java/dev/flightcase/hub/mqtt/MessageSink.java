package dev.flightcase.hub.mqtt;

/** Takes what arrives. Under a {@link Subscription} on a thread of the MQTT library: must return at once then. */
@FunctionalInterface
public interface MessageSink {
    /** @param payload the sink's own from now on */
    void accept(String topic, byte[] payload);
}
