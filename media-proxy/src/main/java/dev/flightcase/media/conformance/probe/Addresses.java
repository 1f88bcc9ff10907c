package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.m3u8.ByteRange;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What URIs in a playlist lead to. */
final class Addresses {
    private Addresses() {}

    /** @return null when it is none, or none for HTTP */
    static @Nullable URI resolve(URI base, String reference) {
        try {
            URI uri = base.resolve(reference);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            return http && uri.getHost() != null ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A byte range as EXT-X-MAP writes it, which the reader keeps as text; null for the whole resource. */
    static @Nullable ByteRange range(@Nullable String written) {
        int at = written == null ? -1 : written.indexOf('@');
        if (written == null || !written.matches("\\d{1,15}(@\\d{1,15})?")) {
            return null;
        }
        return at < 0
                ? new ByteRange(Long.parseLong(written), 0, false)
                : new ByteRange(
                        Long.parseLong(written.substring(0, at)), Long.parseLong(written.substring(at + 1)), false);
    }
}
