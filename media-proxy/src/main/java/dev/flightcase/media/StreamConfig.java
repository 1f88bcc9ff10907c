package dev.flightcase.media;

import dev.flightcase.media.pipeline.SourceConfig;

/**
 * A stream that may be pushed here.
 *
 * @param name part of the URLs: lower-case letters, digits and hyphens
 * @param key what the encoder must know; a secret
 * @param source where its pictures come from, where the node itself starts an encoder
 */
public record StreamConfig(String name, String key, SourceConfig source) {
    private static final int KEY_LENGTH_MIN = 8;

    public StreamConfig {
        if (!name.matches("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?")) {
            throw new IllegalArgumentException(
                    "media.streams.name is '" + name + "'; must be 1 to 64 lower-case letters, digits and hyphens");
        }
        if (key.length() < KEY_LENGTH_MIN || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("media.streams.key of '" + name + "' must have at least "
                    + KEY_LENGTH_MIN + " visible ASCII characters");
        }
    }

    /** A stream that an encoder pushes. */
    public StreamConfig(String name, String key) {
        this(name, key, SourceConfig.PUSH);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "StreamConfig[" + name + "]";
    }
}
