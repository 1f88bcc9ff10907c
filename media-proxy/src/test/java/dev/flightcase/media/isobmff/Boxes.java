package dev.flightcase.media.isobmff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes boxes of the ISO base media file format, for tests. */
public final class Boxes {
    private Boxes() {}

    public static byte[] box(String type, byte[]... payloads) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] payload : payloads) {
            out.writeBytes(payload);
        }
        return ByteBuffer.allocate(8 + out.size())
                .putInt(8 + out.size())
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(out.toByteArray())
                .array();
    }

    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static byte[] track(int id, int timescale, byte[] sampleEntry) {
        byte[] header = ByteBuffer.allocate(84).putInt(12, id).array();
        byte[] media = ByteBuffer.allocate(24).putInt(12, timescale).array();
        byte[] descriptions = box("stsd", hex("00000000 00000001"), sampleEntry);
        return box(
                "trak", box("tkhd", header), box("mdia", box("mdhd", media), box("minf", box("stbl", descriptions))));
    }

    static byte[] visual(String type, int width, int height, byte[] configuration) {
        byte[] fields = ByteBuffer.allocate(78)
                .putShort(24, (short) width)
                .putShort(26, (short) height)
                .array();
        return box(type, fields, configuration);
    }

    static byte[] audio(String type, byte[] configuration) {
        return box(type, new byte[28], configuration);
    }

    /** Ticks of pictures and of sound in {@link #init}. */
    public static final int VIDEO_SCALE = 15_360;

    public static final int AUDIO_SCALE = 48_000;

    private static byte[] picture(int width, int height) {
        return track(1, VIDEO_SCALE, visual("avc1", width, height, box("avcC", hex("01 64 00 1f ff e1"))));
    }

    private static byte[] sound(int id) {
        String descriptor = "00000000 03 19 0002 00 04 11 40 15 000000 00000000 00000000 05 02 1190";
        return track(id, AUDIO_SCALE, audio("mp4a", box("esds", hex(descriptor))));
    }

    /** H.264 High, level 3.1, 1280 x 720, and AAC-LC. */
    public static byte[] init() {
        return box("moov", picture(1280, 720), sound(2));
    }

    /** The pictures of {@link #init} alone. */
    public static byte[] pictureInit() {
        return pictureInit(1280, 720);
    }

    /** As {@link #pictureInit()}, of another size. */
    public static byte[] pictureInit(int width, int height) {
        return box("moov", picture(width, height));
    }

    /** Its sound alone, as track 1. */
    public static byte[] soundInit() {
        return box("moov", sound(1));
    }

    /** One fragment of pictures at 30 in a second, of which the first is a key frame if so said, each with so many bytes. */
    public static byte[] pictures(long firstFrame, int frames, boolean key, int bytes) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            samples.add(new Sample(VIDEO_SCALE / 30, bytes, key && i == 0 ? 0x0200_0000 : 0x0101_0000, 0, 0));
        }
        return fragment(List.of(new TrackRun(1, firstFrame * (VIDEO_SCALE / 30), samples)), (int) firstFrame);
    }

    /** One key frame that is shown for so long. */
    public static byte[] still(long seconds) {
        Sample sample = new Sample(seconds * VIDEO_SCALE, 100, 0x0200_0000, 0, 0);
        return fragment(List.of(new TrackRun(1, 0, List.of(sample))), 0);
    }

    /** One fragment of sound, 1024 samples a frame. */
    public static byte[] sounds(int track, long firstFrame, int frames) {
        return fragment(List.of(soundRun(track, firstFrame, frames)), (int) firstFrame);
    }

    /** A fragment with both, for so many pictures that begin with a key frame. */
    public static byte[] both(long firstFrame, int frames) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            samples.add(new Sample(VIDEO_SCALE / 30, 100, i == 0 ? 0x0200_0000 : 0x0101_0000, 0, 0));
        }
        long soundFrom = firstFrame * 1600 / 1024;
        long soundTo = (firstFrame + frames) * 1600 / 1024;
        return fragment(
                List.of(new TrackRun(1, firstFrame * (VIDEO_SCALE / 30), samples), soundRun(2, soundFrom, (int)
                        (soundTo - soundFrom))),
                (int) firstFrame);
    }

    private static TrackRun soundRun(int track, long firstFrame, int frames) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            samples.add(new Sample(1024, 50, 0x0200_0000, 0, 0));
        }
        return new TrackRun(track, firstFrame * 1024, samples);
    }

    private static byte[] fragment(List<TrackRun> runs, int number) {
        byte[] head = FragmentWriter.head(number, runs).toByteArray();
        int data = runs.stream()
                .flatMap(run -> run.samples().stream())
                .mapToInt(Sample::size)
                .sum();
        ByteBuffer out = ByteBuffer.allocate(head.length + data).put(head);
        for (int i = 0; i < data; i++) {
            out.put((byte) (number + i));
        }
        return out.array();
    }

    public static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}
