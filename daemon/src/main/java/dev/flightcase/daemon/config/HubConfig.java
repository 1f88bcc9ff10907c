package dev.flightcase.daemon.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keys {@code hub.*}.
 *
 * @param url for a claim code that brings no address of its own
 * @param ca certificate (PEM) of a CA that is trusted for a hub whose code brings no fingerprint
 */
public record HubConfig(Optional<URI> url, Optional<Path> ca) {
    public static HubConfig defaults() {
        return new HubConfig(Optional.empty(), Optional.empty());
    }
}
