package dev.flightcase.cache.checkout;

import java.util.Optional;

/** What makes a repeated request the same request: one key has one effect and one response. */
public record IdempotencyKey(String value) {

    /** draft-ietf-httpapi-idempotency-key-header-07 names no bound; 255 is what payment providers use. */
    public static final int CHARS_MAX = 255;

    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("idempotency key must be 1 to 255 printable ASCII characters");
        }
    }

    /**
     * Reads the header field {@code Idempotency-Key}: a structured-field string in quotes (RFC 8941 §3.3.3), or bare as
     * older clients send it. Empty when it is neither.
     */
    public static Optional<IdempotencyKey> parse(String header) {
        var text = header.strip();
        var value = text.startsWith("\"") ? unquote(text) : text;
        return isValid(value) ? Optional.of(new IdempotencyKey(value)) : Optional.empty();
    }

    private static String unquote(String text) {
        if (text.length() < 2 || !text.endsWith("\"")) {
            return "";
        }
        var value = new StringBuilder();
        for (var at = 1; at < text.length() - 1; at++) {
            var next = text.charAt(at);
            if (next == '"') {
                return "";
            }
            if (next == '\\') {
                at++;
                if (at == text.length() - 1 || (text.charAt(at) != '"' && text.charAt(at) != '\\')) {
                    return "";
                }
                next = text.charAt(at);
            }
            value.append(next);
        }
        return value.toString();
    }

    private static boolean isValid(String value) {
        return !value.isEmpty() && value.length() <= CHARS_MAX && value.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
    }
}
