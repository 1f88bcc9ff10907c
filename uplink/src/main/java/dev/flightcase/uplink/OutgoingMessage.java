package dev.flightcase.uplink;

/** A message on its way to a broker; never retained. The bytes belong to the message: whoever made it does not touch them again. */
public final class OutgoingMessage {
    private final String topic;
    private final byte[] payload;
    private final int qos;

    /** @param qos 0 or 1 */
    public OutgoingMessage(String topic, byte[] payload, int qos) {
        this.topic = topic;
        this.payload = payload;
        this.qos = qos;
    }

    public String topic() {
        return topic;
    }

    public byte[] payload() {
        return payload;
    }

    public int qos() {
        return qos;
    }
}
