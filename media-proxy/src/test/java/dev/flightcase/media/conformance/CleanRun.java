package dev.flightcase.media.conformance;

import static dev.flightcase.media.conformance.BrokenAnswers.FACTS;
import static dev.flightcase.media.conformance.BrokenAnswers.NEXT;
import static dev.flightcase.media.conformance.BrokenAnswers.NOW;
import static dev.flightcase.media.conformance.CleanStream.before;
import static dev.flightcase.media.conformance.CleanStream.without;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.conformance.m3u8.PlaylistReader;
import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import dev.flightcase.media.conformance.m3u8.ViewedMultivariant;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A stream and answers without a fault, shown to every judge. */
final class CleanRun {
    private CleanRun() {}

    static void play(Findings findings) {
        playlists(findings);
        oddPlaylists(findings);
        directives(findings);
        headers(findings);
        delivery(findings);
        media(findings);
    }

    private static void playlists(Findings findings) {
        PlaylistHistory video = new PlaylistHistory("video.m3u8", Tolerance.DEFAULT);
        PlaylistHistory audio = new PlaylistHistory("audio.m3u8", Tolerance.DEFAULT);
        for (int state = 1; state < 200; state++) {
            boolean delta = state > 90 && state % 3 == 0;
            String text = delta
                    ? CleanStream.video().delta(state)
                    : CleanStream.video().full(state);
            BrokenPlaylists.snapshot(text).accept(findings);
            video.accept(CleanStream.media(text), state * CleanStream.PART_NANOS, true, findings);
            String other = CleanStream.audio().full(state);
            audio.accept(CleanStream.media(other), state * CleanStream.PART_NANOS, true, findings);
            BrokenPlaylists.beside(CleanStream.video().full(state), other).accept(findings);
        }
        BrokenPlaylists.multivariant(CleanStream.multivariant()).accept(findings);
        if (PlaylistReader.read(CleanStream.multivariant())
                instanceof PlaylistReader.Result.Multivariant(ViewedMultivariant playlist)) {
            MultivariantJudge.codecs("index.m3u8", playlist.variants().getFirst(), List.of("avc1.64001F"), findings);
            MultivariantJudge.peak("index.m3u8", playlist.variants().getFirst(), 299_000, 2_000_000_000L, findings);
        }
    }

    /** What a plain stream does not show: a new time line, a gap, byte ranges, I-frames, date ranges. */
    private static void oddPlaylists(Findings findings) {
        String full = CleanStream.video().full(100);
        BrokenPlaylists.snapshot(before(
                        BrokenPlaylists.discontinuity(full), "2026-11-21T20:00:20Z", "#EXT-X-MAP:URI=\"init-2.mp4\""))
                .accept(findings);
        BrokenPlaylists.snapshot(before(full, "#EXTINF:1.99998,\ns15.", "#EXT-X-GAP")
                        .replace("\"s15.5.m4s\"", "\"s15.5.m4s\",GAP=YES"))
                .accept(findings);
        BrokenPlaylists.snapshot(full.replace("\"s15.3.m4s\"", "\"s15.m4s\",BYTERANGE=\"100@300\"")
                        .replace("\"s15.4.m4s\"", "\"s15.m4s\",BYTERANGE=\"100\""))
                .accept(findings);
        String iFrames = without(without(without(full, "#EXT-X-PART"), "#EXT-X-PRELOAD"), "#EXT-X-RENDITION");
        BrokenPlaylists.snapshot(before(iFrames, "#EXT-X-MEDIA-SEQUENCE", "#EXT-X-I-FRAMES-ONLY"))
                .accept(findings);
        String range = "#EXT-X-DATERANGE:ID=\"song\",START-DATE=\"2026-11-21T20:00:00Z\",DURATION=4";
        BrokenPlaylists.history(
                        before(full, "#EXT-X-PRELOAD-HINT", range),
                        CleanStream.video().full(101))
                .accept(findings);
    }

