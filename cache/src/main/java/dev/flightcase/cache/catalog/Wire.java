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
        try {
            return reading.from(new DataInputStream(new ByteArrayInputStream(bytes)));
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

    static void bytes(DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    static void time(DataOutputStream out, @Nullable Instant time) throws IOException {
        out.writeLong(time == null ? NONE : time.toEpochMilli());
    }

    static @Nullable Instant time(DataInputStream in) throws IOException {
        var millis = in.readLong();
        return millis == NONE ? null : Instant.ofEpochMilli(millis);
    }
}
