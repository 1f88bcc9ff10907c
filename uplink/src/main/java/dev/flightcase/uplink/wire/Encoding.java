package dev.flightcase.uplink.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How a payload is compressed, as the MQTT user property {@code encoding} names it, and its bounds. */
public final class Encoding {
    public static final String PROPERTY = "encoding";

    /** RFC 1951, without a header. */
    public static final String DEFLATE = "deflate";

    public static final String IDENTITY = "identity";

    /** Bounds of {@code commerce.proto}. */
    public static final int WIRE_BYTES_MAX = 64 * 1024;

    public static final int INFLATED_BYTES_MAX = 1024 * 1024;

    private static final int FIRST_GUESS = 4;

    private Encoding() {}

    /** The payload as it was before it was compressed; never more than a megabyte comes of it. */
    static Parsed<byte[]> plain(byte[] payload, Map<String, String> properties) {
        if (payload.length > WIRE_BYTES_MAX) {
            return new Parsed.Bad<>("has more than " + WIRE_BYTES_MAX + " bytes");
        }
        return switch (properties.getOrDefault(PROPERTY, IDENTITY)) {
            case IDENTITY -> new Parsed.Good<>(payload);
            case DEFLATE -> Malformed.orGood(() -> inflate(payload));
            default -> new Parsed.Bad<>("has an encoding that this node does not know");
        };
    }

    private static byte[] inflate(byte[] payload) throws Malformed {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(payload);
            var out = new byte[Math.min(INFLATED_BYTES_MAX, Math.max(64, payload.length * FIRST_GUESS))];
            int length = 0;
            while (!inflater.finished()) {
                if (length == out.length) {
                    Malformed.unless(length < INFLATED_BYTES_MAX, "inflates to more than " + INFLATED_BYTES_MAX);
                    out = Arrays.copyOf(out, Math.min(INFLATED_BYTES_MAX, length * 2));
                }
                int count = inflater.inflate(out, length, out.length - length);
                length += count;
                Malformed.unless(count > 0 || inflater.finished(), "ends before its compressed data do");
            }
            Malformed.unless(inflater.getRemaining() == 0, "goes on behind its compressed data");
            return Arrays.copyOf(out, length);
        } catch (DataFormatException _) {
            throw new Malformed("is not deflated as it says");
        } finally {
            inflater.end();
        }
    }
}
