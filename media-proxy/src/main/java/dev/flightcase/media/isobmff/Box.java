package dev.flightcase.media.isobmff;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of the ISO base media file format (ISO/IEC 14496-12 §4.2), as a view on bytes that a stranger sent: what lies about its size ends
 * the list, and no reading leaves the view.
 *
 * @param payload from position 0 to its limit; read at absolute positions only
 */
record Box(String type, ByteBuffer payload) {
    private static final int BOXES_MAX = 4096;

    /** The boxes that fill {@code bytes} from its position on, as far as they are whole. */
    static List<Box> list(ByteBuffer bytes) {
        List<Box> boxes = new ArrayList<>();
        int at = bytes.position();
        while (bytes.limit() - at >= 8 && boxes.size() < BOXES_MAX) {
            long size = Integer.toUnsignedLong(bytes.getInt(at));
            int header = 8;
            if (size == 1 && bytes.limit() - at >= 16) {
                size = bytes.getLong(at + 8);
                header = 16;
            } else if (size == 0) {
                size = bytes.limit() - (long) at;
            }
            if (size < header || size > bytes.limit() - at) {
                break;
            }
            boxes.add(new Box(type(bytes, at + 4), bytes.slice(at + header, (int) size - header)));
            at += (int) size;
        }
        return boxes;
    }

    private static String type(ByteBuffer bytes, int at) {
        StringBuilder type = new StringBuilder(4);
        for (int i = 0; i < 4; i++) {
            type.append((char) (bytes.get(at + i) & 0xff));
        }
        return type.toString();
    }

    /** The boxes inside, behind {@code skip} bytes of fields. */
    List<Box> children(int skip) {
        return skip > payload.limit() ? List.of() : list(payload.slice(skip, payload.limit() - skip));
    }

    /** The first box at the end of a path of plain containers. */
    Optional<Box> find(String... path) {
        Optional<Box> at = Optional.of(this);
        for (String type : path) {
            at = at.flatMap(box -> box.all(type).stream().findFirst());
        }
        return at;
    }

    List<Box> all(String type) {
        return children(0).stream().filter(box -> box.type.equals(type)).toList();
    }

    boolean has(int bytes) {
        return payload.limit() >= bytes;
    }

    int u8(int at) {
        return has(at + 1) ? payload.get(at) & 0xff : 0;
    }

    int u16(int at) {
        return has(at + 2) ? payload.getShort(at) & 0xffff : 0;
    }

    long u32(int at) {
        return has(at + 4) ? Integer.toUnsignedLong(payload.getInt(at)) : 0;
    }

    int i32(int at) {
        return (int) u32(at);
    }

    /** Above 2^63 negative: no media is so long. */
    long i64(int at) {
        return has(at + 8) ? payload.getLong(at) : 0;
    }
}
