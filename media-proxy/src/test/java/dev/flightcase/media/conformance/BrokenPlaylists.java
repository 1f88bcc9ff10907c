package dev.flightcase.media.conformance;

import static dev.flightcase.media.conformance.CleanStream.before;
import static dev.flightcase.media.conformance.CleanStream.media;
import static dev.flightcase.media.conformance.CleanStream.without;

import dev.flightcase.media.conformance.m3u8.PlaylistReader;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** For each rule about playlists one that breaks it, and nothing else. */
final class BrokenPlaylists {
    private static final int STATE = 100;
    private static final CleanStream STREAM = CleanStream.video();
    private static final String FULL = STREAM.full(STATE);

    private BrokenPlaylists() {}

    static Map<Rule, Consumer<Findings>> all() {
        Map<Rule, Consumer<Findings>> cases = new EnumMap<>(Rule.class);
        cases.put(Rule.T0, snapshot(FULL.replace("#EXTINF:1.99998,\ns7", "#EXTINF:two,\ns7")));
        cases.put(Rule.T1, snapshot(without(FULL, "#EXT-X-PART-INF")));
        cases.put(Rule.T2, snapshot(FULL.replace("0.33333,URI=\"s15.2.m4s\"", "0.33335,URI=\"s15.2.m4s\"")));
        cases.put(Rule.T3, snapshot(FULL.replace("0.33333,URI=\"s15.2.m4s\"", "0.28333,URI=\"s15.2.m4s\"")));
        cases.put(Rule.T5, snapshot(before(FULL, "s15.1.m4s", "#EXT-X-KEY:METHOD=NONE")));
        cases.put(Rule.T7, snapshot(FULL.replace("PART-HOLD-BACK=1.00002", "PART-HOLD-BACK=1")));
        cases.put(Rule.T8, snapshot(FULL.replace("HOLD-BACK=6", "HOLD-BACK=5.9")));
        cases.put(Rule.T9, snapshot(FULL.replace("CAN-SKIP-UNTIL=12", "CAN-SKIP-UNTIL=11.5")));
        cases.put(Rule.T10, snapshot(FULL.replace("#EXTINF:1.99998,\ns4.", "#EXTINF:2.5,\ns4.")));
        cases.put(Rule.T11, snapshot(FULL.replace("VERSION:9", "VERSION:5")));
        cases.put(Rule.T12, snapshot(before(FULL, "#EXT-X-PART-INF", "#EXT-X-TARGETDURATION:2")));
        cases.put(Rule.T13, snapshot(skipFirst()));
        cases.put(Rule.T14, snapshot(FULL + "#EXT-X-ENDLIST\n"));
        cases.put(Rule.T15, snapshot(without(FULL, "#EXT-X-PRELOAD-HINT")));
        cases.put(Rule.T23, snapshot(before(FULL, "#EXTINF:1.99998,\ns15.", "#EXT-X-GAP")));
        cases.put(Rule.T24, snapshot(FULL.replace("REPORT:URI=\"", "REPORT:URI=\"https://node.example/live/")));
        cases.put(Rule.T26, snapshot(discontinuity(FULL)));
        cases.put(Rule.T28, snapshot(before(FULL, "#EXT-X-PART-INF", "#EXT-X-I-FRAMES-ONLY")));
        cases.put(Rule.T29, snapshot(FULL.replace("\"s15.3.m4s\"", "\"s15.3.m4s\",BYTERANGE=\"100\"")));
        cases.put(Rule.D16, snapshot(FULL.replace("\ns7.m4s", "\ns7.m4s?_HLS_msn=7")));
        cases.put(Rule.B1_2, snapshot(without(FULL, "#EXT-X-PROGRAM-DATE-TIME")));
        cases.put(Rule.B6_1, snapshot(FULL.replace("\ns7.m4s", "\ns7")));
        cases.put(Rule.B6_2, snapshot(without(without(FULL, "\"s14."), "\"s13.")));
        histories(cases);
        cases.put(Rule.B1_4, beside(FULL, without(CleanStream.audio().full(STATE), "REPORT")));
        cases.put(Rule.B1_5, beside(FULL, CleanStream.audio().full(STATE).replace(",HOLD-BACK=6", ",HOLD-BACK=7")));
        cases.put(Rule.T25, multivariant(CleanStream.multivariant().replace(",CODECS=\"avc1.64001f,mp4a.40.2\"", "")));
        return cases;
    }

