package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Where something is served.
 *
 * @param host a name, or an address (an IPv6 one with or without brackets)
 */
public record Endpoint(String host, int port) {

    public Endpoint {
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "\"" + host + "\", port " + port + " is no endpoint; must be a host and 1 to 65535");
        }
    }

    /** The address, when the host is one; never looks a name up. */
    Optional<InetAddress> literal() {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
