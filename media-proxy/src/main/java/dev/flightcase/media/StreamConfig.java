package dev.flightcase.media;

/**
 * A stream that may be pushed here.
 *
 * @param name part of the URLs: lower-case letters, digits and hyphens
 * @param key what the encoder must know; a secret
 */
public record StreamConfig(String name, String key) {
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

    /** Without the key. */
    @Override
    public String toString() {
        return "StreamConfig[" + name + "]";
    }
}
