package dev.flightcase.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** A client of HTTP/2 by prior knowledge that sends exactly the frames it is told to. */
final class RawHttp2 implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    private static final int FRAME_HEADER_BYTES = 9;

    private final Socket socket;
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder headers = new DefaultHttp2HeadersDecoder();

    record Frame(int type, int flags, int stream, Bytes payload) {
        boolean ends() {
            return (flags & END_STREAM) != 0;
        }

        /** Error code of RST_STREAM. */
        int code() {
            return payload.asByteBuffer().getInt(0);
        }

        /** Error code of GOAWAY. */
        int goAwayCode() {
            return payload.asByteBuffer().getInt(4);
        }

        int lastStream() {
            return payload.asByteBuffer().getInt(0);
        }
    }

    /**
     * @param settings pairs of identifier and value
     */
    RawHttp2(int port, int... settings) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer payload = ByteBuffer.allocate(settings.length * 3);
        for (int i = 0; i < settings.length; i += 2) {
            payload.putShort((short) settings[i]).putInt(settings[i + 1]);
        }
        send(SETTINGS, 0, 0, payload.array());
    }

    RawHttp2 send(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER_BYTES + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        socket.getOutputStream().write(frame.array());
        return this;
    }

    RawHttp2 number(int type, int stream, int value) throws IOException {
        return send(type, 0, stream, ByteBuffer.allocate(4).putInt(value).array());
    }

    RawHttp2 get(int stream, String path, String... more) throws IOException {
        return request(stream, END_STREAM, "GET", path, more);
    }

    RawHttp2 request(int stream, int flags, String method, String path, String... more) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        field(block, ":method", method);
        field(block, ":scheme", "http");
        field(block, ":path", path);
        field(block, ":authority", "localhost");
        return head(stream, flags, block, more);
    }

    RawHttp2 head(int stream, int flags, ByteArrayOutputStream block, String... more) throws IOException {
        for (int i = 0; i < more.length; i += 2) {
            field(block, more[i], more[i + 1]);
        }
        return send(HEADERS, flags | END_HEADERS, stream, block.toByteArray());
    }

    /** Literal, never indexed, without Huffman (RFC 7541 §6.2.3). */
    static void field(ByteArrayOutputStream block, String name, String value) {
        block.write(0x10);
        text(block, name);
        text(block, value);
    }

    /** A small head that grows to {@code count} fields of that length each. */
    static ByteArrayOutputStream bomb(int length, int count) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        field(block, ":method", "GET");
        field(block, ":scheme", "http");
        field(block, ":path", "/");
        field(block, ":authority", "localhost");
        // Literal with indexing (RFC 7541 §6.2.1), then its index again and again
        block.write(0x40);
        text(block, "b");
        text(block, "a".repeat(length));
        for (int i = 1; i < count; i++) {
            block.write(0x80 | 62);
        }
        return block;
    }

    private static void text(ByteArrayOutputStream block, String text) {
        int left = text.length();
        if (left < 127) {
            block.write(left);
        } else {
            block.write(127);
            for (left -= 127; left >= 128; left >>= 7) {
                block.write((left & 127) | 128);
            }
            block.write(left);
        }
        block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Frame read() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        return new Frame(type, flags, stream, Bytes.of(in.readNBytes(length)));
    }

    /** The next frame of that kind; others in between are skipped. */
    Frame await(Predicate<Frame> wanted) throws IOException {
        Frame frame = read();
        while (!wanted.test(frame)) {
            frame = read();
        }
        return frame;
    }

    Frame await(int type) throws IOException {
        return await(frame -> frame.type() == type);
    }

    Frame await(int type, int stream) throws IOException {
        return await(frame -> frame.type() == type && frame.stream() == stream);
    }

    /** Every head must be read, in order, for the next one to be understood (RFC 7541 §2.2). */
    int status(Frame head) throws Http2Exception {
        return Integer.parseInt(headers.decodeHeaders(
                        head.stream(), Unpooled.wrappedBuffer(head.payload().asByteBuffer()))
                .status()
                .toString());
    }

    int bodyBytes(int stream) throws IOException {
        int bytes = 0;
        Frame frame;
        do {
            frame = await(DATA, stream);
            bytes += frame.payload().length();
        } while (!frame.ends());
        return bytes;
    }

    /** Returns when the server has closed, whatever it sends before; a reset is an end, too. */
    void awaitEnd() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SocketException e) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
