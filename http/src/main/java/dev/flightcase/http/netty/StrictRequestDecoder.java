package dev.flightcase.http.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Netty's decoder, with two things more. Heads are looked at before they are parsed, because Netty joins folded lines (RFC 9112 §5.2) and
 * skips control characters in front. And requests sent ahead stay bytes until {@link #next} asks for the next one, so that pipelining
 * costs a bounded buffer and no queue.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {
    private static final int BODY_PIECE_BYTES_MAX = 64 * 1024;

    private final int headBytesMax;
    private boolean inBody;
    private boolean held;
    private boolean broken;
    private boolean decoding;
    private int scanned;
    private int aheadBytes;

    StrictRequestDecoder(int requestLineBytesMax, int headerBytesMax) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(requestLineBytesMax)
                .setMaxHeaderSize(headerBytesMax)
                .setMaxChunkSize(BODY_PIECE_BYTES_MAX));
        this.headBytesMax = requestLineBytesMax + headerBytesMax;
    }

    /** Bytes of requests that are not parsed yet. */
    int aheadBytes() {
        return aheadBytes;
    }

    /** The exchange is over: parse the next request, now if its bytes are here. */
    void next(ChannelHandlerContext ctx) throws Exception {
        held = false;
        if (!decoding) {
            channelRead(ctx, Unpooled.EMPTY_BUFFER);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) throws Exception {
        decoding = true;
        try {
            super.channelRead(ctx, bytes);
        } finally {
            decoding = false;
        }
    }

    /** Not Netty's own: that reads on by itself while reading is paused. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        discardSomeReadBytes();
        ctx.fireChannelReadComplete();
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (broken) {
            in.skipBytes(in.readableBytes());
        } else if (inBody) {
            super.decode(ctx, in, out);
        } else if (!held) {
            decodeHead(ctx, in, out);
        }
        note(out);
        aheadBytes = inBody ? 0 : in.readableBytes();
    }

    private void decodeHead(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        skipEmptyLines(in);
        int end = endOfHead(in);
        if (end < 0 && in.readableBytes() <= headBytesMax) {
            scanned = Math.max(0, in.readableBytes() - 3);
            return;
        }
        scanned = 0;
        // A head without end runs into one of the parser's limits, which tells 414 from 431.
        if (end >= 0 && isAmbiguous(in, end)) {
            in.skipBytes(in.readableBytes());
            HttpRequest refused = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
            refused.setDecoderResult(DecoderResult.failure(
                    new IllegalArgumentException("a folded header line or a stray control character")));
            out.add(refused);
        } else {
            super.decode(ctx, in, out);
        }
    }

    private void note(List<Object> out) {
        for (Object message : out) {
            if (message instanceof HttpRequest request) {
                held = true;
                inBody = request.decoderResult().isSuccess();
                broken = !inBody;
            }
            if (message instanceof LastHttpContent last) {
                inBody = false;
                broken |= last.decoderResult().isFailure();
            }
        }
    }

    /** RFC 9112 §2.2: empty lines before the request line are to be ignored. */
    private static void skipEmptyLines(ByteBuf in) {
        while (in.readableBytes() >= 2
                && in.getByte(in.readerIndex()) == '\r'
                && in.getByte(in.readerIndex() + 1) == '\n') {
            in.skipBytes(2);
        }
    }

    /** Index behind the empty line that ends the head, or -1. */
    private int endOfHead(ByteBuf in) {
        int from = in.readerIndex() + scanned;
        int lineFeed = in.indexOf(from, in.writerIndex(), (byte) '\n');
        while (lineFeed >= 0) {
            int start = in.readerIndex();
            if (lineFeed - start >= 3
                    && in.getByte(lineFeed - 1) == '\r'
                    && in.getByte(lineFeed - 2) == '\n'
                    && in.getByte(lineFeed - 3) == '\r') {
                return lineFeed + 1;
            }
            lineFeed = in.indexOf(lineFeed + 1, in.writerIndex(), (byte) '\n');
        }
        return -1;
    }

    private static boolean isAmbiguous(ByteBuf in, int end) {
        byte previous = '\n';
        for (int i = in.readerIndex(); i < end; i++) {
            byte current = in.getByte(i);
            if (isWrongPair(previous, current)) {
                return true;
            }
            previous = current;
        }
        return false;
    }

    private static boolean isWrongPair(byte previous, byte current) {
        return switch (previous) {
            case '\r' -> current != '\n';
            case '\n' -> current == ' ' || current == '\t';
            default -> current == '\n' || current == 0;
        };
    }
}
