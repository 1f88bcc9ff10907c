package dev.flightcase.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What a handler answers; immutable. The server adds Date, Content-Length or Transfer-Encoding, Vary, Accept-Ranges and
 * X-Content-Type-Options, and turns a 200 into 304, 206 or 416 where the request's conditions and ranges ask for it. So a handler
 * that serves GET only says what the representation is: {@link #withEtag}, {@link #withLastModified}, {@link #withCacheControl}.
 */
public record Response(int status, Headers headers, Body body) {
    public static final String JSON = "application/json";

    public Response {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status is " + status + "; a handler answers 200 to 599");
        }
    }

    public static Response status(int status) {
        return new Response(status, Headers.EMPTY, Body.EMPTY);
    }

    public static Response of(int status, String contentType, Body body) {
        return new Response(status, Headers.of("Content-Type", contentType), body);
    }

    public static Response ok(String contentType, Body body) {
        return of(200, contentType, body);
    }

    public static Response json(int status, Bytes utf8) {
        return of(status, JSON, new Body.Heap(utf8));
    }

    public static Response json(Bytes utf8) {
        return json(200, utf8);
    }

    public static Response json(Body body) {
        return ok(JSON, body);
    }

    public static Response html(Bytes utf8) {
        return ok("text/html; charset=utf-8", new Body.Heap(utf8));
    }

    public static Response text(String text) {
        return ok("text/plain; charset=utf-8", new Body.Heap(Bytes.utf8(text)));
    }

    public Response withHeader(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    /**
     * A strong validator: the same tag means the same bytes, before compression.
     *
     * @param opaque what stands between the quotes; visible ASCII without quotes
     */
    public Response withEtag(String opaque) {
        if (!opaque.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"')) {
            throw new IllegalArgumentException("an ETag holds visible ASCII without quotes (RFC 9110 §8.8.3)");
        }
        return withHeader("ETag", '"' + opaque + '"');
    }

    /** Cut to whole seconds, as the header's format has no more. */
    public Response withLastModified(Instant instant) {
        return withHeader(
                "Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)));
    }

    public Response withCacheControl(String directives) {
        return withHeader("Cache-Control", directives);
    }
}
