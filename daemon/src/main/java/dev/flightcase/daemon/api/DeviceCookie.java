package dev.flightcase.daemon.api;

import dev.flightcase.http.Headers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Where a phone keeps its secret: in a cookie that no script can read and no other site can send (RFC 6265, SameSite). It
 * is not marked {@code Secure}: on {@code http://10.x}, where phones meet the node, such a cookie would be dropped.
 */
final class DeviceCookie {
    private static final String NAME = "flightcase-device";
    private static final Duration LIFETIME = Duration.ofDays(365);
    /** Another port of the same host may have set some of that name too; more than a few are not looked at. */
    private static final int VALUES_MAX = 4;

    private DeviceCookie() {}

    static String set(String credential) {
        return NAME + "=" + credential + "; Path=/; Max-Age=" + LIFETIME.toSeconds() + "; HttpOnly; SameSite=Strict";
    }

    /** What a request has under that name. */
    static List<String> values(Headers headers) {
        return headers.all("Cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(NAME + "="))
                .map(pair -> pair.substring(NAME.length() + 1))
                .limit(VALUES_MAX)
                .toList();
    }
}
