package dev.flightcase.catalogfolder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Characters of a stream that must be UTF-8, one by one, with one character of sight ahead. A byte order mark is skipped. */
final class Utf8Source {
    static final int END = -1;

    private static final int BUFFER = 8192;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The stream is not UTF-8. */
    static final class NotUtf8Exception extends Exception {
        private static final long serialVersionUID = 1L;
        private final long bytePosition;

        NotUtf8Exception(long bytePosition) {
            super("byte " + bytePosition + " is not UTF-8");
            this.bytePosition = bytePosition;
        }

        /** Of the first byte that does not fit, from 1. */
        long bytePosition() {
            return bytePosition;
        }
    }

    private final InputStream stream;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
    private long bytesBefore;
    private boolean ended;
    private boolean begun;

    Utf8Source(InputStream stream) {
        this.stream = stream;
    }

    int peek() throws IOException, NotUtf8Exception {
        if (!chars.hasRemaining() && !fill()) {
            return END;
        }
        if (!begun) {
            begun = true;
            if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
                chars.get();
                return peek();
            }
        }
        return chars.get(chars.position());
    }

    int next() throws IOException, NotUtf8Exception {
        var next = peek();
        if (next != END) {
            chars.get();
        }
        return next;
    }

    private boolean fill() throws IOException, NotUtf8Exception {
        chars.clear();
        while (true) {
            var before = bytes.position();
            var result = decoder.decode(bytes, chars, ended);
            bytesBefore += bytes.position() - before;
            if (chars.position() > 0) {
                chars.flip();
                return true;
            }
            if (result.isError()) {
                throw malformed();
            }
            if (ended) {
                chars.flip();
                return false;
            }
            readMore(result);
        }
    }

    private NotUtf8Exception malformed() {
        chars.flip();
        return new NotUtf8Exception(bytesBefore + 1);
    }

    private void readMore(CoderResult result) throws IOException {
        assert result.isUnderflow();
        bytes.compact();
        var read = stream.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }
}
