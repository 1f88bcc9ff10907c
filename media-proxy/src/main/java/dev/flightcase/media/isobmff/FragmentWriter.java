package dev.flightcase.media.isobmff;

import dev.flightcase.http.Bytes;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes the boxes before the media data of a fragment. Every value of every sample is written out, so that the fragment depends on no
 * default of the initialization section, and data offsets are counted from the fragment itself, so that it may stand anywhere
 * (ISO/IEC 23000-19 §7.5.17). The media data follow, run by run.
 */
public final class FragmentWriter {
    private static final int MFHD_BYTES = 16;
    private static final int TFHD_BYTES = 16;
    private static final int TFDT_BYTES = 20;
    private static final int TRUN_BYTES = 20;
    private static final int SAMPLE_BYTES = 16;
    private static final int HEADER_BYTES = 8;

    private static final int DEFAULT_BASE_IS_MOOF = 0x2_0000;
    /** Version 1, whose composition offsets have a sign, with data offset, durations, sizes, flags and composition offsets. */
    private static final int RUN_VERSION_AND_FLAGS = 0x0100_0f01;

    private static final int VERSION_1 = 0x0100_0000;

    private FragmentWriter() {}

    /**
     * Movie fragment box and header of the media data box.
     *
     * @param number counts the fragments of a rendition; wraps (§8.8.5)
     */
    public static Bytes head(long number, List<TrackRun> runs) {
        int bytes = HEADER_BYTES + MFHD_BYTES;
        long data = 0;
        for (TrackRun run : runs) {
            bytes += trafBytes(run);
            data += dataBytes(run);
        }
        ByteBuffer out = ByteBuffer.allocate(bytes + HEADER_BYTES);
        box(out, bytes, "moof");
        box(out, MFHD_BYTES, "mfhd");
        out.putInt(0).putInt((int) number);
        long offset = (long) bytes + HEADER_BYTES;
        for (TrackRun run : runs) {
            traf(out, run, Math.toIntExact(offset));
            offset += dataBytes(run);
        }
        box(out, Math.toIntExact(data + HEADER_BYTES), "mdat");
        return Bytes.of(out.flip());
    }

    private static int trafBytes(TrackRun run) {
        return HEADER_BYTES
                + TFHD_BYTES
                + TFDT_BYTES
                + TRUN_BYTES
                + run.samples().size() * SAMPLE_BYTES;
    }

    private static long dataBytes(TrackRun run) {
        return run.samples().stream().mapToLong(Sample::size).sum();
    }

    private static void traf(ByteBuffer out, TrackRun run, int dataOffset) {
        box(out, trafBytes(run), "traf");
        box(out, TFHD_BYTES, "tfhd");
        out.putInt(DEFAULT_BASE_IS_MOOF).putInt(run.trackId());
        box(out, TFDT_BYTES, "tfdt");
        out.putInt(VERSION_1).putLong(run.decodeTime());
        box(out, TRUN_BYTES + run.samples().size() * SAMPLE_BYTES, "trun");
        out.putInt(RUN_VERSION_AND_FLAGS).putInt(run.samples().size()).putInt(dataOffset);
        for (Sample sample : run.samples()) {
            out.putInt((int) sample.duration()).putInt(sample.size());
            out.putInt(sample.flags()).putInt(sample.compositionOffset());
        }
    }

    private static void box(ByteBuffer out, int bytes, String type) {
        out.putInt(bytes);
        for (int i = 0; i < type.length(); i++) {
            out.put((byte) type.charAt(i));
        }
    }
}
