package dev.flightcase.uplink;

import java.net.URI;

/**
 * One attempt: always a clean start, a session that ends with the connection, no retained will.
 *
 * @param subscription the filter that must be in place, at QoS 1, before the link counts as up
 */
public record ConnectRequest(
        URI broker, String clientId, OutgoingMessage will, String subscription, LinkTiming timing) {}
