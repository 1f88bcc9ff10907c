package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Part;
import dev.flightcase.media.conformance.m3u8.PlaylistReader;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One rendition under the {@link ConformanceMonitor}, which guards it. */
final class WatchedRendition {
    /** Parts of some minutes; a playlist lists far fewer. */
    private static final int PARTS_MAX = 2_048;
    /** Durations are written with at least 5 digits. */
    private static final long ROUNDING_NANOS = 20_000;

    private final String place;
    private final PlaylistHistory history;
    private final Map<String, PartMade> made = new LinkedHashMap<>();
    private boolean partsAreTold;
    private boolean hadSkip;
    private String text = "";
    private @Nullable ViewedMedia last;
    private long lastAt;
    private long judgedUntil = Long.MIN_VALUE;

    WatchedRendition(String place, Tolerance tolerance) {
        this.place = place;
        this.history = new PlaylistHistory(place, tolerance);
    }

    void made(PartMade part) {
        partsAreTold = true;
        made.put(part.uri(), part);
        if (made.size() > PARTS_MAX) {
            made.remove(made.keySet().iterator().next());
        }
    }

    void skipped() {
        hadSkip = true;
    }

    void full(String now, long at, Findings findings) {
        if (now.equals(text)) {
            history.unchanged(at, findings);
            return;
        }
        text = now;
        ViewedMedia playlist = read(now, findings);
        if (playlist == null) {
            return;
        }
        if (playlist.isDelta()) {
            findings.add(Rule.D2, place, 0, "a delta as the full playlist", "the full one");
            return;
        }
        PlaylistJudge.judge(place, playlist, findings);
        // After a skipped text, what changed may have changed earlier than now.
        history.accept(playlist, at, !hadSkip, findings);
        parts(playlist, findings);
        hadSkip = false;
        last = playlist;
        lastAt = at;
    }

    void delta(String delta, Findings findings) {
        ViewedMedia full = last;
        ViewedMedia playlist = read(delta, findings);
        if (playlist == null || full == null || hadSkip) {
            return;
        }
        PlaylistJudge.judge(place, playlist, findings);
        DeltaRules.boundary(place, playlist, findings);
        ViewedMedia merged = DeltaRules.merge(full, playlist);
        if (merged == null || merged.lastSequence() != full.lastSequence() || merged.openParts() != full.openParts()) {
            findings.add(
                    Rule.D13,
                    place,
                    0,
                    "a delta that does not lead to the full playlist",
                    "the same state as the full one");
            return;
        }
        if (ChangeRules.judge(place, full, merged, Rule.D13, findings)) {
            PartChanges.judge(place, full, merged, findings);
        }
    }

    void unchanged(long now, Findings findings) {
        history.unchanged(now, findings);
    }

    Optional<RenditionView> view(URI uri) {
        return last == null ? Optional.empty() : Optional.of(new RenditionView(uri, last, lastAt));
    }

    private @Nullable ViewedMedia read(String playlist, Findings findings) {
        return switch (PlaylistReader.read(playlist)) {
            case PlaylistReader.Result.Media(var media) -> media;
            case PlaylistReader.Result.Multivariant _ -> {
                findings.add(Rule.T0, place, 0, "a Multivariant Playlist", "a Media Playlist");
                yield null;
            }
            case PlaylistReader.Result.Malformed malformed -> {
                PlaylistJudge.malformed(place, malformed, findings);
                yield null;
            }
        };
    }

    /** Only parts behind those that were judged before. */
    private void parts(ViewedMedia playlist, Findings findings) {
        if (!partsAreTold) {
            return;
        }
        // What was listed before anybody told of parts is of an earlier life.
        boolean first = judgedUntil == Long.MIN_VALUE;
        for (Parent parent : playlist.parents()) {
            for (int i = 0; i < parent.parts().size(); i++) {
                Part part = parent.parts().get(i);
                long position = parent.sequence() * 1_000_000 + i;
                if (position > judgedUntil) {
                    judgedUntil = position;
                    if (!first || made.containsKey(part.uri())) {
                        part(part, findings);
                    }
                }
            }
        }
    }

    private void part(Part part, Findings findings) {
        if (part.gap()) {
            return;
        }
        findings.judged(Rule.T22, Rule.T6, Rule.T4, Rule.B4_6);
        PartMade facts = made.remove(part.uri());
        if (facts == null) {
            findings.add(
                    Rule.T22,
                    place,
                    part.line(),
                    Words.shown(part.uri()) + " is named before its bytes are there",
                    "bytes first, playlist second");
            return;
        }
        if (Math.abs(Words.nanos(part.duration()) - facts.durationNanos()) > ROUNDING_NANOS) {
            findings.add(
                    Rule.T6,
                    place,
                    part.line(),
                    "DURATION=" + part.duration().toPlainString() + ", and its samples last "
                            + facts.durationNanos() / 1000 + " us",
                    "the duration of its samples, rounded down");
        }
        if (part.independent() != facts.independent()) {
            findings.add(
                    Rule.T4,
                    place,
                    part.line(),
                    part.independent() ? "INDEPENDENT=YES without such a frame" : "no INDEPENDENT=YES",
                    "what its frames are");
        }
        if (!facts.startsWithTfdt()) {
            findings.add(Rule.B4_6, place, part.line(), "a fragment without tfdt", "tfdt in each");
        }
    }
}
