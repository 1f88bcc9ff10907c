package dev.flightcase.media.conformance;

import dev.flightcase.http.Bytes;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds exchanges as a good server would have them, with what a test wants otherwise. */
final class Answers {
    private static final String BASE = "https://node.example/live/stage/";

    private String method = "GET";
    private String path;
    private ObjectKind kind;
    private int status = 200;
    private long firstMillis = 5;
    private long lastMillis = 6;
    private boolean http2 = true;
    private String tls = "TLSv1.3";
    private Bytes body = Bytes.EMPTY;
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Answers(String path, ObjectKind kind) {
        this.path = path;
        this.kind = kind;
    }

    static Answers playlist(String query) {
        Answers answers = new Answers("video.m3u8" + (query.isEmpty() ? "" : "?" + query), ObjectKind.MEDIA_PLAYLIST);
        answers.asked.put("accept-encoding", "gzip");
        answers.asked.put("origin", "https://shop.example");
        return answers.with("content-type", "application/vnd.apple.mpegurl")
                .with("content-encoding", "gzip")
                .with("vary", "Accept-Encoding")
                .with("cache-control", query.contains("_HLS_msn") ? "public, max-age=12" : "public, max-age=1")
                .with("date", "Sat, 21 Nov 2026 20:00:05 GMT")
                .with("last-modified", "Sat, 21 Nov 2026 20:00:04 GMT")
                .with("etag", "\"1-gzip\"")
                .with("access-control-allow-origin", "*")
                .with("access-control-expose-headers", "Age, Date, Content-Length, Content-Range, ETag");
    }

    static Answers multivariant(String query) {
        Answers answers = playlist(query);
        answers.path = "index.m3u8" + (query.isEmpty() ? "" : "?" + query);
        answers.kind = ObjectKind.MULTIVARIANT;
        return answers;
    }

    static Answers media(String path, ObjectKind kind) {
        return new Answers(path, kind)
                .with("content-type", kind == ObjectKind.INIT ? "video/mp4" : "video/iso.segment")
                .with("cache-control", "public, max-age=3600, immutable")
                .with("accept-ranges", "bytes")
                .with("content-length", "1000")
                .with("etag", "\"" + path + "\"");
    }

    static Answers nothing(String path) {
        return new Answers(path, ObjectKind.NOTHING).status(404).with("cache-control", "no-store");
    }

    Answers method(String other) {
        method = other;
        return this;
    }

    Answers asking(String name, String value) {
        asked.put(name, value);
        return this;
    }

    Answers with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Answers without(String name) {
        headers.remove(name);
        return this;
    }

    Answers status(int other) {
        status = other;
        return this;
    }

    Answers body(Bytes other) {
        body = other;
        return this;
    }

    Answers over(boolean h2, String protocol) {
        http2 = h2;
        tls = protocol;
        return this;
    }

    /** Milliseconds until the first and the last byte. */
    Answers after(long first, long last) {
        firstMillis = first;
        lastMillis = last;
        return this;
    }

    Exchange get() {
        return new Exchange(
                new Exchange.Call(method, URI.create(BASE + path), kind, asked),
                new Exchange.Answer(
                        status,
                        headers,
                        new Exchange.Transport(http2, tls),
                        new Exchange.Timing(firstMillis * 1_000_000, lastMillis * 1_000_000),
                        body));
    }
}
