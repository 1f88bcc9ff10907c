package dev.flightcase.hal.network;

import java.net.URI;

/**
 * The page of ours that tells whether somebody stands between: it answers 204 and repeats the nonce in the header {@link #NONCE}.
 *
 * @param path with a slash at its start
 */
public record PortalPage(Endpoint at, String path) {
    /** Of the request, and of the answer. */
    public static final String NONCE = "Flightcase-Nonce";

    private static final int HTTP = 80;

    /** @throws IllegalArgumentException when it is no plain HTTP address: HTTPS is what portals break, and not what they answer */
    public static PortalPage of(URI uri) {
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("must be an address such as \"http://hub.example/online\"");
        }
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new PortalPage(new Endpoint(uri.getHost(), uri.getPort() < 0 ? HTTP : uri.getPort()), path);
    }
}
