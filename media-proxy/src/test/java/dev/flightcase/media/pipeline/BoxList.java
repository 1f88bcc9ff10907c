package dev.flightcase.media.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Boxes of the ISO base media file format, as a test sees them. */
final class BoxList {
    private BoxList() {}

    record Box(String type, ByteBuffer payload) {
        List<Box> children() {
            return boxes(payload);
        }
    }

    /** Those that are whole. */
    static List<Box> of(byte[] bytes) {
        return boxes(ByteBuffer.wrap(bytes));
    }

    private static List<Box> boxes(ByteBuffer bytes) {
        var boxes = new ArrayList<Box>();
        int at = 0;
        while (bytes.limit() - at >= 8) {
            int size = bytes.getInt(at);
            if (size < 8 || size > bytes.limit() - at) {
                break;
            }
            var type = new byte[4];
            bytes.get(at + 4, type);
            boxes.add(new Box(new String(type, StandardCharsets.US_ASCII), bytes.slice(at + 8, size - 8)));
            at += size;
        }
        return boxes;
    }
}
