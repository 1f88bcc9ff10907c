package dev.flightcase.media.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges how an answer came: B1-1, B1-3, B1-7, B4-5 and the redirects of B1-9. */
public final class TransportJudge {
    private static final List<String> PLAYLIST = List.of("application/vnd.apple.mpegurl", "audio/mpegurl");
    private static final List<String> MP4 = List.of("video/mp4", "audio/mp4", "video/iso.segment", "application/mp4");
    /** By extension; what is not here is not judged. Auth. 10.4, RFC 8216 §10. */
    private static final Map<String, List<String>> MEDIA = Map.of(
            "m4s", MP4,
            "mp4", MP4,
            "m4v", MP4,
            "m4a", MP4,
            "cmfv", MP4,
            "cmfa", MP4,
            "ts", List.of("video/mp2t"),
            "aac", List.of("audio/aac"),
            "vtt", List.of("text/vtt"));

    private TransportJudge() {}

    public static void judge(Exchange exchange, StreamFacts stream, Findings findings) {
        Exchange.Call call = exchange.call();
        Exchange.Answer answer = exchange.answer();
        if (call.kind() == ObjectKind.NOTHING || answer.status() == 0) {
            return;
        }
        if (stream.lowLatency()) {
            protocol(exchange, findings);
        }
        if (call.kind().isMedia()) {
            findings.judged(Rule.B1_9);
            if (answer.status() / 100 == 3 && answer.status() != 304) {
                findings.add(
                        Rule.B1_9,
                        exchange.place(),
                        0,
                        "answered with " + answer.status() + ", a redirect",
                        "the media itself (auth. 8.18)");
            }
        }
        if (answer.ok() && !call.method().equals("OPTIONS")) {
            encoding(exchange, findings);
            mediaType(exchange, findings);
        }
    }

    private static void protocol(Exchange exchange, Findings findings) {
        Exchange.Transport transport = exchange.answer().transport();
        findings.judged(Rule.B1_1);
        if (!transport.http2() || transport.tls().isEmpty()) {
            findings.add(
                    Rule.B1_1,
                    exchange.place(),
                    0,
                    (transport.http2() ? "HTTP/2" : "HTTP/1.1")
                            + (transport.tls().isEmpty() ? " without TLS" : " over " + transport.tls()),
                    "HTTP/2 over TLS; Apple's players fall back to high latency otherwise");
        }
        if (!transport.tls().isEmpty()) {
            findings.judged(Rule.B1_7);
            if (!transport.tls().equals("TLSv1.3")) {
                findings.add(Rule.B1_7, exchange.place(), 0, transport.tls(), "TLSv1.3");
            }
        }
    }

    private static void encoding(Exchange exchange, Findings findings) {
        Exchange.Call call = exchange.call();
        Exchange.Answer answer = exchange.answer();
        boolean gzip = answer.header("content-encoding").equalsIgnoreCase("gzip");
        boolean encoded = !answer.header("content-encoding").isEmpty()
                && !answer.header("content-encoding").equalsIgnoreCase("identity");
        findings.judged(Rule.B1_3);
        if (call.kind().isMedia() || !call.header("range").isEmpty()) {
            if (encoded) {
                findings.add(
                        Rule.B1_3,
                        exchange.place(),
                        0,
                        "Content-Encoding: " + Words.shown(answer.header("content-encoding"))
                                + (call.kind().isMedia() ? " for media" : " for a byte range"),
                        "as it is");
            }
            return;
        }
        if (call.header("accept-encoding").contains("gzip")) {
            String vary = answer.header("vary").toLowerCase(Locale.ROOT);
            if (!gzip) {
                findings.add(Rule.B1_3, exchange.place(), 0, "a playlist without gzip, which was asked for", "gzip");
            } else if (!vary.contains("accept-encoding") && !vary.equals("*")) {
                findings.add(Rule.B1_3, exchange.place(), 0, "gzip without Vary", "Vary: Accept-Encoding");
            }
        }
    }

    private static void mediaType(Exchange exchange, Findings findings) {
        String type = exchange.answer().header("content-type").toLowerCase(Locale.ROOT);
        String bare = type.contains(";") ? type.substring(0, type.indexOf(';')).strip() : type.strip();
        List<String> right = exchange.call().kind().isPlaylist() ? PLAYLIST : MEDIA.get(extension(exchange));
        if (right == null) {
            return;
        }
        findings.judged(Rule.B4_5);
        if (!right.contains(bare)) {
            findings.add(
                    Rule.B4_5,
                    exchange.place(),
                    0,
                    "Content-Type: " + (bare.isEmpty() ? "none" : Words.shown(bare)),
                    String.join(" or ", right));
        }
    }

    private static String extension(Exchange exchange) {
        String path = String.valueOf(exchange.call().uri().getPath());
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
