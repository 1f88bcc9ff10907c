package dev.flightcase.bench.live;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Fragmented MP4 (ISO/IEC 14496-12) that says it is H.264 at 30 pictures a second: each fragment has as many bytes as asked for. No decoder
 * would show anything, but whoever cuts, lists and serves it cannot tell. One thread.
 */
final class FragmentedVideo {
    static final int FRAMES_PER_SECOND = 30;
    /** Ends a body. */
    static final byte[] LAST = box("mfra");

    private static final int TIMESCALE = 15_360;
    private static final int FRAME_TICKS = TIMESCALE / FRAMES_PER_SECOND;
    private static final int TRACK = 1;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    /** Profile High, level 3.1. */
    private static final String AVC_CONFIGURATION = "0164001fffe1";

    private static final int SYNC = 0x0200_0000;
    private static final int NOT_SYNC = 0x0101_0000;
    /** §8.8.7.1: default-base-is-moof. */
    private static final int BASE_IS_MOOF = 0x2_0000;
    /** §8.8.8.1: data offset, sizes and flags; durations are those of the header. */
    private static final int OFFSET_SIZES_FLAGS = 0x0601;

    private static final int DEFAULT_DURATION = 0x8;

    private final int framesPerKey;
    private final SplittableRandom random = new SplittableRandom(1);
    private long frame;

    /** @param framesPerKey a key frame comes each so many */
    FragmentedVideo(int framesPerKey) {
        this.framesPerKey = framesPerKey;
    }

    /** The initialization section. */
    static byte[] header() {
        var trackHeader = ByteBuffer.allocate(84).putInt(12, TRACK).array();
        var mediaHeader = ByteBuffer.allocate(24).putInt(12, TIMESCALE).array();
        var fields = ByteBuffer.allocate(78)
                .putShort(24, (short) WIDTH)
                .putShort(26, (short) HEIGHT)
                .array();
        var entry = box("avc1", fields, box("avcC", HexFormat.of().parseHex(AVC_CONFIGURATION)));
        var descriptions = box("stsd", ints(0, 1), entry);
        return box(
                "moov",
                box(
                        "trak",
                        box("tkhd", trackHeader),
                        box("mdia", box("mdhd", mediaHeader), box("minf", box("stbl", descriptions)))));
    }

    /**
     * The next pictures as one fragment.
     *
     * @param bytes of all of them together
     */
    byte[] next(int frames, int bytes) {
        var samples = ByteBuffer.allocate(frames * 8);
        for (int i = 0; i < frames; i++) {
            samples.putInt(bytes / frames + (i == 0 ? bytes % frames : 0));
            samples.putInt((frame + i) % framesPerKey == 0 ? SYNC : NOT_SYNC);
        }
        int runBytes = 20 + samples.capacity();
        int headBytes = 8 + 16 + 8 + 20 + 20 + runBytes;
        var decodeTime = ByteBuffer.allocate(12)
                .putInt(0x0100_0000)
                .putLong(frame * FRAME_TICKS)
                .array();
        var head = box(
                "moof",
                box("mfhd", ints(0, (int) (frame / frames) + 1)),
                box(
                        "traf",
                        box("tfhd", ints(BASE_IS_MOOF | DEFAULT_DURATION, TRACK, FRAME_TICKS)),
                        box("tfdt", decodeTime),
                        box("trun", ints(OFFSET_SIZES_FLAGS, frames, headBytes + 8), samples.array())));
        var data = new byte[bytes];
        random.nextBytes(data);
        frame += frames;
        return join(head, box("mdat", data));
    }

    /** The next picture is a key frame. */
    void skipToKeyFrame() {
        frame = Math.ceilDiv(frame, framesPerKey) * framesPerKey;
    }

    private static byte[] ints(int... values) {
        var bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] box(String type, byte[]... payloads) {
        var payload = join(payloads);
        return ByteBuffer.allocate(8 + payload.length)
                .putInt(8 + payload.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(payload)
                .array();
    }

    private static byte[] join(byte[]... pieces) {
        var out = new ByteArrayOutputStream();
        for (var piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}
