package dev.flightcase.media.conformance;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges the headers that caches and pages go by: B5-1 to B5-6, and the Last-Modified of B1-9. */
public final class CachingJudge {
    private static final List<String> EXPOSED = List.of("age", "date", "content-length", "content-range", "etag");

    private CachingJudge() {}

    /**
     * @param blocking it was asked for the state that comes next, so its URI is of that state only
     */
    public static void judge(Exchange exchange, StreamFacts stream, boolean blocking, Findings findings) {
        Exchange.Answer answer = exchange.answer();
        CacheControl control = CacheControl.of(answer.header("cache-control"));
        ObjectKind kind = exchange.call().kind();
        if (answer.status() >= 400) {
            refusal(exchange, control, stream, findings);
        } else if (answer.ok() && kind.isMedia()) {
            media(exchange, control, stream, findings);
        } else if (answer.ok() && kind == ObjectKind.MEDIA_PLAYLIST && !stream.ended()) {
            playlist(exchange, control, stream, blocking, findings);
        }
        if (answer.ok() && kind.isPlaylist()) {
            validators(exchange, stream, findings);
        }
        if (answer.ok() && !exchange.call().header("origin").isEmpty()) {
            readable(exchange, findings);
        }
    }

    private static void playlist(
            Exchange exchange, CacheControl control, StreamFacts stream, boolean blocking, Findings findings) {
        String found = found(exchange);
        if (blocking) {
            findings.judged(Rule.B5_1);
            long most = stream.targetDuration().longValue() * 6;
            if (control.freshSeconds() == 0 || control.freshSeconds() > most) {
                findings.add(Rule.B5_1, exchange.place(), 0, found, "max-age from 1 to " + most);
            }
            return;
        }
        findings.judged(Rule.B5_2);
        BigDecimal twice = BigDecimal.valueOf(2 * control.freshSeconds());
        if (!control.present() || twice.compareTo(stream.targetDuration()) > 0) {
            findings.add(
                    Rule.B5_2,
                    exchange.place(),
                    0,
                    found,
                    "no-cache, or a max-age of at most half of " + Words.seconds(stream.targetDuration()));
        }
    }

    private static void media(Exchange exchange, CacheControl control, StreamFacts stream, Findings findings) {
        findings.judged(Rule.B5_3);
        boolean longEnough = (control.immutable() && control.freshSeconds() > 0)
                || BigDecimal.valueOf(control.freshSeconds()).compareTo(stream.window()) >= 0;
        if (!control.stored() || !control.present() || !longEnough) {
            findings.add(
                    Rule.B5_3,
                    exchange.place(),
                    0,
                    found(exchange),
                    "public, max-age of at least the window, " + Words.seconds(stream.window()));
        }
    }

    private static void refusal(Exchange exchange, CacheControl control, StreamFacts stream, Findings findings) {
        int status = exchange.answer().status();
        findings.judged(Rule.B5_4);
        // RFC 9111 §4.2.2: of these, only 404, 405, 410, 414 and 501 may be kept when nothing is said
        boolean guessed = !control.present() && List.of(404, 405, 410, 414, 501).contains(status);
        BigDecimal target = stream.partTarget();
        long most = target == null ? 1 : Math.max(1, target.longValue());
        if (guessed || control.freshSeconds() > (status == 404 || status == 410 ? most : 0)) {
            findings.add(
                    Rule.B5_4, exchange.place(), 0, status + " with " + found(exchange), "Cache-Control: no-store");
        }
    }

    private static void validators(Exchange exchange, StreamFacts stream, Findings findings) {
        Exchange.Answer answer = exchange.answer();
        findings.judged(Rule.B5_5);
        for (String name : List.of("Date", "Last-Modified", "ETag")) {
            if (answer.header(name.toLowerCase(Locale.ROOT)).isEmpty()) {
                findings.add(Rule.B5_5, exchange.place(), 0, "no " + name, name + " on each playlist");
            }
        }
        Instant date = date(answer.header("date"));
        Instant modified = date(answer.header("last-modified"));
        if (date == null
                || modified == null
                || stream.ended()
                || exchange.call().kind() != ObjectKind.MEDIA_PLAYLIST) {
            return;
        }
        Duration age = Duration.between(modified, date);
        // HTTP dates have whole seconds
        if (age.minusSeconds(1).toNanos() > 3 * stream.targetNanos()) {
            findings.add(
                    Rule.B1_9,
                    exchange.place(),
                    0,
                    "Last-Modified is " + age.toSeconds() + " s before Date",
                    "at most 3 target durations (auth. 8.24)");
        }
    }

    private static @Nullable Instant date(String text) {
        try {
            return text.isEmpty()
                    ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void readable(Exchange exchange, Findings findings) {
        Exchange.Answer answer = exchange.answer();
        findings.judged(Rule.B5_6);
        if (answer.header("access-control-allow-origin").isEmpty()) {
            findings.add(Rule.B5_6, exchange.place(), 0, "no Access-Control-Allow-Origin", "* or the origin that asks");
            return;
        }
        List<String> exposed = CommaList.lower(answer.header("access-control-expose-headers"));
        List<String> missing = exposed.contains("*")
                ? List.of()
                : EXPOSED.stream().filter(name -> !exposed.contains(name)).toList();
        if (!missing.isEmpty()) {
            findings.add(
                    Rule.B5_6,
                    exchange.place(),
                    0,
                    "Access-Control-Expose-Headers without " + String.join(", ", missing),
                    "all of them: hls.js finds the live edge by Age");
        }
    }

    /** The answer to the question that a browser asks before a request with Range. */
    public static void preflight(Exchange exchange, Findings findings) {
        Exchange.Answer answer = exchange.answer();
        findings.judged(Rule.B5_6);
        List<String> headers = CommaList.lower(answer.header("access-control-allow-headers"));
        boolean allowed = answer.status() / 100 == 2
                && !answer.header("access-control-allow-origin").isEmpty()
                && (headers.contains("*") || headers.contains("range"));
        if (!allowed) {
            findings.add(
                    Rule.B5_6,
                    exchange.place(),
                    0,
                    "OPTIONS is answered with " + answer.status() + " and does not allow Range",
                    "204 with Access-Control-Allow-Origin, -Methods and -Headers: Range");
        }
    }

    /** Two answers with the same playlist, one compressed and one not. */
    public static void encodings(Exchange compressed, Exchange plain, Findings findings) {
        String tag = compressed.answer().header("etag");
        if (tag.isEmpty() || tag.startsWith("W/")) {
            return;
        }
        findings.judged(Rule.B5_5);
        if (tag.equals(plain.answer().header("etag"))) {
            findings.add(
                    Rule.B5_5,
                    compressed.place(),
                    0,
                    "the same strong ETag with and without gzip",
                    "one for each encoding (RFC 9110 §8.8.1)");
        }
    }

    private static String found(Exchange exchange) {
        String header = exchange.answer().header("cache-control");
        return header.isEmpty() ? "no Cache-Control" : "Cache-Control: " + Words.shown(header);
    }
}
