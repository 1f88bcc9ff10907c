package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.ViewedMedia;
import dev.flightcase.media.conformance.mp4.Sample;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** For each rule about answers and media bytes one exchange that breaks it, and nothing else. */
final class BrokenAnswers {
    private static final CleanStream STREAM = CleanStream.video();
    /** Segments 4 to 15 are whole, 16 has four parts. */
    static final ViewedMedia NOW = CleanStream.media(STREAM.full(100));

    static final ViewedMedia NEXT = CleanStream.media(STREAM.full(101));
    static final ViewedMedia DELTA = CleanStream.media(STREAM.delta(101));
    static final StreamFacts FACTS = StreamFacts.of(NOW);

    private BrokenAnswers() {}

    static Map<Rule, Consumer<Findings>> all() {
        Map<Rule, Consumer<Findings>> cases = new EnumMap<>(Rule.class);
        directives(cases);
        delivery(cases);
        headers(cases);
        cases.put(Rule.T4, part(Mp4.part(91, true), 91));
        cases.put(
                Rule.T6,
                findings -> new MediaJudge(Mp4.tracks())
                        .segment("video.m3u8", NOW.segments().getLast(), Mp4.segment(15), samples(90, 1), findings));
        cases.put(Rule.B4_6, part(Mp4.part(91L * 30_000, Mp4.FRAMES, false, false), 91));
        return cases;
    }

    private static void directives(Map<Rule, Consumer<Findings>> cases) {
        cases.put(Rule.D1, asked(Answers.playlist("").after(1_500, 1_501), NOW));
        cases.put(Rule.D2, asked(Answers.playlist("_HLS_msn=3").status(404), null));
        cases.put(Rule.D3, asked(Answers.playlist("_HLS_msn=16"), NEXT));
        cases.put(Rule.D4, asked(Answers.playlist("_HLS_msn=16&_HLS_part=4"), NOW));
        cases.put(
                Rule.D5,
                asked(
                        Answers.playlist("_HLS_msn=15&_HLS_part=6"),
                        CleanStream.media(STREAM.full(96)),
                        CleanStream.media(STREAM.full(96))));
        cases.put(Rule.D6, asked(Answers.playlist("_HLS_part=1"), NOW));
        cases.put(Rule.D7, asked(Answers.playlist("_HLS_msn=1000"), NOW));
        cases.put(Rule.D8, asked(Answers.playlist("_HLS_msn=16&_HLS_part=90"), NOW));
        cases.put(Rule.D9, asked(Answers.playlist("_HLS_msn=16&_HLS_msn=16"), NOW));
        cases.put(Rule.D10, asked(Answers.playlist("_HLS_msn=16&_HLS_part=4").status(503), null));
        ViewedMedia ended =
                CleanStream.media(CleanStream.without(STREAM.full(100), "#EXT-X-PRELOAD-HINT") + "#EXT-X-ENDLIST\n");
        cases.put(Rule.D11, asked(Answers.playlist("_HLS_msn=90").status(400), ended, null));
        cases.put(Rule.D12, asked(Answers.playlist("_HLS_skip=YES"), NOW));
        cases.put(Rule.D14, asked(Answers.playlist("_HLS_msn=16&_HLS_part=4&_HLS_skip=YES"), NEXT));
        cases.put(Rule.D15, asked(Answers.multivariant("_HLS_msn=90").after(3_000, 3_001), null));
        cases.put(Rule.D17, findings -> DirectiveJudge.hungUp("video.m3u8", Duration.ofSeconds(3), 1, findings));
        cases.put(Rule.D18, asked(Answers.playlist("_HLS_msn=17").method("HEAD").after(2_000, 2_000), null));
        cases.put(
                Rule.D19,
                findings -> DirectiveJudge.wentOff(
                        Answers.playlist("_HLS_msn=16").status(503).get(),
                        Duration.ofSeconds(6),
                        null,
                        Tolerance.DEFAULT,
                        findings));
        cases.put(Rule.D20, asked(Answers.nothing("none.m3u8?_HLS_msn=1").after(6_000, 6_000), null));
    }

