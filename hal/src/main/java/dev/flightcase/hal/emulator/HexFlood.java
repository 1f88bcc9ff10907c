package dev.flightcase.hal.emulator;

import dev.flightcase.hal.vedirect.HexMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** The HEX messages that a product strews between and into its text, as VE.Direct dongles make it do. */
public final class HexFlood {

    /** Power and voltage of the panel, temperature and current of the charger, with the bytes of their values. */
    private static final List<HexMessage> KINDS = List.of(
            new HexMessage(0xA, 0xEDBC, 0, 0, 4),
            new HexMessage(0xA, 0xEDBB, 0, 0, 2),
            new HexMessage(0xA, 0xEDDB, 0, 0, 2),
            new HexMessage(0xA, 0xEDD7, 0, 0, 2));

    private final double share;
    private final RandomGenerator random;

    /** @param share of the places for a message where there is one, 0 to 1 */
    public HexFlood(double share, RandomGenerator random) {
        this.share = share;
        this.random = random;
    }

    /** The block with messages before and in it; never before its last byte, where none can be told from a checksum. */
    public byte[] into(byte[] block) {
        var flooded = new ByteArrayOutputStream(block.length);
        for (int i = 0; i < block.length; i++) {
            if (i < block.length - 1 && random.nextDouble() < share) {
                flooded.writeBytes(message().written().getBytes(StandardCharsets.US_ASCII));
            }
            flooded.write(block[i]);
        }
        return flooded.toByteArray();
    }

    private HexMessage message() {
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        long value = random.nextLong(1L << (Byte.SIZE * kind.valueBytes()));
        return new HexMessage(kind.command(), kind.register(), kind.flags(), value, kind.valueBytes());
    }
}
