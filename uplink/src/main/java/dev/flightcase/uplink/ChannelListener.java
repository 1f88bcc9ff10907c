package dev.flightcase.uplink;

/** Hears from a channel, on threads of the MQTT library: must return at once and never call the channel. */
public interface ChannelListener {
    /**
     * Connected, and all subscriptions stand. Messages that the broker had kept may have {@link #arrived} before.
     *
     * @param inFlightMax how many messages the broker takes before it has confirmed one (MQTT 5 Receive Maximum), at least 1
     */
    void up(int inFlightMax);

    /** The broker has the message that was published under this token. */
    void delivered(long token);

    void arrived(Arrival arrival);

    /** The channel is gone for good, or the broker refused something; may come more than once. */
    void lost(String reason);
}
