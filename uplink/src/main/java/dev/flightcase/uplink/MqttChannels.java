package dev.flightcase.uplink;

/**
 * Makes channels to a broker: links that have several messages under way and hear from the broker, for the commerce
 * connection. The port behind which the MQTT library stays; see {@link MqttTransport} for the plainer one.
 */
public interface MqttChannels {
    /**
     * Begins to connect and to subscribe, with a client of its own, and returns at once: the listener hears {@link
     * ChannelListener#up} when all of that is done, or {@link ChannelListener#lost}. Nothing here gives up by itself while a
     * broker is silent: that is for the caller, by {@link MqttChannel#abandon}.
     *
     * @param listener called on threads of the library, possibly before this method returns, until the channel is abandoned
     *     and for a moment after
     */
    MqttChannel open(ChannelRequest request, ChannelListener listener);
}
