package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.Edge;
import dev.flightcase.media.conformance.m3u8.Parent;
import dev.flightcase.media.conformance.m3u8.Part;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;

/** T14, T15, T24, T29 and D13 as far as one playlist shows them: hints, reports and skips. */
final class EdgeRules {
    private EdgeRules() {}

    static void judge(String place, ViewedMedia playlist, Findings findings) {
        hints(place, playlist, findings);
        for (Edge.Report report : playlist.edge().reports()) {
            findings.judged(Rule.T24);
            report(place, playlist, report, findings);
        }
        Edge.Skip skip = playlist.edge().skip();
        if (skip != null) {
            findings.judged(Rule.D13);
            if (skip.segments() < 1) {
                findings.add(
                        Rule.D13, place, skip.line(), "SKIPPED-SEGMENTS=0", "at least 1, or the full playlist instead");
            }
        }
    }

    private static void hints(String place, ViewedMedia playlist, Findings findings) {
        if (playlist.ended()) {
            for (Edge.Hint hint : playlist.edge().hints()) {
                findings.add(Rule.T14, place, hint.line(), "a hint beside EXT-X-ENDLIST", "no hint at the end");
            }
            return;
        }
        if (!playlist.lowLatency() || playlist.header().flags().iFramesOnly()) {
            return;
        }
        findings.judged(Rule.T15);
        Edge.Hint hint = playlist.partHint();
        if (hint == null) {
            findings.add(Rule.T15, place, 0, "no EXT-X-PRELOAD-HINT:TYPE=PART", "a hint for the part that comes next");
            return;
        }
        Parent open = playlist.open();
        if (open == null || open.parts().isEmpty()) {
            return;
        }
        Part last = open.parts().getLast();
        if (last.range() != null && last.uri().equals(hint.uri()) && hint.start() == null) {
            findings.add(
                    Rule.T29,
                    place,
                    hint.line(),
                    "a hint for more of " + Words.shown(hint.uri()) + " without BYTERANGE-START",
                    "BYTERANGE-START");
        }
    }

    private static void report(String place, ViewedMedia playlist, Edge.Report report, Findings findings) {
        if (!isRelative(report.uri())) {
            findings.add(Rule.T24, place, report.line(), "URI " + Words.shown(report.uri()), "a relative URI");
        }
        if (report.lastMsn() == null) {
            findings.add(Rule.T24, place, report.line(), "no LAST-MSN", "LAST-MSN in each report");
        } else if (report.lastPart() == null && playlist.lowLatency()) {
            findings.add(
                    Rule.T24, place, report.line(), "no LAST-PART", "LAST-PART in each report of a stream with parts");
        }
    }

    private static boolean isRelative(String uri) {
        if (uri.startsWith("//")) {
            return false;
        }
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == ':') {
                return false;
            }
            if (c == '/' || c == '?' || c == '#') {
                return true;
            }
        }
        return true;
    }
}
