package dev.flightcase.http.netty;

import dev.flightcase.http.Headers;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/**
 * Status line and header fields of HTTP/1.1 as the bytes that leave (RFC 9112 §4): the handler's own, which are written once for all who get
 * them, and what the server adds. Byte by byte through a table of headers this costs a third of a short answer.
 */
final class Http1Head {
    private static final int CHARS = 640;

    private Http1Head() {}

    static byte[] of(Reply reply, Exchange exchange, String date) {
        StringBuilder text = new StringBuilder(CHARS);
        text.append("HTTP/1.1 ").append(reply.status()).append(' ');
        text.append(HttpResponseStatus.valueOf(reply.status()).reasonPhrase()).append("\r\n");
        Headers own = ReplyFields.own(reply);
        text.append(own.lines());
        if (exchange.options.cors()) {
            text.append(Cors.READABLE.lines());
        }
        text.append("Date: ").append(date).append("\r\nX-Content-Type-Options: nosniff\r\n");
        if (reply.hasContentLength()) {
            text.append("Content-Length: ").append(reply.length()).append("\r\n");
        }
        if (isChunked(exchange)) {
            text.append("Transfer-Encoding: chunked\r\n");
        }
        if (!exchange.keepAlive) {
            text.append("Connection: close\r\n");
        } else if (exchange.http10) {
            text.append("Connection: keep-alive\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static boolean isChunked(Exchange exchange) {
        return exchange.streaming && !exchange.http10;
    }
}
