package dev.flightcase.daemon.config;

import org.jspecify.annotations.Nullable;

/**
 * A table {@code [[media.stream]]}.
 *
 * @param key what the encoder must know; null when the node shall make one
 */
public record StreamSettings(String name, @Nullable String key) {
    /** Without the key. */
    @Override
    public String toString() {
        return "StreamSettings[" + name + "]";
    }
}