    private static void histories(Map<Rule, Consumer<Findings>> cases) {
        cases.put(Rule.T16, history(STREAM.full(101), without(STREAM.full(102), "\"s15.")));
        cases.put(Rule.T17, history(STREAM.full(102), new CleanStream("video.m3u8", "audio.m3u8", 2).full(102)));
        cases.put(Rule.T18, history(STREAM.full(102), STREAM.full(102).replace("SEQUENCE:5", "SEQUENCE:4")));
        cases.put(
                Rule.T19,
                history(
                        before(STREAM.full(101), "#EXT-X-PART-INF", "#EXT-X-PLAYLIST-TYPE:EVENT"),
                        before(STREAM.full(102), "#EXT-X-PART-INF", "#EXT-X-PLAYLIST-TYPE:EVENT")));
        cases.put(Rule.T20, findings -> {
            PlaylistHistory history = new PlaylistHistory("video.m3u8", Tolerance.DEFAULT);
            history.accept(media(STREAM.full(100)), 0, true, findings);
            history.accept(media(STREAM.full(101)), 900_000_000L, true, findings);
        });
        cases.put(Rule.T21, history(STREAM.full(100), STREAM.full(101).replace("\ns7.m4s", "\nother.m4s")));
        String range = "#EXT-X-DATERANGE:ID=\"song\",START-DATE=\"2026-11-21T20:00:20Z\",DURATION=4";
        cases.put(Rule.T27, history(before(STREAM.full(100), "#EXT-X-PRELOAD-HINT", range), STREAM.full(101)));
        cases.put(
                Rule.B1_6,
                history(STREAM.full(100), STREAM.full(101).replace("PART-HOLD-BACK=1.00002", "PART-HOLD-BACK=1.2")));
        cases.put(Rule.B1_9, history(STREAM.full(101), new CleanStream("video.m3u8", "audio.m3u8", 4).full(102)));
        cases.put(
                Rule.D13,
                history(STREAM.full(100), STREAM.delta(101).replace("#EXTINF:1.99998,\ns12", "#EXTINF:1.99,\ns12")));
    }

    static String discontinuity(String text) {
        return before(text, "2026-11-21T20:00:20Z", "#EXT-X-DISCONTINUITY");
    }

    private static String skipFirst() {
        String delta = STREAM.delta(STATE);
        String skip = delta.lines()
                .filter(line -> line.contains("EXT-X-SKIP"))
                .findFirst()
                .orElseThrow();
        return before(without(delta, "EXT-X-SKIP"), "#EXT-X-MEDIA-SEQUENCE", skip);
    }

    static Consumer<Findings> snapshot(String text) {
        return findings -> {
            switch (PlaylistReader.read(text)) {
                case PlaylistReader.Result.Media(var playlist) -> PlaylistJudge.judge("video.m3u8", playlist, findings);
                case PlaylistReader.Result.Malformed malformed ->
                    PlaylistJudge.malformed("video.m3u8", malformed, findings);
                case PlaylistReader.Result.Multivariant _ -> throw new AssertionError("a Multivariant Playlist");
            }
        };
    }

    static Consumer<Findings> history(String... texts) {
        return findings -> {
            PlaylistHistory history = new PlaylistHistory("video.m3u8", Tolerance.DEFAULT);
            for (int i = 0; i < texts.length; i++) {
                history.accept(media(texts[i]), i * CleanStream.PART_NANOS, true, findings);
            }
        };
    }

    static Consumer<Findings> beside(String video, String audio) {
        URI base = URI.create("https://node.example/live/stage/");
        return findings -> RenditionJudge.judge(
                List.of(
                        new RenditionView(base.resolve("video.m3u8"), media(video), 0),
                        new RenditionView(base.resolve("audio.m3u8"), media(audio), 0)),
                Set.of(),
                findings);
    }

    static Consumer<Findings> multivariant(String text) {
        return findings -> {
            if (PlaylistReader.read(text) instanceof PlaylistReader.Result.Multivariant(var playlist)) {
                MultivariantJudge.judge("index.m3u8", playlist, findings);
            } else {
                throw new AssertionError("no Multivariant Playlist: " + PlaylistReader.read(text));
            }
        };
    }
}
