package dev.flightcase.cache.catalog;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The small binary forms of the catalog's rows. What cannot be read back is a damaged database. */
final class Wire {
    private static final long NONE = Long.MIN_VALUE;

    private Wire() {}

    @FunctionalInterface
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    @FunctionalInterface
    interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    static byte[] write(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    static <T> T read(byte[] bytes, Reading<T> reading) {
        return read(new DataInputStream(new ByteArrayInputStream(bytes)), reading);
    }

    static <T> T read(DataInputStream in, Reading<T> reading) {
        try {
            return reading.from(in);
        } catch (IOException e) {
            throw new StoreException(Kind.CORRUPTED, "a catalog row is damaged; import the folder again", e);
        }
    }

    static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts) {
            text(out, text);
        }
    }

    static List<String> texts(DataInputStream in) throws IOException {
        var texts = new ArrayList<String>();
        for (var left = in.readInt(); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    static void bytes(DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    /** At most 64 ASCII characters, behind a length of one byte. */
    static void sku(DataOutputStream out, String sku) throws IOException {
        out.writeByte(sku.length());
        out.write(sku.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String sku(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readByte()), StandardCharsets.ISO_8859_1);
    }

    /** Behind a length that is mostly one byte. */
    static void shortText(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        number(out, bytes.length);
        out.write(bytes);
    }

    static String shortText(DataInputStream in) throws IOException {
        return new String(in.readNBytes((int) number(in)), StandardCharsets.UTF_8);
    }

    /** Not negative: seven bits a byte, the lowest first, the eighth bit set on all but the last. */
    static void number(DataOutputStream out, long value) throws IOException {
        if (value < 0) {
            throw new IllegalArgumentException(value + " is negative");
        }
        var left = value;
        while (left > 0x7F) {
            out.writeByte((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    static long number(DataInputStream in) throws IOException {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            var next = in.readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number does not end");
    }

    static void time(DataOutputStream out, @Nullable Instant time) throws IOException {
        out.writeLong(time == null ? NONE : time.toEpochMilli());
    }

    static @Nullable Instant time(DataInputStream in) throws IOException {
        var millis = in.readLong();
        return millis == NONE ? null : Instant.ofEpochMilli(millis);
    }
}
