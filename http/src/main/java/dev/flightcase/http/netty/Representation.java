package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Headers;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;

/**
 * Chooses what goes on the wire for a response: the encoding, 304, 206 or 416. Pure, so that it can run on the thread of the handler,
 * where compressing hurts nobody.
 */
final class Representation {
    private Representation() {}

    static Reply of(Request request, Response response) {
        boolean reads = request.method() == Method.GET || request.method() == Method.HEAD;
        boolean conditional = reads && response.status() == 200;
        boolean ranged =
                conditional && Conditions.rangeApplies(request.method(), request.headers(), response.headers());
        Reply chosen = encoded(request, response, ranged);
        if (conditional && Conditions.notModified(request.headers(), response.headers())) {
            return new Reply(
                    304, chosen.headers().without("Content-Type").without("Content-Encoding"), Body.EMPTY, 0, 0);
        }
        if (ranged && chosen.length() != Reply.UNKNOWN) {
            chosen = ranged(request.headers().joined("Range"), chosen);
        }
        return request.method() == Method.HEAD ? chosen.withoutBody() : chosen;
    }

    private static Reply encoded(Request request, Response response, boolean ranged) {
        boolean gzip = !ranged && AcceptEncoding.prefersGzip(request.headers().joined("Accept-Encoding"));
        Headers headers = response.headers();
        return switch (response.body()) {
            case Body.Empty body -> new Reply(response.status(), headers, body, 0, 0);
            case Body.Heap(Bytes bytes)
            when isCompressible(headers, bytes) ->
                gzip ? compressed(response, bytes.gzip()) : heap(response.status(), varying(headers), bytes);
            case Body.Heap(Bytes bytes) -> heap(response.status(), headers, bytes);
            case Body.Precompressed(Bytes _, Bytes encoded) when gzip -> compressed(response, encoded);
            case Body.Precompressed(Bytes identity, Bytes _) -> heap(response.status(), varying(headers), identity);
            case Body.Shared body ->
                new Reply(
                        response.status(),
                        seekable(response),
                        body,
                        0,
                        body.bytes().length());
            case Body.File body -> new Reply(response.status(), seekable(response), body, 0, body.length());
            case Body.Stream body -> new Reply(response.status(), headers, body, 0, Reply.UNKNOWN);
        };
    }

    private static boolean isCompressible(Headers headers, Bytes bytes) {
        return !headers.contains("Content-Encoding")
                && Compression.pays(headers.first("Content-Type").orElse(""), bytes.length());
    }

    private static Reply compressed(Response response, Bytes bytes) {
        Headers headers = varying(response.headers()).with("Content-Encoding", "gzip");
        String tag = headers.first("ETag").orElse("");
        if (tag.endsWith("\"")) {
            headers = headers.with("ETag", tag.substring(0, tag.length() - 1) + Conditions.GZIP_SUFFIX + '"');
        }
        return heap(response.status(), headers, bytes);
    }

    private static Reply heap(int status, Headers headers, Bytes bytes) {
        return new Reply(status, headers, new Body.Heap(bytes), 0, bytes.length());
    }

    private static Headers varying(Headers headers) {
        String vary = headers.joined("Vary");
        if (vary.equals("Accept-Encoding")) {
            return headers;
        }
        return headers.with("Vary", vary.isEmpty() ? "Accept-Encoding" : vary + ", Accept-Encoding");
    }

    private static Headers seekable(Response response) {
        return response.status() == 200 ? response.headers().with("Accept-Ranges", "bytes") : response.headers();
    }

    private static Reply ranged(String range, Reply whole) {
        return switch (ByteRange.of(range, whole.length())) {
            case ByteRange.Whole _ -> whole;
            case ByteRange.Part(long offset, long length) ->
                new Reply(
                        206,
                        whole.headers()
                                .with(
                                        "Content-Range",
                                        "bytes " + offset + "-" + (offset + length - 1) + "/" + whole.length()),
                        whole.body(),
                        offset,
                        length);
            case ByteRange.Unsatisfiable _ -> {
                Response refused = Problem.of(416, "range-not-satisfiable", "The range is outside of the content")
                        .toResponse()
                        .withHeader("Content-Range", "bytes */" + whole.length());
                yield heap(416, refused.headers(), ((Body.Heap) refused.body()).bytes());
            }
        };
    }
}
