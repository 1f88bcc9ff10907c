package dev.flightcase.bench.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One keep-alive connection whose answers are read as they come: for long bodies and for streams of events. Blocks; one thread. */
public final class PlainConnection implements AutoCloseable {
    private static final int LINE_BYTES_MAX = 16 << 10;
    private static final int LINE_END_BYTES = 2;
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final Socket socket = new Socket();
    private final InputStream in;

    /**
     * @param receiveBytes of the socket's buffer: how far the server can write ahead of the reader; 0 leaves it to the kernel
     * @param patience for a connection, and for each byte
     */
    public PlainConnection(int port, int receiveBytes, Duration patience) throws IOException {
        if (receiveBytes > 0) {
            socket.setReceiveBufferSize(receiveBytes);
        }
        int millis = (int) patience.toMillis();
        socket.setSoTimeout(millis);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * @param headBytes status line and headers, with the empty line
     * @param body not read yet; must be read to its end before the next question
     */
    public record Got(int status, int headBytes, InputStream body) {
        public String text() throws IOException {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** @param headers lines that each end with CR LF, or the empty string */
    public Got get(String target, String headers) throws IOException {
        socket.getOutputStream().write(HttpText.get(target, headers).array());
        var status = line();
        long length = 0;
        boolean chunked = false;
        int headBytes = status.length() + 2 * LINE_END_BYTES;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Long.parseLong(lower.substring(LENGTH.length()).strip());
            }
            chunked |= lower.equals(CHUNKED);
            headBytes += header.length() + LINE_END_BYTES;
        }
        if (!status.matches("HTTP/1\\.1 \\d{3}.*")) {
            throw new IOException("not an HTTP answer: " + status);
        }
        return new Got(
                Integer.parseInt(status.substring(9, 12)),
                headBytes,
                chunked ? new ChunkedBody() : new SizedBody(length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (line.length() == LINE_BYTES_MAX) {
                throw new IOException("a line of an answer is longer than " + LINE_BYTES_MAX + " bytes");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** So many bytes of the connection. */
    private class SizedBody extends InputStream {
        private long left;

        SizedBody(long length) {
            left = length;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 || length == 0) {
                return left == 0 ? -1 : 0;
            }
            int count = in.read(bytes, offset, (int) Math.min(left, length));
            if (count < 0) {
                throw new EOFException("the server closed the connection in the middle of an answer");
            }
            left -= count;
            return count;
        }

        final void next(long length) {
            left = length;
        }

        final boolean used() {
            return left == 0;
        }
    }

    /** RFC 9112 §7.1, without extensions and trailers, which our server does not send. */
    private final class ChunkedBody extends SizedBody {
        private boolean first = true;
        private boolean last;

        ChunkedBody() {
            super(0);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (used() && !last) {
                if (!first) {
                    line();
                }
                first = false;
                long size = Long.parseLong(line(), 16);
                last = size == 0;
                if (last) {
                    line();
                }
                next(size);
            }
            return super.read(bytes, offset, length);
        }
    }
}
