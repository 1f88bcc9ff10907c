package dev.flightcase.hal.emulator;

/**
 * What is wrong with an instrument that speaks.
 *
 * @param hexShare of the places between bytes where a HEX message comes, 0 to 1
 * @param noise of the line
 * @param firstBytesLost of the first block: somebody listened late
 * @param pieceBytesMax how many bytes arrive together at most, at least 1
 */
public record VoiceFaults(double hexShare, LineNoise.Shares noise, int firstBytesLost, int pieceBytesMax) {

    /** A quiet line. A USB adapter hands on what came in 16 ms: some 30 bytes. */
    public static final VoiceFaults NONE = new VoiceFaults(0, LineNoise.Shares.NONE, 0, 32);

    public VoiceFaults {
        if (!(hexShare >= 0 && hexShare <= 1)) {
            throw new IllegalArgumentException("share of HEX messages is " + hexShare + "; must be 0 to 1");
        }
        if (firstBytesLost < 0 || pieceBytesMax < 1) {
            throw new IllegalArgumentException("first bytes lost are " + firstBytesLost + " and pieces " + pieceBytesMax
                    + " bytes; must be at least 0 and 1");
        }
    }
}
