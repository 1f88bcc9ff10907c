package dev.flightcase.uplink;

import java.net.URI;
import java.util.List;

/**
 * One attempt: always a clean start, a session that ends with the connection, no will.
 *
 * @param filters to be subscribed at QoS 1 before the channel counts as up
 * @param timing its connect and send limits are the caller's to keep, see {@link MqttChannels#open}
 * @param receiveMax how many messages the broker may send before one is {@link MqttChannel#acknowledge acknowledged}
 * @param packetBytesMax larger packets the broker is not to send
 */
public record ChannelRequest(
        URI broker, String clientId, List<String> filters, LinkTiming timing, int receiveMax, int packetBytesMax) {
    public ChannelRequest {
        filters = List.copyOf(filters);
    }
}
