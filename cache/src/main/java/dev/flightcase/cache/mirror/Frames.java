package dev.flightcase.cache.mirror;

import dev.flightcase.cache.Bytes;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How entries lie in a segment, numbers big-endian. First {@code FCMIRROR}, version, epoch, sequence of the first entry, and
 * the CRC-32C of these (32 bytes); then for each entry its length, the CRC-32C of what follows, its sequence, its bytes.
 */
final class Frames {
    static final int HEADER_BYTES = 32;
    static final int FRAME_HEAD_BYTES = 2 * Integer.BYTES + Long.BYTES;
    /** Far above the largest entry there is: 1,000 grants, or an order of as many lines as may be configured. */
    static final int ENTRY_BYTES_MAX = 4 << 20;

    private static final long MAGIC = 0x46434D4952524F52L;
    private static final int VERSION = 1;

    private Frames() {}

    /** What a segment begins with. */
    record Header(long epoch, long first) {}

    /** @param end where the next one begins */
    record Frame(long sequence, ByteBuffer entry, int end) {
        /** A copy: the buffer holds on to its whole segment. */
        Bytes bytes() {
            var copy = new byte[entry.remaining()];
            entry.duplicate().get(copy);
            return Bytes.owning(copy);
        }
    }

    static ByteBuffer header(Header header) {
        var out = ByteBuffer.allocate(HEADER_BYTES);
        out.putLong(MAGIC).putInt(VERSION).putLong(header.epoch).putLong(header.first);
        out.putInt(checksum(out.duplicate().flip()));
        return out.flip();
    }

    /** Null when these bytes do not begin as a segment does. */
    static @Nullable Header header(ByteBuffer bytes) {
        if (bytes.limit() < HEADER_BYTES) {
            return null;
        }
        var in = bytes.duplicate().position(0);
        var known = in.getLong() == MAGIC && in.getInt() == VERSION;
        var header = new Header(in.getLong(), in.getLong());
        var sum = checksum(bytes.duplicate().position(0).limit(in.position()));
        return known && in.getInt() == sum ? header : null;
    }

    static ByteBuffer frame(long sequence, byte[] entry) {
        var out = ByteBuffer.allocate(FRAME_HEAD_BYTES + entry.length);
        out.putInt(entry.length).putInt(0).putLong(sequence).put(entry);
        out.putInt(Integer.BYTES, checksum(out.duplicate().position(2 * Integer.BYTES)));
        return out.flip();
    }

    /** Null when there is no whole frame at this place. */
    static @Nullable Frame at(ByteBuffer segment, int place) {
        if (place + FRAME_HEAD_BYTES > segment.limit()) {
            return null;
        }
        var length = segment.getInt(place);
        if (length < 1 || length > ENTRY_BYTES_MAX || length > segment.limit() - place - FRAME_HEAD_BYTES) {
            return null;
        }
        var end = place + FRAME_HEAD_BYTES + length;
        var summed = segment.duplicate().position(place + 2 * Integer.BYTES).limit(end);
        if (checksum(summed.duplicate()) != segment.getInt(place + Integer.BYTES)) {
            return null;
        }
        return new Frame(summed.getLong(), summed.slice(), end);
    }

    private static int checksum(ByteBuffer bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }
}
