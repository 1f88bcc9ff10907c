package dev.flightcase.hub.payments;

import java.net.URI;
import java.time.Duration;

/**
 * Keys {@code payments.NAME.*}.
 *
 * @param name of the provider, as tills name it
 * @param secret sent as bearer token; empty for none
 * @param timeout for one answer
 */
public record GatewayConfig(String name, URI url, String secret, Duration timeout) {
    public static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Without the secret. */
    @Override
    public String toString() {
        return "GatewayConfig[" + name + ", " + url + "]";
    }
}
