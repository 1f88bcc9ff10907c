package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Part;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** T5, T10, T18, T23, T26, B1-2, B6-1 and the URIs of D16: what is said of each segment. */
final class SegmentRules {
    /** §6.2.1: a date may drift by less than that against the durations. */
    private static final Duration DRIFT_MAX = Duration.ofSeconds(1);

    private static final List<String> EXTENSIONS = List.of(
            ".m4s", ".ts", ".mp4", ".m4a", ".m4v", ".m4f", ".cmfv", ".cmfa", ".cmft", ".aac", ".ac3", ".ec3", ".mp3",
            ".vtt", ".webvtt");

    private SegmentRules() {}

    static void judge(String place, ViewedMedia playlist, Findings findings) {
        durations(place, playlist, findings);
        dates(place, playlist, findings);
        findings.judged(Rule.T5, Rule.B6_1, Rule.D16);
        boolean sequenceMissing = playlist.header().discontinuitySequence() == null;
        for (Segment segment : playlist.segments()) {
            parent(place, segment.parent(), findings);
            uri(place, segment.line(), segment.uri(), findings);
            gap(place, segment, findings);
            if (segment.discontinuity() && sequenceMissing && playlist.header().mediaSequence() > 0) {
                findings.add(
                        Rule.T18,
                        place,
                        segment.line(),
                        "EXT-X-DISCONTINUITY without EXT-X-DISCONTINUITY-SEQUENCE in a playlist that slides",
                        "EXT-X-DISCONTINUITY-SEQUENCE from the start");
                sequenceMissing = false;
            }
        }
        Parent open = playlist.open();
        if (open != null) {
            parent(place, open, findings);
        }
    }

    private static void durations(String place, ViewedMedia playlist, Findings findings) {
        findings.judged(Rule.T10);
        Long target = playlist.header().targetDuration();
        if (target == null) {
            findings.add(Rule.T10, place, 0, "no EXT-X-TARGETDURATION", "one in each Media Playlist");
            return;
        }
        BigDecimal most = BigDecimal.valueOf(target);
        for (Segment segment : playlist.segments()) {
            if (segment.duration().setScale(0, RoundingMode.HALF_UP).compareTo(most) > 0) {
                findings.add(
                        Rule.T10,
                        place,
                        segment.line(),
                        "EXTINF " + Words.seconds(segment.duration()) + " with a target duration of " + target + " s",
                        "at most " + target + " when rounded");
            }
        }
    }

    /** B1-2 inside one playlist. */
    private static void dates(String place, ViewedMedia playlist, Findings findings) {
        List<Parent> parents = playlist.parents();
        if (parents.isEmpty()) {
            return;
        }
        findings.judged(Rule.B1_2);
        if (parents.stream().allMatch(parent -> parent.marks().programDateTime() == null)) {
            findings.add(Rule.B1_2, place, 0, "no EXT-X-PROGRAM-DATE-TIME", "one at each segment");
            return;
        }
        Instant expected = null;
        for (int i = 0; i < parents.size(); i++) {
            Parent.Marks marks = parents.get(i).marks();
            Segment whole = i < playlist.segments().size() ? playlist.segments().get(i) : null;
            Instant said = marks.programDateTime();
            if (marks.discontinuity()) {
                expected = null;
                if (said == null && whole != null) {
                    findings.add(
                            Rule.B1_2,
                            place,
                            whole.line(),
                            "no EXT-X-PROGRAM-DATE-TIME after EXT-X-DISCONTINUITY",
                            "one at the first segment after it");
                }
            }
            drift(place, whole, expected, said, findings);
            Instant start = said == null ? expected : said;
            expected = start == null || whole == null ? null : start.plusNanos(Words.nanos(whole.duration()));
        }
    }

    private static void drift(
            String place,
            @Nullable Segment segment,
            @Nullable Instant expected,
            @Nullable Instant said,
            Findings findings) {
        if (expected == null || said == null) {
            return;
        }
        Duration off = Duration.between(expected, said);
        if (off.abs().compareTo(DRIFT_MAX) >= 0) {
            findings.add(
                    Rule.B1_2,
                    place,
                    segment == null ? 0 : segment.line(),
                    "EXT-X-PROGRAM-DATE-TIME is " + off.toMillis() + " ms off what came before it",
                    "less than " + DRIFT_MAX.toMillis() + " ms, or EXT-X-DISCONTINUITY");
        }
    }

    private static void parent(String place, Parent parent, Findings findings) {
        parent.marks()
                .late()
                .forEach(tag -> findings.add(
                        Rule.T5,
                        place,
                        tag.line(),
                        tag.name() + " behind a part of segment " + parent.sequence(),
                        "before its first part"));
        for (Part part : parent.parts()) {
            uri(place, part.line(), part.uri(), findings);
        }
        Parent.Marks marks = parent.marks();
        if (marks.map() != null && marks.discontinuity()) {
            findings.judged(Rule.T26);
            if (!marks.ownMap()) {
                findings.add(
                        Rule.T26,
                        place,
                        0,
                        "segment " + parent.sequence() + " has EXT-X-DISCONTINUITY and no EXT-X-MAP of its own",
                        "EXT-X-MAP again after each discontinuity");
            }
        }
    }

    private static void uri(String place, int line, String uri, Findings findings) {
        int query = uri.indexOf('?');
        if (query >= 0 && uri.indexOf("_HLS_", query) >= 0) {
            findings.add(Rule.D16, place, line, Words.shown(uri), "no _HLS_ parameter in the URI of media");
        }
        String path = query < 0 ? uri : uri.substring(0, query);
        int dot = path.lastIndexOf('.');
        if (dot < 0 || !EXTENSIONS.contains(path.substring(dot).toLowerCase(Locale.ROOT))) {
            findings.add(
                    Rule.B6_1,
                    place,
                    line,
                    Words.shown(uri),
                    "an extension for media, such as .m4s: ffmpeg refuses others");
        }
    }

    private static void gap(String place, Segment segment, Findings findings) {
        List<Part> parts = segment.parent().parts();
        if (parts.isEmpty() || (!segment.gap() && parts.stream().noneMatch(Part::gap))) {
            return;
        }
        findings.judged(Rule.T23);
        if (segment.gap() && parts.stream().noneMatch(Part::gap)) {
            findings.add(
                    Rule.T23,
                    place,
                    segment.line(),
                    "EXT-X-GAP on a segment whose parts are all there",
                    "GAP=YES on them");
        } else if (!segment.gap() && parts.stream().allMatch(Part::gap)) {
            findings.add(
                    Rule.T23,
                    place,
                    segment.line(),
                    "every part has GAP=YES, the segment no EXT-X-GAP",
                    "both or neither");
        }
    }
}