    private static void directives(Findings findings) {
        ViewedMedia later = CleanStream.media(CleanStream.video().full(102));
        BrokenAnswers.asked(Answers.playlist(""), NOW).accept(findings);
        BrokenAnswers.asked(Answers.playlist("_HLS_msn=1"), NOW).accept(findings);
        BrokenAnswers.asked(Answers.playlist("_HLS_msn=16").after(600, 601), later)
                .accept(findings);
        BrokenAnswers.asked(Answers.playlist("_HLS_msn=16&_HLS_part=4").after(300, 301), NEXT)
                .accept(findings);
        BrokenAnswers.asked(Answers.playlist("_HLS_msn=15&_HLS_part=6"), NOW).accept(findings);
        for (String refused : List.of(
                "_HLS_part=1", "_HLS_msn=1000", "_HLS_msn=16&_HLS_part=90", "_HLS_msn=-1", "_HLS_msn=1&_HLS_msn=1")) {
            BrokenAnswers.asked(Answers.playlist(refused).status(400), null).accept(findings);
        }
        BrokenAnswers.asked(
                        Answers.playlist("_HLS_msn=16&_HLS_part=5")
                                .status(503)
                                .with("cache-control", "no-store")
                                .with("retry-after", "1")
                                .after(6_000, 6_000),
                        null)
                .accept(findings);
        ViewedMedia ended =
                CleanStream.media(without(CleanStream.video().full(100), "#EXT-X-PRELOAD-HINT") + "#EXT-X-ENDLIST\n");
        BrokenAnswers.asked(Answers.playlist("_HLS_msn=90&_HLS_skip=YES"), ended, ended)
                .accept(findings);
        BrokenAnswers.asked(Answers.playlist("_HLS_skip=YES"), BrokenAnswers.DELTA)
                .accept(findings);
        BrokenAnswers.asked(Answers.playlist("_HLS_msn=16&_HLS_part=4&_HLS_skip=YES"), BrokenAnswers.DELTA)
                .accept(findings);
        BrokenAnswers.asked(Answers.playlist("_HLS_flightcase=1"), NOW).accept(findings);
        BrokenAnswers.asked(Answers.multivariant("_HLS_msn=90"), null).accept(findings);
        BrokenAnswers.asked(Answers.playlist("_HLS_msn=17").method("HEAD"), null)
                .accept(findings);
        BrokenAnswers.asked(Answers.nothing("none.m3u8?_HLS_msn=1"), null).accept(findings);
        DirectiveJudge.hungUp("video.m3u8", Duration.ofMillis(20), 0, findings);
        DirectiveJudge.wentOff(
                Answers.playlist("_HLS_msn=16").status(404).get(),
                Duration.ofMillis(20),
                null,
                Tolerance.DEFAULT,
                findings);
    }

    private static void headers(Findings findings) {
        for (Answers answers : List.of(
                Answers.playlist(""),
                Answers.playlist("_HLS_msn=16"),
                Answers.multivariant(""),
                Answers.media("init.mp4", ObjectKind.INIT),
                Answers.media("s15.m4s", ObjectKind.SEGMENT),
                Answers.nothing("s99.m4s"))) {
            BrokenAnswers.answered(answers).accept(findings);
        }
        CachingJudge.encodings(
                Answers.playlist("").get(),
                Answers.playlist("").with("etag", "\"1\"").get(),
                findings);
        CachingJudge.preflight(
                Answers.playlist("")
                        .method("OPTIONS")
                        .status(204)
                        .with("access-control-allow-headers", "Range, Authorization")
                        .get(),
                findings);
    }

    private static void delivery(Findings findings) {
        Exchange part = Answers.media("s16.3.m4s", ObjectKind.PART).get();
        for (DeliveryJudge.Why why : DeliveryJudge.Why.values()) {
            DeliveryJudge.fetched(part, why, findings);
        }
        DeliveryJudge.hinted(part, FACTS, true, findings);
        DeliveryJudge.neverHinted(Answers.nothing("s99.m4s").get(), Tolerance.DEFAULT, findings);
        Answers open = Answers.media("s15.m4s", ObjectKind.SEGMENT).status(206);
        DeliveryJudge.openRange(open.with("content-range", "bytes 100-999/1000").get(), 100, false, findings);
        DeliveryJudge.openRange(open.with("content-range", "bytes 100-999/*").get(), 100, true, findings);
        Answers whole = Answers.media("s15.m4s", ObjectKind.SEGMENT);
        RangeJudge.whole(whole.get(), findings);
        RangeJudge.head(whole.get(), whole.method("HEAD").get(), findings);
        RangeJudge.inside(
                whole.method("GET")
                        .status(206)
                        .asking("range", "bytes=0-9")
                        .with("content-range", "bytes 0-9/1000")
                        .body(Bytes.of(new byte[10]))
                        .get(),
                0,
                9,
                1000,
                findings);
        RangeJudge.outside(whole.status(416).get(), 1000, findings);
    }

    private static void media(Findings findings) {
        MediaJudge judge = new MediaJudge(Mp4.tracks());
        var segment = NOW.segments().getLast();
        for (int i = 0; i < CleanStream.PARTS; i++) {
            Map<?, ?> samples =
                    judge.part("video.m3u8", segment.parent().parts().get(i), Mp4.part(90 + i, i == 0), findings);
            if (samples.isEmpty()) {
                throw new AssertionError("a part without samples");
            }
        }
        judge.segment("video.m3u8", segment, Mp4.segment(15), BrokenAnswers.samples(90, 0), findings);
    }
}
