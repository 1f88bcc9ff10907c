package dev.flightcase.cache.receipt.cose;

import dev.flightcase.cache.Bytes;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A COSE_Sign1 as it is, or as a zlib stream (RFC 1950) when that is shorter, as the EU's health certificates have it. The
 * first byte tells them apart: tag 18 of CBOR is {@code d2}, a zlib stream of the usual window starts with {@code 78}.
 */
public final class Packing {
    private static final int ZLIB = 0x78;

    private Packing() {}

    public static Bytes pack(Bytes bytes) {
        var deflated = deflate(bytes);
        return deflated.length() < bytes.length() ? deflated : bytes;
    }

    /**
     * @param bytesMax what may come out; a bomb is refused when it goes beyond that, with no more than that in memory
     */
    public static Bytes unpack(Bytes packed, int bytesMax) throws MalformedException {
        if (packed.length() == 0 || packed.buffer().get() != ZLIB) {
            return packed;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(packed.buffer());
            var out = new byte[bytesMax + 1];
            int length = inflater.inflate(out);
            if (length > bytesMax) {
                throw new MalformedException("it inflates to more than " + bytesMax + " bytes");
            }
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw new MalformedException("its zlib stream is cut off, or followed by something");
            }
            return Bytes.owning(Arrays.copyOf(out, length));
        } catch (DataFormatException _) {
            throw new MalformedException("its zlib stream is damaged");
        } finally {
            inflater.end();
        }
    }

    private static Bytes deflate(Bytes bytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes.buffer());
            deflater.finish();
            // What does not fit into the length of the input is of no use.
            var out = new byte[Math.max(1, bytes.length())];
            int length = deflater.deflate(out);
            return deflater.finished() ? Bytes.owning(Arrays.copyOf(out, length)) : bytes;
        } finally {
            deflater.end();
        }
    }
}
