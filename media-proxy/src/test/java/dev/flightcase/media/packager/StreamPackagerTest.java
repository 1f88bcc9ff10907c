package dev.flightcase.media.packager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.isobmff.Boxes;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylistWriter;
import dev.flightcase.media.store.SegmentStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources whose pictures come at 30 in a second with a key frame in each second, and time that moves by hand. */
class StreamPackagerTest {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final MediaTime time = new MediaTime(() -> now, () -> now.toEpochMilli() * 1_000_000);
    private final SegmentStore store = new SegmentStore(64L << 20, time.ticks());
    private final Counts counts = new Counts();
    private final StreamPackager packager =
            new StreamPackager(new Packaging("demo/", "t0", store, time, Cuts.defaults(), 8, 0), counts);
    private final Source source = new Source(packager, "main", store);

    private static final class Counts implements PackagerCounts {
        int parts;
        int tooLong;
        int repeated;
        int lost;
        int restarted;
        int refused;

        @Override
        public void partOut() {
            parts++;
        }

        @Override
        public void segmentOut(long bytes) {}

        @Override
        public void segmentTooLong() {
            tooLong++;
        }

        @Override
        public void repeated() {
            repeated++;
        }

        @Override
        public void lost() {
            lost++;
        }

        @Override
        public void restarted() {
            restarted++;
        }

        @Override
        public void refused() {
            refused++;
        }
    }

    /** Frames from one number to another, each in a fragment of so many. */
    private void pictures(Source to, int from, int until, int each) {
        for (int frame = from; frame < until; ) {
            int count = Math.min(each - frame % each, until - frame);
            // a fragment has its key frame at its beginning
            int untilKey = 30 - frame % 30;
            count = Math.min(count, untilKey);
            to.send(Boxes.pictures(frame, count, frame % 30 == 0, 100));
            now = now.plusNanos(count * 33_333_333L);
            frame += count;
        }
    }

    private MediaPlaylist playlist(String name) {
        return packager.playlist(name).orElseThrow();
    }

    private String text(String name) {
        return MediaPlaylistWriter.whole(playlist(name), packager.reportsFor(name));
    }

    private byte[] download(String uri) {
        Optional<SharedBytes> found = store.get("demo/" + uri);
        byte[] bytes =
                found.orElseThrow().copy(0, (int) found.orElseThrow().length()).toByteArray();
        found.orElseThrow().release();
        return bytes;
    }

    private List<Part> parts(String name) {
        MediaPlaylist playlist = playlist(name);
        return Stream.concat(
                        playlist.segments().stream().flatMap(segment -> segment.parts().stream()),
                        Objects.requireNonNull(playlist.open()).parts().stream())
                .toList();
    }

    @AfterEach
    void everythingIsGivenBack() {
        packager.close();
        store.close();
        assertThat(store.bytesUsed()).isZero();
    }