    private static void delivery(Map<Rule, Consumer<Findings>> cases) {
        Exchange missing =
                Answers.media("s16.3.m4s", ObjectKind.PART).status(404).get();
        cases.put(Rule.T22, findings -> DeliveryJudge.fetched(missing, DeliveryJudge.Why.NEW, findings));
        cases.put(Rule.B1_8, findings -> DeliveryJudge.fetched(missing, DeliveryJudge.Why.LISTED, findings));
        cases.put(
                Rule.B4_1,
                findings -> DeliveryJudge.hinted(
                        Answers.media("s16.4.m4s", ObjectKind.PART)
                                .after(10, 330)
                                .get(),
                        FACTS,
                        true,
                        findings));
        cases.put(
                Rule.B4_2,
                findings -> DeliveryJudge.hinted(
                        Answers.media("s16.4.m4s", ObjectKind.PART)
                                .after(9_000, 9_001)
                                .get(),
                        FACTS,
                        true,
                        findings));
        cases.put(
                Rule.B4_3,
                findings -> DeliveryJudge.openRange(
                        Answers.media("s15.m4s", ObjectKind.SEGMENT).status(200).get(), 100, false, findings));
        cases.put(
                Rule.B4_4,
                findings -> RangeJudge.whole(
                        Answers.media("s15.m4s", ObjectKind.SEGMENT)
                                .without("accept-ranges")
                                .get(),
                        findings));
    }

    private static void headers(Map<Rule, Consumer<Findings>> cases) {
        cases.put(Rule.B1_1, answered(Answers.playlist("").over(false, "TLSv1.3")));
        cases.put(Rule.B1_3, answered(Answers.playlist("").without("vary")));
        cases.put(Rule.B1_7, answered(Answers.playlist("").over(true, "TLSv1.2")));
        cases.put(Rule.B4_5, answered(Answers.playlist("").with("content-type", "text/plain")));
        cases.put(Rule.B5_1, answered(Answers.playlist("_HLS_msn=16").with("cache-control", "no-cache")));
        cases.put(Rule.B5_2, answered(Answers.playlist("").with("cache-control", "max-age=2")));
        cases.put(
                Rule.B5_3, answered(Answers.media("s15.m4s", ObjectKind.SEGMENT).with("cache-control", "max-age=10")));
        cases.put(Rule.B5_4, answered(Answers.nothing("s99.m4s").without("cache-control")));
        cases.put(Rule.B5_5, answered(Answers.playlist("").without("date")));
        cases.put(Rule.B5_6, answered(Answers.playlist("").with("access-control-expose-headers", "Date")));
    }

    static Consumer<Findings> asked(Answers answers, @Nullable ViewedMedia after) {
        return asked(answers, NOW, after);
    }

    static Consumer<Findings> asked(Answers answers, ViewedMedia before, @Nullable ViewedMedia after) {
        return findings -> DirectiveJudge.judge(answers.get(), before, after, Tolerance.DEFAULT, findings);
    }

    static Consumer<Findings> answered(Answers answers) {
        return findings -> {
            Exchange exchange = answers.get();
            TransportJudge.judge(exchange, FACTS, findings);
            boolean next = exchange.call().uri().toString().contains("_HLS_msn");
            CachingJudge.judge(exchange, FACTS, next, findings);
        };
    }

    static Consumer<Findings> part(ByteBuffer bytes, int index) {
        var part = NOW.segments().getLast().parent().parts().get(index % CleanStream.PARTS);
        return findings -> {
            var _ = new MediaJudge(Mp4.tracks()).part("video.m3u8", part, bytes, findings);
        };
    }

    /** Of six parts, moved by so many. */
    static List<Map<Long, List<Sample>>> samples(int first, int moved) {
        var judge = new MediaJudge(Mp4.tracks());
        var parts = NOW.segments().getLast().parent().parts();
        return IntStream.range(0, CleanStream.PARTS)
                .mapToObj(i ->
                        judge.part("video.m3u8", parts.get(i), Mp4.part(first + moved + i, i == 0), new Findings()))
                .toList();
    }
}
