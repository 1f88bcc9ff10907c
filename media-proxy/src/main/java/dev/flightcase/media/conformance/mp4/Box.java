package dev.flightcase.media.conformance.mp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One box as a view on bytes.
 *
 * @param payload from 0 to its limit, read at absolute positions
 */
record Box(String type, ByteBuffer payload) {
    private static final int BOXES_MAX = 10_000;

    /** The whole boxes that follow each other, and whether they fill the bytes to the end. */
    record Row(List<Box> boxes, boolean whole) {}

    static Row row(ByteBuffer bytes) {
        List<Box> boxes = new ArrayList<>();
        int at = 0;
        int limit = bytes.limit();
        while (limit - at >= 8 && boxes.size() < BOXES_MAX) {
            long size = Integer.toUnsignedLong(bytes.getInt(at));
            int header = 8;
            if (size == 1 && limit - at >= 16) {
                size = bytes.getLong(at + 8);
                header = 16;
            }
            if (size < header || size > limit - at) {
                break;
            }
            boxes.add(new Box(type(bytes, at + 4), bytes.slice(at + header, (int) size - header)));
            at += (int) size;
        }
        return new Row(boxes, at == limit);
    }

    private static String type(ByteBuffer bytes, int at) {
        char[] type = new char[4];
        for (int i = 0; i < 4; i++) {
            type[i] = (char) (bytes.get(at + i) & 0xff);
        }
        return new String(type);
    }

    List<Box> all(String type) {
        return row(payload).boxes().stream()
                .filter(box -> box.type.equals(type))
                .toList();
    }

    Optional<Box> first(String... path) {
        Optional<Box> at = Optional.of(this);
        for (String type : path) {
            at = at.flatMap(box -> box.all(type).stream().findFirst());
        }
        return at;
    }

    int version() {
        return has(1) ? payload.get(0) & 0xff : 0;
    }

    int flags() {
        return has(4) ? payload.getInt(0) & 0xffffff : 0;
    }

    boolean has(int bytes) {
        return payload.limit() >= bytes;
    }

    long u32(int at) {
        return at >= 0 && has(at + 4) ? Integer.toUnsignedLong(payload.getInt(at)) : 0;
    }

    long u64(int at) {
        return at >= 0 && has(at + 8) ? payload.getLong(at) : 0;
    }
}
