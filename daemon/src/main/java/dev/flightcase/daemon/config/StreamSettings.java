package dev.flightcase.daemon.config;

import dev.flightcase.media.pipeline.SourceConfig;
import org.jspecify.annotations.Nullable;

/**
 * A table {@code [[media.stream]]}.
 *
 * @param key what the encoder must know; null when the node shall make one
 * @param source where its pictures come from
 */
public record StreamSettings(String name, @Nullable String key, SourceConfig source) {
    /** An encoder pushes it. */
    public StreamSettings(String name, @Nullable String key) {
        this(name, key, SourceConfig.PUSH);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "StreamSettings[" + name + "]";
    }
}
