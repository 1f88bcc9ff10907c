package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.PlaylistReader;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;

/** Judges one Media Playlist by itself, full or delta: what it says and how. */
public final class PlaylistJudge {
    private PlaylistJudge() {}

    public static void judge(String place, ViewedMedia playlist, Findings findings) {
        findings.judged(Rule.T0);
        HeaderRules.judge(place, playlist, findings);
        SegmentRules.judge(place, playlist, findings);
        PartRules.judge(place, playlist, findings);
        EdgeRules.judge(place, playlist, findings);
    }

    public static void malformed(String place, PlaylistReader.Result.Malformed malformed, Findings findings) {
        findings.add(Rule.T0, place, malformed.line(), malformed.reason(), "a line to the grammar of §4");
    }
}
