package dev.flightcase.hal.emulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Fields into what arrives at the other end of a line with faults, piece by piece. One thread. */
public final class VeDirectVoice {

    private final VoiceFaults faults;
    private final RandomGenerator random;
    private final HexFlood flood;
    private final LineNoise noise;
    private int toLose;

    /** The same faults and the same seed of {@code random} give the same bytes. */
    public VeDirectVoice(VoiceFaults faults, RandomGenerator random) {
        this.faults = faults;
        this.random = random;
        this.flood = new HexFlood(faults.hexShare(), random);
        this.noise = new LineNoise(faults.noise(), random);
        this.toLose = faults.firstBytesLost();
    }

    public List<byte[]> pieces(List<VeField> fields) {
        var bytes = noise.over(flood.into(VeDirectText.block(fields)));
        int lost = Math.min(toLose, bytes.length);
        toLose -= lost;
        var pieces = new ArrayList<byte[]>();
        for (int from = lost; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(faults.pieceBytesMax()));
            pieces.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        return pieces;
    }
}
