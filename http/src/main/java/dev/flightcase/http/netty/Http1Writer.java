package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
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
import java.util.List;

/** Puts a reply on a connection of HTTP/1.1. Event loop only. */
final class Http1Writer {
    private static final DefaultHttpHeadersFactory HEADERS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private final ServerContext server;
    private final ChannelHandlerContext ctx;
    private final Wire wire;
    private final boolean secure;

    /**
     * @param secure behind TLS: nothing can be left to the kernel, and a body is encrypted as a whole when it is written as a whole
     */
    Http1Writer(ServerContext server, ChannelHandlerContext ctx, Wire wire, boolean secure) {
        this.server = server;
        this.ctx = ctx;
        this.wire = wire;
        this.secure = secure;
    }

    /** As {@link Wire#write}. */
    ChannelFuture write(Exchange exchange, Reply reply) {
        HttpHeaders headers = headers(reply, exchange);
        return switch (reply.body()) {
            case Body.Empty _ -> full(reply, headers, Bytes.EMPTY);
            case Body.Heap(Bytes bytes) -> full(reply, headers, bytes);
            case Body.Precompressed(Bytes identity, Bytes _) -> full(reply, headers, identity);
            case Body.Shared(SharedBytes bytes) -> shared(exchange, reply, headers, bytes);
            case Body.File _ -> file(exchange, reply, headers);
            case Body.Stream _ -> ctx.writeAndFlush(head(reply, headers));
        };
    }

    private HttpHeaders headers(Reply reply, Exchange exchange) {
        HttpHeaders headers = HEADERS.newHeaders();
        ReplyFields.write(reply, exchange, server.date(), new ReplyFields.Block() {
            @Override
            public void add(String name, String value) {
                headers.add(name, value);
            }

            @Override
            public void set(String name, String value) {
                headers.set(name, value);
            }
        });
        if (exchange.streaming && !exchange.http10) {
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

    private ChannelFuture full(Reply reply, HttpHeaders headers, Bytes bytes) {
        return ctx.writeAndFlush(new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(reply.status()),
                Unpooled.wrappedBuffer(reply.part(bytes)),
                headers,
                HEADERS.newEmptyHeaders()));
    }

    private ChannelFuture shared(Exchange exchange, Reply reply, HttpHeaders headers, SharedBytes bytes) {
        ctx.write(head(reply, headers));
        Pacer pacer = server.pacerFor(exchange, reply, wire);
        ChannelFuture written;
        if (secure || pacer != null) {
            written = PieceByPiece.shared(ctx, wire, exchange, bytes, reply, pacer);
        } else {
            writeViews(bytes.views(reply.offset(), reply.length()));
            written = end();
        }
        // Every write before this one has completed by then, sent or failed.
        written.addListener(_ -> bytes.release());
        return written;
    }

    private void writeViews(List<ByteBuffer> views) {
        for (ByteBuffer view : views) {
            ctx.write(new DefaultHttpContent(Unpooled.wrappedBuffer(view)), ctx.voidPromise());
        }
    }

    private ChannelFuture file(Exchange exchange, Reply reply, HttpHeaders headers) {
        ctx.write(head(reply, headers));
        OpenFile file = reply.file();
        if (file == null) {
            return end();
        }
        Pacer pacer = server.pacerFor(exchange, reply, wire);
        if (secure || pacer != null) {
            return PieceByPiece.file(ctx, wire, exchange, file, server.disk(), pacer);
        }
        // Closes the file when it is sent.
        ctx.write(file.region());
        return end();
    }

    ChannelFuture piece(List<ByteBuffer> views) {
        writeViews(views);
        return ctx.writeAndFlush(Unpooled.EMPTY_BUFFER);
    }

    ChannelFuture end() {
        return ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    void goOn() {
        ctx.writeAndFlush(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }
}
