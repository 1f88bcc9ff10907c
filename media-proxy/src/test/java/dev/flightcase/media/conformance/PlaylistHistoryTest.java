package dev.flightcase.media.conformance;

import static dev.flightcase.media.conformance.CleanStream.media;
import static dev.flightcase.media.conformance.CleanStream.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlaylistHistoryTest {
    private static final CleanStream STREAM = CleanStream.video();
    private final Findings findings = new Findings();
    private final PlaylistHistory history = new PlaylistHistory("video.m3u8", Tolerance.DEFAULT);

    @Test
    void t20CountsOnlyWhatIsCertain() {
        history.accept(media(STREAM.full(100)), 0, true, findings);
        history.accept(media(STREAM.full(104)), 1_300_000_000L, false, findings);

        assertThat(findings.count(Rule.T20)).isZero();

        // a gap may be told within PART-HOLD-BACK, and half a second of tolerance
        history.unchanged(2_700_000_000L, findings);
        assertThat(findings.count(Rule.T20)).isZero();
        history.unchanged(2_900_000_000L, findings);

        assertThat(findings.count(Rule.T20)).isEqualTo(1);
    }

    @Test
    void t20IsOfSegmentsInAPlainStream() {
        String early = plain(100);
        history.accept(media(early), 0, false, findings);
        history.unchanged(3_400_000_000L, findings);
        assertThat(findings.count(Rule.T20)).isZero();

        history.unchanged(3_600_000_000L, findings);

        assertThat(findings.count(Rule.T20)).isEqualTo(1);
    }

    @Test
    void d13ADeltaBelowItsBoundaryIsFound() {
        history.accept(media(STREAM.full(100)), 0, true, findings);
        String delta = STREAM.delta(101);
        int from = delta.indexOf("#EXT-X-PROGRAM");
        int to = delta.indexOf("#EXT-X-PROGRAM", from + 1);
        String shorter = delta.substring(0, from) + delta.substring(to);

        history.accept(media(shorter.replace("SKIPPED-SEGMENTS=5", "SKIPPED-SEGMENTS=6")), 1, true, findings);

        assertThat(findings.firsts()).extracting(Violation::rule).containsExactly(Rule.D13);
    }

    @Test
    void aDeltaThatFitsNothingIsNotTaken() {
        assertThat(history.accept(media(STREAM.delta(100)), 0, true, findings)).isNull();
        assertThat(findings.violations()).isEmpty();
    }

    @Test
    void t14AHintThatDoesNotComeTrueIsFound() {
        only(
                Rule.T14,
                BrokenPlaylists.history(
                        STREAM.full(100).replace("PART,URI=\"s16.4.m4s\"", "PART,URI=\"s16.x.m4s\""),
                        STREAM.full(101)));
        only(
                Rule.T14,
                BrokenPlaylists.history(
                        STREAM.full(102).replace("PART,URI=\"s17.0.m4s\"", "PART,URI=\"s17.x.m4s\""),
                        STREAM.full(103)));
    }

    @Test
    void t18DiscontinuitiesAreCountedWhenTheyLeave() {
        String before = BrokenPlaylists.discontinuity(STREAM.full(100)).replace("URI=\"init.mp4\"", "URI=\"i.mp4\"");
        String gone = STREAM.full(150).replace("URI=\"init.mp4\"", "URI=\"i.mp4\"");
        only(Rule.T18, BrokenPlaylists.history(before, gone));

        Findings right = new Findings();
        BrokenPlaylists.history(before, gone.replace("DISCONTINUITY-SEQUENCE:0", "DISCONTINUITY-SEQUENCE:1"))
                .accept(right);
        assertThat(right.count(Rule.T18)).isZero();
    }

    @Test
    void t21AnEndThatGoesBackIsFound() {
        only(Rule.T21, BrokenPlaylists.history(STREAM.full(101), STREAM.full(100)));
        only(
                Rule.T21,
                BrokenPlaylists.history(STREAM.full(100), STREAM.full(101).replace("\"s15.3.m4s\"", "\"s15.y.m4s\"")));
    }

    private static void only(Rule rule, Consumer<Findings> example) {
        Findings found = new Findings();
        example.accept(found);
        assertThat(found.violations()).isNotEmpty().allMatch(violation -> violation.rule() == rule);
    }

    private static String plain(int state) {
        String text = without(without(STREAM.full(state), "#EXT-X-PART"), "#EXT-X-PRELOAD");
        return without(without(text, "#EXT-X-RENDITION"), "#EXT-X-SERVER-CONTROL");
    }
}
