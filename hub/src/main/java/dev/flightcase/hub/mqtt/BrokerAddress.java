package dev.flightcase.hub.mqtt;

import java.net.URI;

/**
 * A broker that is not the hub's own.
 *
 * @param uri {@code mqtt://host:port}, or {@code mqtts://host:port} for TLS with a certificate that this machine's Java trusts
 * @param user empty for none
 */
public record BrokerAddress(URI uri, String user, String password) {
    /** Without a name and a password. */
    public static BrokerAddress of(URI uri) {
        return new BrokerAddress(uri, "", "");
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    /** As Paho wants it. */
    String paho() {
        boolean tls = "mqtts".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 8883 : 1883;
        return (tls ? "ssl://" : "tcp://") + uri.getHost() + ":" + port;
    }
}
