package dev.flightcase.uplink;

import java.util.Map;

/** A message that came through a channel. Its bytes belong to whoever got it. */
public final class Arrival {
    private final String topic;
    private final byte[] payload;
    private final Map<String, String> properties;
    private final int packet;
    private final int qos;

    /**
     * @param properties MQTT 5 user properties; of a name that came twice, the last
     * @param packet the broker's number for it, for the acknowledgement
     * @param qos 0 to 2; of 0 nothing is acknowledged
     */
    public Arrival(String topic, byte[] payload, Map<String, String> properties, int packet, int qos) {
        this.topic = topic;
        this.payload = payload;
        this.properties = Map.copyOf(properties);
        this.packet = packet;
        this.qos = qos;
    }

    public String topic() {
        return topic;
    }

    public byte[] payload() {
        return payload;
    }

    public Map<String, String> properties() {
        return properties;
    }

    public int packet() {
        return packet;
    }

    public int qos() {
        return qos;
    }
}
