package dev.flightcase.http.netty;

import java.util.Locale;
import java.util.Set;

/** Which contents are worth compressing. */
final class Compression {
    /** Below this the headers and the packet cost more than compression saves. */
    static final int BYTES_MIN = 512;

    private static final Set<String> TEXT = Set.of(
            "application/json",
            "application/javascript",
            "application/xml",
            "application/vnd.apple.mpegurl",
            "application/openmetrics-text");

    private Compression() {}

    static boolean pays(String contentType, int length) {
        if (length < BYTES_MIN) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.endsWith("+json") || type.endsWith("+xml") || TEXT.contains(type);
    }
}
