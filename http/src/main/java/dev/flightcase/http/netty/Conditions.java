package dev.flightcase.http.netty;

import dev.flightcase.http.Headers;
import dev.flightcase.http.Method;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conditions of a request against the validators of a response (RFC 9110 §13). A tag and its {@code -gz} form name the same content,
 * so If-None-Match accepts either.
 */
final class Conditions {
    static final String GZIP_SUFFIX = "-gz";
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private Conditions() {}

    /** Whether the client has this already. */
    static boolean notModified(Headers request, Headers response) {
        if (request.contains("If-None-Match")) {
            String wanted = request.joined("If-None-Match");
            return response.first("ETag")
                    .map(tag -> wanted.equals("*") || lists(wanted, opaque(tag)))
                    .orElse(false);
        }
        Optional<ZonedDateTime> since = request.first("If-Modified-Since").flatMap(Conditions::date);
        return since.isPresent()
                && response.first("Last-Modified")
                        .flatMap(Conditions::date)
                        .filter(modified -> !modified.isAfter(since.get()))
                        .isPresent();
    }

    /** Whether a range may be served: no If-Range, or one that names exactly this representation. */
    static boolean rangeApplies(Method method, Headers request, Headers response) {
        // RFC 9110 §14.2: a range means something for GET only
        if (method != Method.GET || !request.contains("Range")) {
            return false;
        }
        String condition = request.joined("If-Range");
        return condition.isEmpty()
                || response.first("ETag").filter(condition::equals).isPresent()
                || response.first("Last-Modified").filter(condition::equals).isPresent();
    }

    private static boolean lists(String list, String opaque) {
        Matcher tags = TAG.matcher(list);
        while (tags.find()) {
            if (withoutSuffix(tags.group(1)).equals(withoutSuffix(opaque))) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        Matcher matcher = TAG.matcher(tag);
        return matcher.matches() ? matcher.group(1) : tag;
    }

    private static String withoutSuffix(String opaque) {
        return opaque.endsWith(GZIP_SUFFIX) ? opaque.substring(0, opaque.length() - GZIP_SUFFIX.length()) : opaque;
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            // RFC 9110 §13.1.3: a date that cannot be read is as if it were not there
            return Optional.empty();
        }
    }
}
