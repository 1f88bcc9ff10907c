package dev.flightcase.cache.mirror;

import dev.flightcase.cache.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a mirror from its beginning, a segment at a time in memory. Blocks. */
final class MirrorReader {
    private final long epoch;
    private final List<Segment> segments;
    private long last;

    private MirrorReader(long epoch, List<Segment> segments) {
        this.epoch = epoch;
        this.segments = segments;
    }

    /** Takes an entry, and says what is wrong with it; null for nothing. */
    @FunctionalInterface
    interface Visitor {
        @Nullable
        String visit(long sequence, Bytes entry);
    }

    /**
     * How far it could be read.
     *
     * @param last sequence of the last entry
     * @param tornBytes what was half written at the very end, as a power cut leaves it
     * @param damage why it ends before its end; null when it does not
     */
    record End(long last, long tornBytes, @Nullable String damage) {}

    static End read(Path folder, MirrorMark mark, Visitor visitor) throws IOException {
        return new MirrorReader(mark.epoch(), Segment.in(folder)).read(visitor);
    }

    private End read(Visitor visitor) throws IOException {
        for (var segment : segments) {
            var end = read(segment, segment.equals(segments.getLast()), visitor);
            if (end != null) {
                return end;
            }
        }
        return new End(last, 0, null);
    }

    /** Null when it could be read whole. */
    private @Nullable End read(Segment segment, boolean isLast, Visitor visitor) throws IOException {
        var bytes = segment.read();
        var name = segment.file().getFileName();
        var header = Frames.header(bytes);
        if (header == null) {
            return isLast && !goesOn(bytes, 0)
                    ? new End(last, bytes.limit(), null)
                    : damaged("the beginning of " + name + " is damaged");
        }
        if (header.epoch() != epoch) {
            return damaged(name + " is of another ledger");
        }
        if (header.first() != last + 1) {
            return damaged("entries " + (last + 1) + " to " + (header.first() - 1) + " are missing before " + name);
        }
        var place = Frames.HEADER_BYTES;
        while (place < bytes.limit()) {
            var frame = Frames.at(bytes, place);
            if (frame == null) {
                return isLast && !goesOn(bytes, place)
                        ? new End(last, bytes.limit() - place, null)
                        : damaged(name + " is damaged after entry " + last);
            }
            var wrong = frame.sequence() == last + 1
                    ? visitor.visit(frame.sequence(), frame.bytes())
                    : "entry " + frame.sequence() + " follows entry " + last;
            if (wrong != null) {
                return damaged(wrong);
            }
            last = frame.sequence();
            place = frame.end();
        }
        return null;
    }

    private End damaged(String how) {
        return new End(last, 0, how);
    }

    /** Whether a whole entry follows somewhere: then it is not the end that is torn, but the middle that is damaged. */
    private boolean goesOn(ByteBuffer bytes, int place) {
        for (var next = place + 1; next < bytes.limit(); next++) {
            var frame = Frames.at(bytes, next);
            if (frame != null && frame.sequence() > last) {
                return true;
            }
        }
        return false;
    }
}
