package dev.flightcase.media.packager;

import static dev.flightcase.media.packager.Stage.LARGE;
import static dev.flightcase.media.packager.Stage.SMALL;
import static dev.flightcase.media.packager.Stage.SOUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The renditions of a stream together when media stops and comes back; the conformance monitor sees all of it. */
class StandstillTest {
    private static final List<String> ALL = List.of(LARGE, SMALL, SOUND);
    private static final Duration FRAME_OF_SOUND = Duration.ofMillis(25);

    private final Stage stage = new Stage(LARGE, SMALL, SOUND);
    private boolean faultless = true;

    @AfterEach
    void breaksNoRuleAndGivesEverythingBack() {
        stage.close();
        assertThat(stage.store.bytesUsed()).isZero();
        if (faultless) {
            assertThat(stage.violations).isEmpty();
        }
    }

    private List<Segment> gaps(String name) {
        return stage.playlist(name).segments().stream().filter(Segment::gap).toList();
    }

    private int discontinuities(String name) {
        return stage.text(name).split("#EXT-X-DISCONTINUITY\n", -1).length - 1;
    }

    private List<Part> parts(String name) {
        MediaPlaylist playlist = stage.playlist(name);
        List<Part> parts = new ArrayList<>();
        playlist.segments().forEach(segment -> parts.addAll(segment.parts()));
        if (playlist.open() != null) {
            parts.addAll(playlist.open().parts());
        }
        return parts;
    }

    private void together() {
        together(0);
    }

    /**
     * Same numbers, gaps, discontinuities and dates.
     *
     * @param uneven so many segments are gaps in one and not in the other, since media came for one only
     */
    private void together(int uneven) {
        MediaPlaylist leading = stage.playlist(LARGE);
        for (String name : List.of(SMALL, SOUND)) {
            MediaPlaylist other = stage.playlist(name);
            assertThat(other.mediaSequence()).as(name).isEqualTo(leading.mediaSequence());
            assertThat(other.discontinuitySequence()).isEqualTo(leading.discontinuitySequence());
            int apart = 0;
            int both = Math.min(leading.segments().size(), other.segments().size());
            assertThat(both).isGreaterThanOrEqualTo(leading.segments().size() - 1);
            for (int i = 0; i < both; i++) {
                Segment a = leading.segments().get(i);
                Segment b = other.segments().get(i);
                apart += a.gap() == b.gap() ? 0 : 1;
                assertThat(b.start().discontinuity()).isEqualTo(a.start().discontinuity());
                assertThat(Duration.between(
                                        a.start().programDateTime(), b.start().programDateTime())
                                .abs())
                        .isLessThan(FRAME_OF_SOUND);
            }
            assertThat(apart).as(name).isLessThanOrEqualTo(uneven);
        }
    }

    @Test
    void t20NoGapBeforeThePlayersHaveDrained() {
        stage.play(200);
        stage.silence(27);
        assertThat(stage.text(LARGE)).doesNotContain("GAP");
        assertThat(stage.packager.isStanding()).isFalse();
        stage.silence(9);

        assertThat(stage.packager.isStanding()).isTrue();
        assertThat(stage.text(LARGE)).contains("GAP=YES");
    }

    @Test
    void t20AndT23AllRenditionsAreInTheSameGapWhichGrowsAsTimeGoesBy() {
        stage.play(200);
        stage.silence(100);
        assertThat(gaps(LARGE)).hasSize(1).allMatch(gap -> gap.duration().equals(Duration.ofSeconds(2)));
        together();
        Instant end = endOf(LARGE);
        assertThat(Duration.between(end, stage.now())).isBetween(Duration.ZERO, Duration.ofMillis(450));
        stage.silence(200);

        assertThat(Duration.between(end, endOf(LARGE))).isBetween(Duration.ofMillis(6333), Duration.ofMillis(7000));
        assertThat(gaps(SOUND))
                .hasSize(4)
                .allSatisfy(gap -> assertThat(gap.parts())
                        .hasSize(6)
                        .allMatch(part -> part.gap() && part.duration().compareTo(Duration.ofNanos(333_340_000)) <= 0));
        together();
    }

    private Instant endOf(String name) {
        MediaPlaylist.Open open = Objects.requireNonNull(stage.playlist(name).open());
        return open.start().programDateTime().plus(open.duration());
    }

