package dev.flightcase.uplink;

/** Hears from a link, on threads of the MQTT library: must return at once and never call the link. */
public interface LinkListener {
    /** @param payload the listener's own from now on */
    void arrived(String topic, byte[] payload);

    /** The link is gone for good; may come more than once. */
    void lost(String reason);
}