    @Test
    void aPartIsOutWithItsLastPictureAndASegmentWithTheNextKeyFrame() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 60, 1);
        assertThat(packager.playlist("main")).isEmpty();
        assertThat(counts.parts).isEqualTo(6);
        pictures(source, 60, 69, 1);
        assertThat(counts.parts).isEqualTo(6);
        pictures(source, 69, 70, 1);

        assertThat(counts.parts).isEqualTo(7);
        assertThat(text("main")).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:9
                #EXT-X-TARGETDURATION:2
                #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,HOLD-BACK=6.00000,PART-HOLD-BACK=1.00002,CAN-SKIP-UNTIL=12.00000
                #EXT-X-PART-INF:PART-TARGET=0.33334
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-DISCONTINUITY-SEQUENCE:0
                #EXT-X-MAP:URI="main-init-0-t0.mp4"
                #EXT-X-PROGRAM-DATE-TIME:2026-11-21T09:59:59.966Z
                #EXT-X-PART:DURATION=0.33333,URI="main-p0-t0.m4s",INDEPENDENT=YES
                #EXT-X-PART:DURATION=0.33333,URI="main-p1-t0.m4s"
                #EXT-X-PART:DURATION=0.33333,URI="main-p2-t0.m4s"
                #EXT-X-PART:DURATION=0.33333,URI="main-p3-t0.m4s",INDEPENDENT=YES
                #EXT-X-PART:DURATION=0.33333,URI="main-p4-t0.m4s"
                #EXT-X-PART:DURATION=0.33333,URI="main-p5-t0.m4s"
                #EXTINF:2.00000,
                main-0-t0.m4s
                #EXT-X-PROGRAM-DATE-TIME:2026-11-21T10:00:01.966Z
                #EXT-X-PART:DURATION=0.33333,URI="main-p6-t0.m4s",INDEPENDENT=YES
                #EXT-X-PRELOAD-HINT:TYPE=PART,URI="main-p7-t0.m4s"
                """);
    }

    @ParameterizedTest(name = "T2, T3: fragments of {0} pictures")
    @ValueSource(ints = {1, 2, 3, 6, 7, 10, 13, 15, 30})
    void t2AndT3PartsAreAsLongAsTheyMayBeHoweverTheSourceCutsItsFragments(int each) {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 330, each);

        BigDecimal target = new BigDecimal("0.33334");
        Matcher durations = Pattern.compile("PART:DURATION=([0-9.]+)").matcher(text("main"));
        int found = 0;
        while (durations.find()) {
            assertThat(new BigDecimal(durations.group(1)))
                    .isLessThanOrEqualTo(target)
                    .isGreaterThanOrEqualTo(target.multiply(new BigDecimal("0.85")));
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(18);
        assertThat(playlist("main").segments())
                .allMatch(segment -> segment.duration().equals(Duration.ofSeconds(2)));
    }

    @Test
    void t6ASegmentIsItsPartsOneBehindTheOther() {
        source.send(Boxes.init());
        for (int frame = 0; frame < 120; frame += 15) {
            source.send(Boxes.both(frame, 15));
        }
        Segment segment = playlist("main").segments().getFirst();
        byte[] parts = Boxes.join(
                segment.parts().stream().map(part -> download(part.uri())).toArray(byte[][]::new));

        assertThat(parts).hasSizeGreaterThan(6000).isEqualTo(download(segment.uri()));
    }

    @Test
    void t14TheHintIsTheNameOfThePartThatComesNextAlsoOverASegmentsEnd() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 70, 1);
        for (int frame = 70; frame < 300; frame += 10) {
            String hint = Objects.requireNonNull(playlist("main").hint());
            assertThat(store.get("demo/" + hint)).isEmpty();
            pictures(source, frame, frame + 10, 1);

            assertThat(parts("main").getLast().uri()).isEqualTo(hint);
            assertThat(download(hint)).isNotEmpty();
        }
    }

    @Test
    void t22WhatThePlaylistNamesCanBeHad() {
        source.send(Boxes.pictureInit());
        for (int frame = 0; frame < 900; frame++) {
            pictures(source, frame, frame + 1, 1);
            packager.playlist("main").ifPresent(playlist -> {
                playlist.segments()
                        .forEach(segment -> assertThat(download(segment.uri())).isNotEmpty());
                parts("main").forEach(part -> assertThat(download(part.uri())).isNotEmpty());
            });
            store.sweep();
        }
        assertThat(playlist("main").segments()).hasSize(8);
    }

    @Test
    void t16AndT17WhatLeftThePlaylistStaysForItsTime() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 540, 10);
        Segment first = playlist("main").segments().getFirst();
        pictures(source, 540, 610, 10);
        assertThat(playlist("main").segments()).doesNotContain(first);
        now = now.plusSeconds(15);
        store.sweep();
        assertThat(download(first.uri())).isNotEmpty();
        assertThat(download(first.parts().getLast().uri())).isNotEmpty();
        now = now.plusSeconds(10);
        store.sweep();

        assertThat(store.get("demo/" + first.uri())).isEmpty();
        assertThat(store.get("demo/" + first.parts().getLast().uri())).isEmpty();
    }

    @Test
    void t10WithoutKeyFramesASegmentEndsAllTheSame() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 70, 10);
        for (int frame = 70; frame < 270; frame += 10) {
            source.send(Boxes.pictures(frame, 10, false, 100));
        }

        assertThat(playlist("main").segments())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(segment -> Math.round(segment.duration().toNanos() / 1e9) <= 2);
        assertThat(counts.tooLong).isZero();
    }

    @Test
    void theFirstSegmentSaysHowLongTheTargetDurationIs() {
        source.send(Boxes.pictureInit());
        for (int frame = 0; frame < 400; frame += 10) {
            source.send(Boxes.pictures(frame, 10, frame % 120 == 0, 100));
        }

        assertThat(playlist("main").terms().targetDurationSeconds()).isEqualTo(4);
        assertThat(playlist("main").segments()).extracting(Segment::duration).containsOnly(Duration.ofSeconds(4));
    }

    @Test
    void picturesBeforeTheFirstKeyFrameAreOfNoUse() {
        source.send(Boxes.pictureInit());
        pictures(source, 17, 160, 1);

        assertThat(parts("main").getFirst().independent()).isTrue();
        assertThat(playlist("main").segments().getFirst().duration()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatIsSentAgainIsDropped() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 95, 1);
        Source again = new Source(packager, "main", store);
        again.send(Boxes.pictureInit());
        pictures(again, 60, 130, 1);

        assertThat(counts.repeated).isEqualTo(35);
        assertThat(counts.restarted).isZero();
        assertThat(text("main")).doesNotContain("DISCONTINUITY\n");
        assertThat(playlist("main").openParts()).isEqualTo(1);
    }

    @Test
    void aSourceThatBeginsAgainMakesADiscontinuityAndTimeGoesOn() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 605, 1);
        Instant before = playlist("main").segments().getLast().start().programDateTime();
        now = now.plusSeconds(5);
        Source again = new Source(packager, "main", store);
        again.send(Boxes.pictureInit());
        pictures(again, 0, 100, 1);

        assertThat(counts.restarted).isEqualTo(1);
        assertThat(text("main")).containsOnlyOnce("#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"main-init-0-t0.mp4\"\n");
        assertThat(playlist("main").segments().getLast().start().programDateTime())
                .isAfter(before.plusSeconds(5));
    }

    @Test
    void anotherFormatMakesADiscontinuityAndAnotherMap() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 100, 1);
        byte[] other = Boxes.join(Boxes.box("ftyp", new byte[8]), Boxes.pictureInit());
        source.send(other);
        pictures(source, 120, 200, 1);

        assertThat(text("main"))
                .contains("#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"main-init-1-t0.mp4\"\n")
                .contains("#EXT-X-MAP:URI=\"main-init-0-t0.mp4\"\n");
        assertThat(download("main-init-1-t0.mp4")).isEqualTo(other);
    }

    @Test
    void whatIsMissingMakesADiscontinuity() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 70, 1);
        pictures(source, 120, 200, 1);

        assertThat(counts.lost).isEqualTo(1);
        assertThat(text("main")).containsOnlyOnce("#EXT-X-DISCONTINUITY\n");
        List<Segment> segments = playlist("main").segments();
        assertThat(Duration.between(
                        segments.get(0).start().programDateTime(),
                        segments.get(2).start().programDateTime()))
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void theNodesClockMovesNoDate() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 100, 1);
        now = now.plusSeconds(86_400);
        pictures(source, 100, 200, 1);

        List<Segment> segments = playlist("main").segments();
        assertThat(Duration.between(
                        segments.get(0).start().programDateTime(),
                        segments.get(2).start().programDateTime()))
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void soundGoesWithThePicturesThatLeadIt() {
        Source sound = new Source(packager, "sound", store);
        sound.send(Boxes.soundInit());
        source.send(Boxes.pictureInit());
        for (int second = 0; second < 10; second++) {
            sound.send(Boxes.sounds(
                    1, second * 48_000L / 1024, (int) ((second + 1) * 48_000L / 1024 - second * 48_000L / 1024)));
            pictures(source, second * 30, second * 30 + 30, 10);
        }

        MediaPlaylist pictures = playlist("main");
        MediaPlaylist sounds = playlist("sound");
        assertThat(sounds.terms()).isEqualTo(pictures.terms());
        assertThat(sounds.lastSequence()).isBetween(pictures.lastSequence() - 1, pictures.lastSequence());
        for (int i = 0; i < sounds.segments().size(); i++) {
            assertThat(Duration.between(
                                    pictures.segments().get(i).start().programDateTime(),
                                    sounds.segments().get(i).start().programDateTime())
                            .abs())
                    .isLessThan(Duration.ofMillis(22));
        }
        assertThat(packager.multivariant().orElseThrow().render())
                .contains(
                        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\",NAME=\"sound\",DEFAULT=YES,AUTOSELECT=YES,URI=\"sound.m3u8\"\n",
                        "CODECS=\"avc1.64001f,mp4a.40.2\",RESOLUTION=1280x720,FRAME-RATE=30.000,AUDIO=\"sound\"\nmain.m3u8\n");
        assertThat(text("main")).contains("#EXT-X-RENDITION-REPORT:URI=\"sound.m3u8\",LAST-MSN=");
        assertThat(text("sound")).contains("#EXT-X-RENDITION-REPORT:URI=\"main.m3u8\",LAST-MSN=");
    }

    @Test
    void soundAloneLeadsItselfAfterAWhile() {
        Source sound = new Source(packager, "sound", store);
        sound.send(Boxes.soundInit());
        for (int i = 0; i < 40; i++) {
            sound.send(Boxes.sounds(1, i * 15L, 15));
            now = now.plusMillis(320);
        }

        assertThat(playlist("sound").segments())
                .hasSizeGreaterThan(4)
                .allMatch(segment -> segment.duration().compareTo(Duration.ofSeconds(2)) <= 0);
        assertThat(packager.multivariant().orElseThrow().render())
                .contains("CODECS=\"mp4a.40.2\"\nsound.m3u8\n")
                .doesNotContain("EXT-X-MEDIA");
    }

    @Test
    void aSecondLadderStepJoinsWithTheSameNumbersAndTimes() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 200, 10);
        Source small = new Source(packager, "small", store);
        small.send(Boxes.pictureInit());
        for (int frame = 210; frame < 400; frame += 10) {
            pictures(source, frame - 10, frame, 10);
            small.send(Boxes.pictures(frame, 10, frame % 30 == 0, 50));
        }

        MediaPlaylist large = playlist("main");
        MediaPlaylist joined = playlist("small");
        Segment first = joined.segments().getFirst();
        int index = (int) (joined.mediaSequence() - large.mediaSequence());
        assertThat(first.start().programDateTime())
                .isEqualTo(large.segments().get(index).start().programDateTime());
        assertThat(joined.discontinuitySequence()).isEqualTo(large.discontinuitySequence());
    }

    @Test
    void theEndIsTheEndAndWhatComesThenBeginsAnew() {
        source.send(Boxes.pictureInit());
        pictures(source, 0, 125, 1);
        packager.endList("main");
        assertThat(text("main")).endsWith("#EXT-X-ENDLIST\n").doesNotContain("PRELOAD-HINT");
        long last = playlist("main").lastSequence();
        assertThat(playlist("main").segments().getLast().duration()).isLessThan(Duration.ofSeconds(1));
        pictures(source, 0, 70, 1);

        assertThat(playlist("main").mediaSequence()).isEqualTo(last + 1);
        assertThat(text("main")).contains("#EXT-X-DISCONTINUITY\n").doesNotContain("ENDLIST");
    }

    @Test
    void withoutMemoryPartsAreLeftOutAndCounted() {
        SegmentStore small = new SegmentStore(10 * 64 * 1024, time.ticks());
        StreamPackager tight =
                new StreamPackager(new Packaging("demo/", "t0", small, time, Cuts.defaults(), 8, 0), counts);
        Source large = new Source(tight, "main", small);
        large.send(Boxes.pictureInit());
        for (int frame = 0; frame < 600 && counts.refused == 0; frame += 5) {
            large.send(Boxes.pictures(frame, 5, frame % 30 == 0, 10_000));
        }
        assertThat(counts.refused).isPositive();
        tight.close();
        small.close();
        assertThat(small.bytesUsed()).isZero();
    }
}
