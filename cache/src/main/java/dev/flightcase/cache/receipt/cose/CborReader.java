package dev.flightcase.cache.receipt.cose;

import dev.flightcase.cache.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;

/**
 * Reads what {@link CborWriter} writes and refuses all else, so that each value has one encoding. Depth is bounded here;
 * an item has at least one byte, so the length of the input bounds the size of the result.
 */
public final class CborReader {
    /** Twice what a receipt has. */
    static final int DEPTH_MAX = 8;

    private final byte[] input;
    private final ByteBuffer in;

    private CborReader(byte[] input) {
        this.input = input;
        in = ByteBuffer.wrap(input);
    }

    /** The one item that {@code bytes} are, to the last of them. */
    public static CborValue read(Bytes bytes) throws MalformedException {
        var reader = new CborReader(bytes.toArray());
        var value = reader.value(0);
        if (reader.in.hasRemaining()) {
            throw new MalformedException(reader.in.remaining() + " bytes follow the end of the CBOR item");
        }
        return value;
    }

    private CborValue value(int depth) throws MalformedException {
        if (depth > DEPTH_MAX) {
            throw new MalformedException("CBOR items are nested deeper than " + DEPTH_MAX);
        }
        int initial = Byte.toUnsignedInt(take(1).get());
        long argument = argument(initial & Major.INFORMATION);
        return switch (initial >> Major.SHIFT) {
            case Major.UNSIGNED -> new CborValue.Int(argument);
            case Major.NEGATIVE -> new CborValue.Int(-1 - argument);
            case Major.BYTES -> new CborValue.Octets(Bytes.owning(content(argument)));
            case Major.TEXT -> text(content(argument));
            case Major.ARRAY -> items(argument, depth);
            case Major.MAP -> pairs(argument, depth);
            case Major.TAG -> new CborValue.Tagged(argument, value(depth + 1));
            default -> throw new MalformedException("floating-point numbers and simple values are not used here");
        };
    }

    private long argument(int information) throws MalformedException {
        if (information < Major.ONE_BYTE) {
            return information;
        }
        return switch (information) {
            case Major.ONE_BYTE -> shortest(Byte.toUnsignedLong(take(1).get()), Major.ONE_BYTE);
            case Major.TWO_BYTES ->
                shortest(Short.toUnsignedLong(take(Short.BYTES).getShort()), 1L << Byte.SIZE);
            case Major.FOUR_BYTES ->
                shortest(Integer.toUnsignedLong(take(Integer.BYTES).getInt()), 1L << Short.SIZE);
            // An argument with the highest bit set is negative here and refused as well.
            case Major.EIGHT_BYTES -> shortest(take(Long.BYTES).getLong(), 1L << Integer.SIZE);
            default -> throw new MalformedException("a CBOR item has no definite length");
        };
    }

    private static long shortest(long argument, long least) throws MalformedException {
        if (argument < least) {
            throw new MalformedException("a CBOR number is too large, or not in its shortest form");
        }
        return argument;
    }

    private CborValue text(byte[] utf8) throws MalformedException {
        try {
            return new CborValue.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException _) {
            throw new MalformedException("a text is not UTF-8");
        }
    }

    private CborValue items(long count, int depth) throws MalformedException {
        var items = new ArrayList<CborValue>();
        for (long i = 0; i < count; i++) {
            items.add(value(depth + 1));
        }
        return new CborValue.Items(items);
    }

    private CborValue pairs(long count, int depth) throws MalformedException {
        var pairs = new LinkedHashMap<CborValue, CborValue>();
        int before = in.position();
        int beforeEnd = before;
        for (long i = 0; i < count; i++) {
            int start = in.position();
            var key = value(depth + 1);
            if (!(key instanceof CborValue.Int || key instanceof CborValue.Text)) {
                throw new MalformedException("a key of a CBOR map is neither a number nor a text");
            }
            if (Arrays.compareUnsigned(input, before, beforeEnd, input, start, in.position()) >= 0) {
                throw new MalformedException("the keys of a CBOR map are not in order, each once");
            }
            before = start;
            beforeEnd = in.position();
            pairs.put(key, value(depth + 1));
        }
        return new CborValue.Pairs(pairs);
    }

    private byte[] content(long length) throws MalformedException {
        if (length > in.remaining()) {
            throw new MalformedException("a CBOR item is longer than what is left");
        }
        var content = new byte[(int) length];
        in.get(content);
        return content;
    }

    private ByteBuffer take(int bytes) throws MalformedException {
        if (in.remaining() < bytes) {
            throw new MalformedException("the bytes end within a CBOR item");
        }
        return in;
    }
}
