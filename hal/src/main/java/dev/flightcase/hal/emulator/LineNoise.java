package dev.flightcase.hal.emulator;

import java.io.ByteArrayOutputStream;
import java.util.random.RandomGenerator;

/** What a bad line does to bytes. The same generator in the same state does the same. */
public final class LineNoise {

    /**
     * Shares of all bytes, 0 to 1.
     *
     * @param changed into any other byte
     * @param dropped lost
     * @param added any byte before one
     */
    public record Shares(double changed, double dropped, double added) {

        public static final Shares NONE = new Shares(0, 0, 0);

        public Shares {
            if (!(changed >= 0 && dropped >= 0 && added >= 0 && changed + dropped + added <= 1)) {
                throw new IllegalArgumentException("noise is " + changed + ", " + dropped + ", " + added
                        + "; must be shares that make at most 1 together");
            }
        }
    }

    private static final int BYTES = 256;

    private final Shares shares;
    private final RandomGenerator random;

    public LineNoise(Shares shares, RandomGenerator random) {
        this.shares = shares;
        this.random = random;
    }

    /** What arrives of {@code sent}; equal to it when nothing happened. */
    public byte[] over(byte[] sent) {
        var arrived = new ByteArrayOutputStream(sent.length);
        for (byte each : sent) {
            double dice = random.nextDouble();
            if (dice < shares.changed()) {
                arrived.write(each + 1 + random.nextInt(BYTES - 1));
            } else if (dice < shares.changed() + shares.added()) {
                arrived.write(random.nextInt(BYTES));
                arrived.write(each);
            } else if (dice >= shares.changed() + shares.added() + shares.dropped()) {
                arrived.write(each);
            }
        }
        return arrived.toByteArray();
    }
}
