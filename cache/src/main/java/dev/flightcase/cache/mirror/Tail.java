package dev.flightcase.cache.mirror;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.DurableFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a mirror ends, and what is to be appended to.
 *
 * @param segment null when the next entry begins the first one
 * @param size of it, in bytes
 * @param sequence of the last entry; 0 for none
 */
record Tail(@Nullable Segment segment, long size, long sequence) {
    static final Tail NONE = new Tail(null, 0, 0);

    /** @param entry the last one's bytes; null for none */
    record Found(Tail tail, @Nullable Bytes entry) {}

    /** Finds it, and cuts off what a power cut left half written. Blocks; a segment at a time is in memory. */
    static Found repair(Path folder, long epoch, List<Segment> segments) throws IOException {
        for (var segment : segments.reversed()) {
            var bytes = segment.read();
            var header = Frames.header(bytes);
            if (header != null && header.epoch() != epoch) {
                throw new IOException(segment.file() + " is of another ledger");
            }
            var found = header == null ? new Found(NONE, null) : last(segment, bytes);
            if (found.tail.sequence > 0) {
                if (found.tail.size < bytes.limit()) {
                    cut(segment, found.tail.size);
                }
                return found;
            }
            // Its first entry never got there whole.
            Files.delete(segment.file());
            DurableFolders.sync(folder);
        }
        return new Found(NONE, null);
    }

    private static Found last(Segment segment, ByteBuffer bytes) {
        Frames.@Nullable Frame last = null;
        for (var frame = Frames.at(bytes, Frames.HEADER_BYTES); frame != null; frame = Frames.at(bytes, frame.end())) {
            last = frame;
        }
        return last == null
                ? new Found(NONE, null)
                : new Found(new Tail(segment, last.end(), last.sequence()), last.bytes());
    }

    private static void cut(Segment segment, long size) throws IOException {
        try (var file = FileChannel.open(segment.file(), StandardOpenOption.WRITE)) {
            file.truncate(size);
            file.force(true);
        }
    }
}
