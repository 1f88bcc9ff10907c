package dev.flightcase.uplink.wire;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * A Protocol Buffers message that is written part by part and compressed on the way (RFC 1951, no header). Holds native memory
 * until it is closed.
 */
final class DeflatedMessage implements AutoCloseable {
    /** Of zlib: data that do not compress are stored in blocks of at most 64 KiB, five bytes each; and the end of the stream. */
    private static final int STORED_OVERHEAD = 64;

    /** Numbers below 16 all take one byte. */
    private static final int ANY_FIELD = 1;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final int bytesMax;
    private byte[] part = new byte[4096];
    private byte[] out;
    private int length;
    private int flushed;
    /** What went in since the last flush. */
    private int held;

    private int inflated;

    /** @param bytesMax of the compressed message */
    DeflatedMessage(int bytesMax) {
        this.bytesMax = bytesMax;
        this.out = new byte[bytesMax];
    }

    void begin() {
        deflater.reset();
        length = 0;
        flushed = 0;
        held = 0;
        inflated = 0;
    }

    boolean hasRoomInflated(MessageLite field, int trailer) {
        return inflated + fieldBytes(field) + trailer <= Encoding.INFLATED_BYTES_MAX;
    }

    /** Whether one more field, and a trailer, fit for sure, however badly they compress. */
    boolean hasRoom(MessageLite field, int trailer) {
        int more = fieldBytes(field) + trailer + STORED_OVERHEAD;
        if (flushed + held + more <= bytesMax) {
            return true;
        }
        if (held == 0) {
            return false;
        }
        flush();
        return flushed + more <= bytesMax;
    }

    /** Whether this field alone compresses into so many bytes. */
    boolean compressesInto(MessageLite field, int most) {
        var trial = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            trial.setInput(field.toByteArray());
            trial.finish();
            int count = trial.deflate(new byte[most]);
            return count < most && trial.finished();
        } finally {
            trial.end();
        }
    }

    /** Fields of the message itself. */
    void append(MessageLite fields) {
        write(fields.getSerializedSize(), coded -> fields.writeTo(coded));
    }

    /** One field that is a message. */
    void append(int number, MessageLite field) {
        write(fieldBytes(field), coded -> coded.writeMessage(number, field));
    }

    byte[] finish() {
        deflater.finish();
        while (!deflater.finished()) {
            deflate(Deflater.NO_FLUSH);
        }
        return Arrays.copyOf(out, length);
    }

    @Override
    public void close() {
        deflater.end();
    }

    @FunctionalInterface
    private interface Writing {
        void to(CodedOutputStream coded) throws IOException;
    }

    private void write(int size, Writing writing) {
        if (part.length < size) {
            part = new byte[Math.max(size, part.length * 2)];
        }
        var coded = CodedOutputStream.newInstance(part, 0, size);
        try {
            writing.to(coded);
        } catch (IOException e) {
            throw new UncheckedIOException("array of " + size + " bytes is too small for its message", e);
        }
        inflated += size;
        held += size;
        deflater.setInput(part, 0, size);
        while (!deflater.needsInput()) {
            deflate(Deflater.NO_FLUSH);
        }
    }

    private void flush() {
        int before;
        do {
            before = length;
            deflate(Deflater.SYNC_FLUSH);
        } while (length > before);
        flushed = length;
        held = 0;
    }

    private void deflate(int flush) {
        if (length == out.length) {
            out = Arrays.copyOf(out, out.length * 2);
        }
        length += deflater.deflate(out, length, out.length - length, flush);
    }

    private static int fieldBytes(MessageLite field) {
        return CodedOutputStream.computeMessageSize(ANY_FIELD, field);
    }
}