    @Test
    void t20AndT23OnReturnTheGapEndsAndMediaBeginsWithADiscontinuityAtTheNodesTime() {
        stage.play(200);
        stage.silence(77);
        stage.play(190);

        together();
        for (String name : ALL) {
            assertThat(discontinuities(name)).isEqualTo(1);
            assertThat(gaps(name)).hasSize(2);
        }
        Duration behind = Duration.between(endOf(LARGE), stage.now());
        assertThat(behind).isBetween(Duration.ofMillis(-1), Duration.ofMillis(340));
        List<Segment> segments = stage.playlist(LARGE).segments();
        for (int i = 1; i < segments.size(); i++) {
            Segment before = segments.get(i - 1);
            Instant end = before.start().programDateTime().plus(before.duration());
            assertThat(Duration.between(end, segments.get(i).start().programDateTime()))
                    .isBetween(Duration.ofMillis(-1), Duration.ofMillis(34));
        }
    }

    @Test
    void t14TheHintNamesTheNextPartThatCanBeHadThroughTheGap() {
        stage.play(210);
        String before = Objects.requireNonNull(stage.playlist(LARGE).hint());
        stage.silence(100);
        String hint = Objects.requireNonNull(stage.playlist(LARGE).hint());
        assertThat(hint).isNotEqualTo(before);
        stage.silence(20);
        assertThat(stage.playlist(LARGE).hint()).isEqualTo(hint);
        assertThat(stage.canBeHad(hint)).isFalse();
        stage.play(60);

        assertThat(stage.canBeHad(hint)).isTrue();
        assertThat(stage.canBeHad(before)).isFalse();
        Part first = stage.playlist(LARGE).segments().stream()
                .filter(segment -> segment.start().discontinuity())
                .map(segment -> segment.parts().getFirst())
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(stage.playlist(LARGE).open())
                        .parts()
                        .getFirst());
        assertThat(first.uri()).isEqualTo(hint);
    }

    @Test
    void t23NamesOfGapsAreNeverUsedTwiceAndCannotBeHad() {
        Set<String> names = new HashSet<>();
        int count = 0;
        for (int i = 0; i < 3; i++) {
            stage.play(120);
            stage.silence(60);
            for (String name : ALL) {
                for (Part part : parts(name).stream().filter(Part::gap).toList()) {
                    if (names.add(part.uri())) {
                        count++;
                    }
                    assertThat(stage.canBeHad(part.uri())).isFalse();
                }
                gaps(name).forEach(gap -> assertThat(stage.canBeHad(gap.uri())).isFalse());
            }
        }
        assertThat(count).isEqualTo(names.size()).isGreaterThan(30);
        stage.play(90);
        assertThat(parts(LARGE).stream().filter(part -> !part.gap()))
                .allMatch(part -> stage.canBeHad(part.uri()))
                .noneMatch(part -> names.contains(part.uri()));
    }

    @Test
    void t18AnEncoderThatBeginsFromNoughtOrInAnotherFormatGoesOnWithTheSameNumbers() {
        stage.play(400);
        stage.silence(90);
        stage.jump(0);
        stage.play(100);
        assertThat(stage.restarted).isEqualTo(3);
        together();
        stage.silence(90);
        stage.jump(3000);
        ALL.forEach(name -> stage.connect(name, new byte[] {1}));
        stage.play(130);

        together();
        assertThat(discontinuities(LARGE)).isEqualTo(2);
        assertThat(stage.text(LARGE)).contains("#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"large-init-1-t0.mp4\"\n");
    }

    @Test
    void t23ARenditionThatIsAheadOrBehindWhenMediaStopsIsBroughtIntoStep() {
        stage.play(239);
        stage.play(12, List.of(SMALL), List.of());
        stage.silence(70);
        together(1);
        stage.jump(600);
        stage.play(239);
        stage.play(12, List.of(LARGE, SOUND), List.of());
        stage.silence(70);
        together(2);
        stage.jump(1200);
        stage.play(100);

        together(2);
    }

    @Test
    void t23ASingleKeyFrameDoesNotEndTheStanding() {
        stage.play(200);
        stage.silence(60);
        stage.jump(600);
        stage.play(1);
        stage.silence(60);
        assertThat(stage.packager.isStanding()).isTrue();
        stage.jump(900);
        stage.play(70);

        together(1);
        assertThat(stage.packager.isStanding()).isFalse();
    }

    @Test
    void t23SoundThatAloneIsMissingHasGapsBesideThePicturesAndNoDiscontinuity() {
        stage.play(220);
        stage.play(150, List.of(LARGE, SMALL), List.of(SOUND));
        assertThat(gaps(LARGE)).isEmpty();
        assertThat(gaps(SOUND)).hasSizeBetween(2, 3);
        stage.play(200);

        assertThat(discontinuities(SOUND)).isZero();
        MediaPlaylist pictures = stage.playlist(LARGE);
        MediaPlaylist sound = stage.playlist(SOUND);
        assertThat(sound.mediaSequence()).isEqualTo(pictures.mediaSequence());
        for (int i = 0; i < sound.segments().size(); i++) {
            assertThat(Duration.between(
                                    pictures.segments().get(i).start().programDateTime(),
                                    sound.segments().get(i).start().programDateTime())
                            .abs())
                    .isLessThan(FRAME_OF_SOUND);
        }
        assertThat(sound.segments().getLast().gap()).isFalse();
        assertThat(stage.packager.isStanding()).isFalse();
    }

    @Test
    void t23SoundThatIsMissingWhenPicturesComeBackHasTheirDiscontinuity() {
        stage.play(200);
        stage.silence(60);
        stage.jump(600);
        stage.play(130, List.of(LARGE, SMALL), List.of(SOUND));
        stage.play(190);

        assertThat(discontinuities(SOUND)).isEqualTo(1);
        assertThat(gaps(SOUND)).hasSizeGreaterThan(gaps(LARGE).size());
        assertThat(stage.playlist(SOUND).discontinuitySequence())
                .isEqualTo(stage.playlist(LARGE).discontinuitySequence());
        assertThat(stage.playlist(SOUND).segments().getLast().gap()).isFalse();
    }

    @Test
    void t23OtherPicturesTakeTheLeadWhereOnlyTheLeadingOnesAreMissing() {
        // sound waits for the leading pictures, until others lead
        faultless = false;
        stage.play(200);
        stage.play(200, List.of(SMALL, SOUND), List.of(LARGE));

        assertThat(gaps(SMALL)).isEmpty();
        assertThat(gaps(SOUND)).isEmpty();
        assertThat(gaps(LARGE)).isNotEmpty();
        stage.play(130);
        assertThat(stage.playlist(LARGE).segments().getLast().gap()).isFalse();
        assertThat(discontinuities(LARGE)).isZero();
    }

    @Test
    void t23OtherPicturesTakeTheLeadWhereOnlyTheyComeBack() {
        faultless = false;
        stage.play(200);
        stage.silence(60);
        stage.jump(600);
        stage.play(160, List.of(SMALL, SOUND), List.of(LARGE));

        assertThat(stage.packager.isStanding()).isFalse();
        assertThat(discontinuities(SMALL)).isEqualTo(1);
        assertThat(stage.violations).isEmpty();
    }

    @Test
    void t20TheNodesClockMovesNoGap() {
        stage.play(200);
        stage.silence(60);
        Instant end = endOf(LARGE);
        stage.step(Duration.ofHours(-3));
        stage.silence(60);
        assertThat(Duration.between(end, endOf(LARGE))).isBetween(Duration.ofMillis(1666), Duration.ofMillis(2334));
        stage.jump(600);
        stage.play(70);

        assertThat(endOf(LARGE)).isAfter(end.plusSeconds(3));
        together();
    }

    @Test
    void aSourceThatSendsTwoSecondsAtOnceIsNotMissedBetween() {
        faultless = false;
        for (int i = 0; i < 6; i++) {
            stage.burst(60);
            stage.silence(60);
        }

        assertThat(stage.text(LARGE)).doesNotContain("GAP", "#EXT-X-DISCONTINUITY\n");
        stage.silence(90);
        assertThat(stage.text(LARGE)).contains("GAP=YES");
    }

    @Test
    void anEndIsNoGap() {
        stage.play(200);
        ALL.forEach(stage.packager::endList);
        stage.silence(100);

        assertThat(stage.text(LARGE)).doesNotContain("GAP").endsWith("#EXT-X-ENDLIST\n");
        stage.play(1);
        faultless = false;
    }
}
