package dev.flightcase.http.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.CharsetUtil;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The change from HTTP/1.1 to HTTP/2 on the plain port as {@code curl --http2} asks for it (RFC 7540 §3.2; RFC 9113 dropped it, clients
 * have not). A request that asks wrongly, or has a body, is answered in HTTP/1.1 as if it had not asked.
 */
final class H2cUpgrade {
    private static final int SETTING_BYTES = 6;
    private static final int SETTINGS_MAX = 32;
    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";

    private H2cUpgrade() {}

    static boolean asks(HttpRequest head) {
        return head.decoderResult().isSuccess()
                && head.headers().containsValue("Upgrade", "h2c", true)
                && head.headers().containsValue("Connection", "HTTP2-Settings", true)
                && head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && !HttpUtil.isTransferEncodingChunked(head)
                && HttpUtil.getContentLength(head, 0L) == 0
                && settings(head).isPresent();
    }

    /** Takes the connection from HTTP/1.1 when the request is whole; its answer is the first stream. */
    static void take(ChannelHandlerContext ctx, ServerContext server, HttpRequest head, HeadCheck.Verdict verdict) {
        ChannelPipeline pipeline = ctx.pipeline();
        pipeline.context(StrictRequestDecoder.class).write(Unpooled.copiedBuffer(SWITCHING, CharsetUtil.US_ASCII));
        Http2Session session = Pipelines.http2InsteadOfHttp1(pipeline, server);
        try {
            session.onHttpServerUpgrade(settings(head).orElseThrow());
        } catch (Http2Exception e) {
            Output.failed(e);
            session.ctx().close();
            return;
        }
        Http2Stream stream = session.connection().stream(Http2CodecUtil.HTTP_UPGRADE_STREAM_ID);
        session.events().begin(stream, verdict, 0, true);
        pipeline.remove(StrictRequestDecoder.class);
        session.flushSoon();
    }

    private static Optional<Http2Settings> settings(HttpRequest head) {
        List<String> values = head.headers().getAll("HTTP2-Settings");
        if (values.size() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(Base64.getUrlDecoder().decode(values.getFirst())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The payload of a SETTINGS frame (RFC 9113 §6.5.1). */
    private static Http2Settings parse(byte[] payload) {
        if (payload.length % SETTING_BYTES != 0 || payload.length > SETTING_BYTES * SETTINGS_MAX) {
            throw new IllegalArgumentException("no whole settings");
        }
        Http2Settings settings = new Http2Settings();
        ByteBuffer in = ByteBuffer.wrap(payload);
        while (in.hasRemaining()) {
            char identifier = in.getChar();
            settings.put(identifier, Long.valueOf(Integer.toUnsignedLong(in.getInt())));
        }
        return settings;
    }
}
