package dev.flightcase.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Cuts answers out of what a connection received (RFC 9112), one after the other. Only bodies with a Content-Length, or none. */
final class AnswerReader {
    private static final int FIRST_BYTES = 8 << 10;
    private static final int BYTES_MAX = 4 << 20;
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    /** {@code HTTP/1.1 200}. */
    private static final int STATUS_AT = 9;

    private ByteBuffer received = ByteBuffer.allocate(FIRST_BYTES);

    /** Room for what comes next, in write mode. */
    ByteBuffer room() throws IOException {
        if (!received.hasRemaining()) {
            if (received.capacity() == BYTES_MAX) {
                throw new IOException("an answer is longer than " + BYTES_MAX + " bytes");
            }
            received = ByteBuffer.allocate(received.capacity() * 2).put(received.flip());
        }
        return received;
    }

    /**
     * The whole answer, once it is there; to be followed by {@link #drop}.
     *
     * @throws IOException when it is no answer that this reader understands, or more than was asked for
     */
    Optional<Answer> whole() throws IOException {
        int headBytes = headBytes();
        if (headBytes < 0) {
            return Optional.empty();
        }
        int status = status();
        int bodyBytes = status == 204 || status == 304 ? 0 : contentLength(headBytes);
        if (received.position() < headBytes + bodyBytes) {
            return Optional.empty();
        }
        if (received.position() > headBytes + bodyBytes) {
            throw new IOException("the server sent more than one answer to one request");
        }
        return Optional.of(new Answer(received.array(), headBytes, bodyBytes, status));
    }

    /** Makes room for the next answer. */
    void drop() {
        received.clear();
    }

    private int headBytes() {
        var bytes = received.array();
        for (int at = 0; at + 4 <= received.position(); at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at + 4;
            }
        }
        return -1;
    }

    private int status() throws IOException {
        int status = received.get(0) == 'H' ? number(STATUS_AT) : 0;
        if (status < 100 || status > 599) {
            throw new IOException("the server's answer does not start with an HTTP status line");
        }
        return status;
    }

    private int contentLength(int headBytes) throws IOException {
        var bytes = received.array();
        for (int at = 0; at + LENGTH.length < headBytes; at++) {
            if (matches(bytes, at)) {
                int digits = at + LENGTH.length;
                return number(bytes[digits] == ' ' ? digits + 1 : digits);
            }
        }
        throw new IOException("an answer has no Content-Length, which is all that the load generator understands");
    }

    private static boolean matches(byte[] bytes, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            int lower = bytes[at + i] >= 'A' && bytes[at + i] <= 'Z' ? bytes[at + i] | 0x20 : bytes[at + i];
            if (lower != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int from) throws IOException {
        var bytes = received.array();
        long number = 0;
        int at = from;
        while (at < received.position() && bytes[at] >= '0' && bytes[at] <= '9' && number <= BYTES_MAX) {
            number = number * 10 + bytes[at] - '0';
            at++;
        }
        if (at == from || number > BYTES_MAX) {
            throw new IOException("an answer has no number, or one too large, where its status or length should be");
        }
        return (int) number;
    }
}
