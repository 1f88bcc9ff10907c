package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Part;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.mp4.Fragments;
import dev.flightcase.media.conformance.mp4.Sample;
import dev.flightcase.media.conformance.mp4.Track;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges media bytes beside what the playlist says of them: T4, T6, B4-6 and the IDR of B1-9. MPEG-TS is not looked into. */
public final class MediaJudge {
    private final List<Track> tracks;
    private final @Nullable Track main;

    /** @param tracks of the Media Initialization Section */
    public MediaJudge(List<Track> tracks) {
        this.tracks = List.copyOf(tracks);
        this.main = Track.main(tracks).orElse(null);
    }

    /**
     * @return its samples by track; empty when it has none that can be read
     */
    public Map<Long, List<Sample>> part(String place, Part part, ByteBuffer bytes, Findings findings) {
        if (Fragments.isTransportStream(bytes)) {
            return Map.of();
        }
        findings.judged(Rule.B4_6);
        return switch (Fragments.read(bytes, tracks)) {
            case Fragments.Result.Broken(var reason) -> {
                findings.add(Rule.B4_6, place, part.line(), reason, "whole moof and mdat boxes, each traf with tfdt");
                yield Map.of();
            }
            case Fragments.Result.Whole(var samples) -> {
                independent(place, part, samples, findings);
                duration(place, part.line(), "DURATION", part.duration(), samples, findings);
                yield samples;
            }
        };
    }

    private void independent(String place, Part part, Map<Long, List<Sample>> samples, Findings findings) {
        List<Sample> frames = main == null ? null : samples.get(main.id());
        if (frames == null || frames.isEmpty()) {
            return;
        }
        findings.judged(Rule.T4);
        boolean has = frames.stream().anyMatch(Sample::sync);
        if (has != part.independent()) {
            findings.add(
                    Rule.T4,
                    place,
                    part.line(),
                    has ? "an independent frame, and no INDEPENDENT=YES" : "INDEPENDENT=YES, and no independent frame",
                    has ? "INDEPENDENT=YES" : "no INDEPENDENT");
        }
    }

    private void duration(
            String place,
            int line,
            String what,
            BigDecimal declared,
            Map<Long, List<Sample>> samples,
            Findings findings) {
        List<Sample> frames = main == null ? null : samples.get(main.id());
        if (main == null || frames == null || frames.isEmpty() || main.unitsPerSecond() == 0) {
            return;
        }
        findings.judged(Rule.T6);
        long units = frames.stream().mapToLong(Sample::duration).sum();
        long longest = frames.stream().mapToLong(Sample::duration).max().orElse(0);
        long nanos = nanos(units);
        // One sample: a muxer that does not know the last one's duration yet repeats the one before.
        long allowed = nanos(longest) + 1_000_000;
        long off = Math.abs(Words.nanos(declared) - nanos);
        if (off > allowed) {
            findings.add(
                    Rule.T6,
                    place,
                    line,
                    what + " " + declared.toPlainString() + ", and its samples last " + Words.millis(nanos),
                    "the duration of its samples");
        }
    }

    private long nanos(long units) {
        // Bounded: 100,000 samples of 2^32 units would overflow, and are no duration anyway.
        long scale = main == null ? 1 : Math.max(1, main.unitsPerSecond());
        return units > Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE / 4 : units * 1_000_000_000L / scale;
    }

    /**
     * A whole segment, beside the samples of all its parts in order.
     *
     * @param parts empty when not all of them are known
     */
    public void segment(
            String place, Segment segment, ByteBuffer bytes, List<Map<Long, List<Sample>>> parts, Findings findings) {
        if (Fragments.isTransportStream(bytes)) {
            return;
        }
        switch (Fragments.read(bytes, tracks)) {
            case Fragments.Result.Broken(var reason) ->
                findings.add(Rule.B4_6, place, segment.line(), "a segment with " + reason, "whole moof and mdat boxes");
            case Fragments.Result.Whole(var samples) -> {
                duration(place, segment.line(), "EXTINF", segment.duration(), samples, findings);
                begins(place, segment, samples, findings);
                if (!parts.isEmpty()) {
                    same(place, segment, samples, parts, findings);
                }
            }
        }
    }

    private void begins(String place, Segment segment, Map<Long, List<Sample>> samples, Findings findings) {
        List<Sample> frames = main == null || !main.video() ? null : samples.get(main.id());
        if (frames == null || frames.isEmpty()) {
            return;
        }
        findings.judged(Rule.B1_9);
        if (!frames.getFirst().sync()) {
            findings.add(
                    Rule.B1_9,
                    place,
                    segment.line(),
                    "the segment does not begin with an independent frame",
                    "an IDR frame first (auth. 7.4)");
        }
    }

    private static void same(
            String place,
            Segment segment,
            Map<Long, List<Sample>> samples,
            List<Map<Long, List<Sample>>> parts,
            Findings findings) {
        findings.judged(Rule.T6);
        Map<Long, List<Sample>> joined = new LinkedHashMap<>();
        for (Map<Long, List<Sample>> part : parts) {
            part.forEach((track, list) ->
                    joined.computeIfAbsent(track, _ -> new ArrayList<>()).addAll(list));
        }
        if (!joined.equals(samples)) {
            findings.add(
                    Rule.T6,
                    place,
                    segment.line(),
                    "its samples are " + told(samples) + ", those of its " + parts.size() + " parts " + told(joined),
                    "the same samples with the same times");
        }
    }

    private static String told(Map<Long, List<Sample>> samples) {
        StringBuilder told = new StringBuilder();
        samples.forEach((track, list) -> told.append(told.isEmpty() ? "" : ", ")
                .append(list.size())
                .append(" of track ")
                .append(track)
                .append(" from ")
                .append(list.isEmpty() ? 0 : list.getFirst().decodeTime()));
        return told.isEmpty() ? "none" : told.toString();
    }
}
