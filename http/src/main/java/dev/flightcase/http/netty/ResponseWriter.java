package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Headers;
import dev.flightcase.http.SharedBytes;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.ByteBuffer;

/** Puts a reply on a channel. Event loop only. */
final class ResponseWriter {
    private static final DefaultHttpHeadersFactory HEADERS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private final DateHeader date;

    ResponseWriter(DateHeader date) {
        this.date = date;
    }

    /**
     * The head, and the body too unless it is a stream. Takes over the body.
     *
     * @return completes when the last byte is with the kernel
     */
    ChannelFuture write(ChannelHandlerContext ctx, Reply reply, Exchange exchange) {
        HttpHeaders headers = headers(reply, exchange);
        return switch (reply.body()) {
            case Body.Empty _ -> full(ctx, reply, headers, Bytes.EMPTY);
            case Body.Heap(Bytes bytes) -> full(ctx, reply, headers, bytes);
            case Body.Precompressed(Bytes identity, Bytes _) -> full(ctx, reply, headers, identity);
            case Body.Shared(SharedBytes bytes) -> shared(ctx, reply, headers, bytes);
            case Body.File _ -> file(ctx, reply, headers);
            case Body.Stream _ -> ctx.writeAndFlush(head(reply, headers));
        };
    }

    private HttpHeaders headers(Reply reply, Exchange exchange) {
        HttpHeaders headers = HEADERS.newHeaders();
        Headers own = exchange.options.cors() ? Cors.readable(reply.headers()) : reply.headers();
        for (Headers.Field field : own) {
            headers.add(field.name(), field.value());
        }
        headers.set("Date", date.value());
        headers.set("X-Content-Type-Options", "nosniff");
        if (reply.hasContentLength()) {
            headers.set("Content-Length", Long.toString(reply.length()));
        } else if (exchange.streaming && !exchange.http10) {
            headers.set("Transfer-Encoding", "chunked");
        }
        if (!exchange.keepAlive) {
            headers.set("Connection", "close");
        } else if (exchange.http10) {
            headers.set("Connection", "keep-alive");
        }
        return headers;
    }

    private static DefaultHttpResponse head(Reply reply, HttpHeaders headers) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), headers);
    }

    private static ChannelFuture full(ChannelHandlerContext ctx, Reply reply, HttpHeaders headers, Bytes bytes) {
        ByteBuffer part = bytes.asByteBuffer();
        if (part.hasRemaining()) {
            part.position((int) reply.offset()).limit((int) (reply.offset() + reply.length()));
        }
        return ctx.writeAndFlush(new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(reply.status()),
                Unpooled.wrappedBuffer(part),
                headers,
                HEADERS.newEmptyHeaders()));
    }

    private static ChannelFuture shared(
            ChannelHandlerContext ctx, Reply reply, HttpHeaders headers, SharedBytes bytes) {
        ctx.write(head(reply, headers));
        writeViews(ctx, bytes, reply.offset(), reply.length());
        ChannelFuture written = ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        // Every write before this one has completed by then, sent or failed.
        written.addListener(_ -> bytes.release());
        return written;
    }

    static void writeViews(ChannelHandlerContext ctx, SharedBytes bytes, long offset, long length) {
        for (ByteBuffer view : bytes.views(offset, length)) {
            ctx.write(new DefaultHttpContent(Unpooled.wrappedBuffer(view)), ctx.voidPromise());
        }
    }

    private static ChannelFuture file(ChannelHandlerContext ctx, Reply reply, HttpHeaders headers) {
        ctx.write(head(reply, headers));
        if (reply.region() != null) {
            // Closes the file when it is sent.
            ctx.write(reply.region());
        }
        return ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }
}
