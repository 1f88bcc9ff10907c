package dev.flightcase.media.conformance;

import static dev.flightcase.media.isobmff.Boxes.box;

import dev.flightcase.media.conformance.mp4.Track;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Parts of one video track at 30 frames a second, ten frames each. */
public final class Mp4 {
    static final int FRAMES = 10;
    static final int UNITS = 90_000;
    static final int FRAME_UNITS = 3_000;
    private static final int NOT_SYNC = 0x10000;

    private Mp4() {}

    public static ByteBuffer init() {
        byte[] header = ByteBuffer.allocate(84).putInt(12, 1).array();
        byte[] media = ByteBuffer.allocate(24).putInt(12, UNITS).array();
        byte[] handler = ByteBuffer.allocate(24)
                .put(8, "vide".getBytes(StandardCharsets.US_ASCII))
                .array();
        byte[] defaults =
                ByteBuffer.allocate(24).putInt(4, 1).putInt(12, FRAME_UNITS).array();
        return ByteBuffer.wrap(box(
                "moov",
                box("trak", box("tkhd", header), box("mdia", box("mdhd", media), box("hdlr", handler))),
                box("mvex", box("trex", defaults))));
    }

    static List<Track> tracks() {
        return Track.of(init());
    }

    /** @param index counted from the start of the stream */
    public static ByteBuffer part(int index, boolean independent) {
        return part((long) index * FRAMES * FRAME_UNITS, FRAMES, independent, true);
    }

    static ByteBuffer part(long time, int frames, boolean independent, boolean withTime) {
        ByteBuffer run = ByteBuffer.allocate(12 + frames * 8)
                .putInt(0x000601)
                .putInt(frames)
                .putInt(0);
        for (int i = 0; i < frames; i++) {
            run.putInt(100 + i).putInt(i == 0 && independent ? 0 : NOT_SYNC);
        }
        byte[] trackHeader = ByteBuffer.allocate(8).putInt(0x020000).putInt(1).array();
        byte[] decodeTime =
                ByteBuffer.allocate(12).putInt(0x01000000).putLong(time).array();
        byte[] track = withTime
                ? box("traf", box("tfhd", trackHeader), box("tfdt", decodeTime), box("trun", run.array()))
                : box("traf", box("tfhd", trackHeader), box("trun", run.array()));
        return join(box("moof", box("mfhd", new byte[8]), track), box("mdat", new byte[frames * 100]));
    }

    /** The six parts of a segment, one behind the other. */
    public static ByteBuffer segment(int segment) {
        byte[][] parts = new byte[CleanStream.PARTS][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(segment * CleanStream.PARTS + i, i == 0).array();
        }
        return join(parts);
    }

    private static ByteBuffer join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return ByteBuffer.wrap(out.toByteArray());
    }
}
