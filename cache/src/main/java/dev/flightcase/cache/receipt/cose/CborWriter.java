package dev.flightcase.cache.receipt.cose;

import dev.flightcase.cache.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;

/** Writes CBOR in its one deterministic form (RFC 8949 §4.2.1): shortest heads, definite lengths, keys in order of bytes. */
public final class CborWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CborWriter() {}

    public static Bytes write(CborValue value) {
        return Bytes.owning(encode(value));
    }

    private static byte[] encode(CborValue value) {
        var writer = new CborWriter();
        writer.put(value);
        return writer.out.toByteArray();
    }

    private void put(CborValue value) {
        switch (value) {
            case CborValue.Int(long number) when number >= 0 -> head(Major.UNSIGNED, number);
            case CborValue.Int(long number) -> head(Major.NEGATIVE, -1 - number);
            case CborValue.Octets(Bytes bytes) -> string(Major.BYTES, bytes.toArray());
            case CborValue.Text(String text) -> string(Major.TEXT, text.getBytes(StandardCharsets.UTF_8));
            case CborValue.Items(var items) -> {
                head(Major.ARRAY, items.size());
                items.forEach(this::put);
            }
            case CborValue.Pairs pairs -> put(pairs);
            case CborValue.Tagged(long tag, CborValue content) -> {
                head(Major.TAG, tag);
                put(content);
            }
        }
    }

    private void put(CborValue.Pairs pairs) {
        head(Major.MAP, pairs.values().size());
        var sorted = new TreeMap<byte[], CborValue>(Arrays::compareUnsigned);
        pairs.values().forEach((key, value) -> sorted.put(encode(key), value));
        sorted.forEach((key, value) -> {
            out.writeBytes(key);
            put(value);
        });
    }

    private void string(int major, byte[] content) {
        head(major, content.length);
        out.writeBytes(content);
    }

    private void head(int major, long argument) {
        var bytes = ByteBuffer.allocate(1 + Long.BYTES);
        if (argument < Major.ONE_BYTE) {
            bytes.put((byte) (major << Major.SHIFT | argument));
        } else if (argument < 1L << Byte.SIZE) {
            bytes.put((byte) (major << Major.SHIFT | Major.ONE_BYTE)).put((byte) argument);
        } else if (argument < 1L << Short.SIZE) {
            bytes.put((byte) (major << Major.SHIFT | Major.TWO_BYTES)).putShort((short) argument);
        } else if (argument < 1L << Integer.SIZE) {
            bytes.put((byte) (major << Major.SHIFT | Major.FOUR_BYTES)).putInt((int) argument);
        } else {
            bytes.put((byte) (major << Major.SHIFT | Major.EIGHT_BYTES)).putLong(argument);
        }
        out.write(bytes.array(), 0, bytes.position());
    }
}
