package dev.flightcase.media.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

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

    static byte[] track(int id, byte[] sampleEntry) {
        byte[] header = ByteBuffer.allocate(84).putInt(12, id).array();
        byte[] descriptions = box("stsd", hex("00000000 00000001"), sampleEntry);
        return box("trak", box("tkhd", header), box("mdia", box("minf", box("stbl", descriptions))));
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

    /** H.264 High, level 3.1, 1280 x 720, and AAC-LC. */
    public static byte[] init() {
        return box(
                "moov",
                track(1, visual("avc1", 1280, 720, box("avcC", hex("01 64 00 1f ff e1")))),
                track(
                        2,
                        audio(
                                "mp4a",
                                box(
                                        "esds",
                                        hex(
                                                "00000000 03 19 0002 00 04 11 40 15 000000 00000000 00000000 05 02 1190")))));
    }

    /** One fragment with so many video samples. */
    public static byte[] segment(int frames, int mediaBytes) {
        byte[] video = box(
                "traf",
                box("tfhd", hex("00020000 00000001")),
                box("trun", ByteBuffer.allocate(8).putInt(4, frames).array()));
        byte[] sound = box(
                "traf",
                box("tfhd", hex("00020000 00000002")),
                box("trun", ByteBuffer.allocate(8).putInt(4, 94).array()));
        byte[] fragment = box("moof", box("mfhd", new byte[8]), video, sound);
        byte[] media = box("mdat", new byte[mediaBytes]);
        return ByteBuffer.allocate(fragment.length + media.length)
                .put(fragment)
                .put(media)
                .array();
    }
}
