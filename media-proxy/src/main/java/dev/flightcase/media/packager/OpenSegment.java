package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.isobmff.FragmentWriter;
import dev.flightcase.media.isobmff.Sample;
import dev.flightcase.media.isobmff.TrackRun;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The memory of a segment that is under way: its parts are written one behind the other and share it. Not thread-safe. */
final class OpenSegment {
    private static final long NANOS_MIN = 1_000_000;

    private final SegmentStore store;
    private final long beginNanos;
    private final SharedBytesPool.Writer writer;
    private final List<String> parts = new ArrayList<>();

    /**
     * @param beginNanos media time
     */
    OpenSegment(SegmentStore store, long beginNanos) {
        this.store = store;
        this.beginNanos = beginNanos;
        this.writer = store.newWriter();
    }

    /** When it ends at this media time; never nothing, since players divide by it. */
    Duration durationUntil(long endNanos) {
        return Duration.ofNanos(Math.max(endNanos - beginNanos, NANOS_MIN));
    }

    long length() {
        return writer.length();
    }

    /**
     * Adds a part under this name; the samples' references stay with the caller.
     *
     * @param number counts the fragments of the rendition
     * @return false when there is no memory; nothing was added then
     */
    boolean add(String name, long number, CutPart part) {
        List<TrackRun> runs = part.tracks().stream().map(OpenSegment::run).toList();
        Bytes head = FragmentWriter.head(number, runs);
        long offset = writer.length();
        if (!store.reserve(writer, head.length() + part.bytes())) {
            return false;
        }
        store.write(writer, head.asByteBuffer());
        for (CutPart.TrackSamples track : part.tracks()) {
            for (PendingSample pending : track.samples()) {
                for (ByteBuffer view : pending.data()
                        .views(pending.sample().offset(), pending.sample().size())) {
                    store.write(writer, view);
                }
            }
        }
        store.put(name, writer.slice(offset, writer.length() - offset));
        parts.add(name);
        return true;
    }

    /** Each sample lasts until the next one, so that nothing that was rounded adds up. */
    private static TrackRun run(CutPart.TrackSamples track) {
        List<Sample> samples = new ArrayList<>(track.samples().size());
        for (int i = 0; i < track.samples().size(); i++) {
            PendingSample pending = track.samples().get(i);
            Sample sample = pending.sample();
            Optional<PendingSample> next =
                    i + 1 < track.samples().size() ? Optional.of(track.samples().get(i + 1)) : Optional.empty();
            long duration = next.map(following -> Math.max(0, following.decodeTime() - pending.decodeTime()))
                    .orElse(sample.duration());
            samples.add(
                    new Sample(duration, sample.size(), sample.flags(), sample.compositionOffset(), sample.offset()));
        }
        return new TrackRun(track.trackId(), track.samples().getFirst().decodeTime(), samples);
    }

    /** All of it; the caller owns the one reference. */
    SharedBytes finish() {
        return writer.finish();
    }

    /** Its parts stay where they are; the whole is of no use. */
    void abandon() {
        if (writer.length() == 0) {
            writer.discard();
        } else {
            writer.finish().release();
        }
    }

    /** No part of it can be found any more. */
    void discard() {
        parts.forEach(store::drop);
        writer.discard();
    }
}
