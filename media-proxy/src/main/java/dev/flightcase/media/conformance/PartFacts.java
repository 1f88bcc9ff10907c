package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.mp4.Fragments;
import dev.flightcase.media.conformance.mp4.Sample;
import dev.flightcase.media.conformance.mp4.Track;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** What the bytes of a part say of it, for {@link ConformanceMonitor#part}. */
public final class PartFacts {
    private PartFacts() {}

    /**
     * @param tracks of its Media Initialization Section
     * @param bytes all of them
     */
    public static PartMade of(String uri, List<Track> tracks, ByteBuffer bytes) {
        return switch (Fragments.read(bytes, tracks)) {
            case Fragments.Result.Broken _ -> new PartMade(uri, 0, false, false);
            case Fragments.Result.Whole(var samples) -> {
                Optional<Track> main = Track.main(tracks);
                List<Sample> frames = main.map(track -> samples.get(track.id())).orElse(List.of());
                long units = frames.stream().mapToLong(Sample::duration).sum();
                long scale = Math.max(1, main.map(Track::unitsPerSecond).orElse(1L));
                yield new PartMade(uri, nanos(units, scale), frames.stream().anyMatch(Sample::sync), !frames.isEmpty());
            }
        };
    }

    private static long nanos(long units, long unitsPerSecond) {
        return Math.round(units * 1e9 / unitsPerSecond);
    }
}
