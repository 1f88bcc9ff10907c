package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Header;
import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Part;
import dev.flightcase.media.conformance.m3u8.Segment;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import java.math.BigDecimal;
import java.util.List;

/** T1 to T3, T16, T28, T29 and B6-2: the parts of one playlist. */
final class PartRules {
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.85");
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private PartRules() {}

    static void judge(String place, ViewedMedia playlist, Findings findings) {
        target(place, playlist, findings);
        if (playlist.header().flags().iFramesOnly()) {
            iFrames(place, playlist, findings);
            return;
        }
        if (!playlist.lowLatency()) {
            return;
        }
        for (Parent parent : playlist.parents()) {
            durations(place, playlist, parent, findings);
            ranges(place, parent, findings);
        }
        if (!playlist.ended()) {
            listed(place, playlist, findings);
        }
    }

    private static void target(String place, ViewedMedia playlist, Findings findings) {
        boolean parts =
                playlist.parents().stream().anyMatch(parent -> !parent.parts().isEmpty());
        Header.PartInf inf = playlist.header().partInf();
        if (parts && inf == null) {
            findings.add(Rule.T1, place, 0, "parts, but no EXT-X-PART-INF", "EXT-X-PART-INF with PART-TARGET");
        } else if (inf != null) {
            findings.judged(Rule.T1);
            if (inf.partTarget() == null) {
                findings.add(Rule.T1, place, inf.line(), "EXT-X-PART-INF without PART-TARGET", "PART-TARGET");
            } else if (!parts && !playlist.ended() && playlist.partHint() == null) {
                findings.add(Rule.T1, place, inf.line(), "EXT-X-PART-INF, but no part and no hint of one", "parts");
            }
        }
    }

    private static void iFrames(String place, ViewedMedia playlist, Findings findings) {
        findings.judged(Rule.T28);
        playlist.parents().stream()
                .flatMap(parent -> parent.parts().stream())
                .findFirst()
                .ifPresent(part ->
                        findings.add(Rule.T28, place, part.line(), "a part in an I-frame playlist", "no parts"));
    }

    private static void durations(String place, ViewedMedia playlist, Parent parent, Findings findings) {
        BigDecimal target = playlist.partTarget();
        if (target == null || parent.parts().isEmpty()) {
            return;
        }
        findings.judged(Rule.T2, Rule.T3);
        BigDecimal least = target.multiply(LEAST_SHARE);
        List<Part> parts = parent.parts();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.duration().compareTo(target) > 0) {
                findings.add(
                        Rule.T2,
                        place,
                        part.line(),
                        "DURATION=" + part.duration().toPlainString(),
                        "at most PART-TARGET, " + target.toPlainString());
            }
            // The last of an open parent may turn out to be the last of all.
            boolean excepted = i == parts.size() - 1
                    || part.independent()
                    || part.gap()
                    || parts.get(i + 1).gap();
            if (!excepted && part.duration().compareTo(least) < 0) {
                findings.add(
                        Rule.T3,
                        place,
                        part.line(),
                        "DURATION=" + part.duration().toPlainString(),
                        "at least 85 % of PART-TARGET, " + least.toPlainString());
            }
        }
    }

    private static void ranges(String place, Parent parent, Findings findings) {
        for (Part part : parent.parts()) {
            if (part.range() == null) {
                continue;
            }
            findings.judged(Rule.T29);
            if (part.range().implied() && part.range().offset() < 0) {
                findings.add(
                        Rule.T29,
                        place,
                        part.line(),
                        "BYTERANGE without an offset, and the part before it is of another resource or segment",
                        "BYTERANGE=\"length@offset\"");
            }
        }
    }

    /** How far from the end parts are listed, counted from the end of the last whole segment. */
    private static void listed(String place, ViewedMedia playlist, Findings findings) {
        List<Segment> segments = playlist.segments();
        BigDecimal edge = playlist.targetDuration().multiply(THREE);
        if (segments.isEmpty() || edge.signum() == 0) {
            return;
        }
        findings.judged(Rule.T16);
        BigDecimal end = BigDecimal.ZERO;
        boolean before = false;
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            BigDecimal start = end.add(segment.duration());
            boolean parts = !segment.parent().parts().isEmpty();
            if (parts && end.compareTo(edge) > 0) {
                findings.add(
                        Rule.T16,
                        place,
                        segment.parent().parts().getFirst().line(),
                        "parts of segment " + segment.sequence() + ", which ended " + Words.seconds(end)
                                + " before the last",
                        "none further than " + Words.seconds(edge));
                return;
            }
            // What comes before a discontinuity may be of a time without parts.
            if (!before && start.compareTo(edge) <= 0 && !segment.gap()) {
                findings.judged(Rule.B6_2);
                if (!parts) {
                    findings.add(
                            Rule.B6_2,
                            place,
                            segment.line(),
                            "no parts of segment " + segment.sequence() + ", which began " + Words.seconds(start)
                                    + " before the last ended",
                            "parts for the last " + Words.seconds(edge));
                    before = true;
                }
            }
            before |= segment.discontinuity();
            end = start;
        }
    }
}
