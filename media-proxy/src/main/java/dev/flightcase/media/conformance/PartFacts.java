package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.mp4.Fragments;
import dev.flightcase.media.conformance.mp4.Sample;
import dev.flightcase.media.conformance.mp4.Track;
import java.nio.ByteBuffer;
import java.util.List;

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
                Track main = tracks.stream()
                        .filter(Track::video)
                        .findFirst()
                        .orElseGet(() -> tracks.isEmpty() ? null : tracks.getFirst());
                List<Sample> frames = main == null ? List.of() : samples.getOrDefault(main.id(), List.of());
                long units = frames.stream().mapToLong(Sample::duration).sum();
                long scale = main == null ? 1 : Math.max(1, main.unitsPerSecond());
                yield new PartMade(uri, nanos(units, scale), frames.stream().anyMatch(Sample::sync), !frames.isEmpty());
            }
        };
    }

    private static long nanos(long units, long unitsPerSecond) {
        return Math.round(units * 1e9 / unitsPerSecond);
    }
}
