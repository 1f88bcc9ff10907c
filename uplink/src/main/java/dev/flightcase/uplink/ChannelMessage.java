package dev.flightcase.uplink;

import java.util.Map;

/**
 * A message on its way through a channel, at QoS 1. The bytes belong to the message: whoever made it does not touch them again.
 */
public final class ChannelMessage {
    private final String topic;
    private final byte[] payload;
    private final boolean retained;
    private final Map<String, String> properties;

    /** @param properties MQTT 5 user properties */
    public ChannelMessage(String topic, byte[] payload, boolean retained, Map<String, String> properties) {
        this.topic = topic;
        this.payload = payload;
        this.retained = retained;
        this.properties = Map.copyOf(properties);
    }

    public String topic() {
        return topic;
    }

    public byte[] payload() {
        return payload;
    }

    public boolean retained() {
        return retained;
    }

    public Map<String, String> properties() {
        return properties;
    }
}
