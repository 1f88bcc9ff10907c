package dev.flightcase.media.packager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flightcase.media.isobmff.Boxes;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylistWriter;
import dev.flightcase.media.store.SegmentStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ladder of two, the upper one leading, whose upper rendition is shown to fewer, or to nobody, and comes back. */
class UpperTest {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final MediaTime time = new MediaTime(() -> now, () -> now.toEpochMilli() * 1_000_000);
    private final SegmentStore store = new SegmentStore(64L << 20, time.ticks());
    private final StreamPackager packager =
            new StreamPackager(new Packaging("demo/", "t0", store, time, Cuts.defaults(), 8, 0), new IgnoredCounts());
    private final Source large = new Source(packager, "720p", store);
    private final Source small = new Source(packager, "360p", store);

    private static final class IgnoredCounts implements PackagerCounts {
        @Override
        public void partOut() {}

        @Override
        public void segmentOut(long bytes) {}

        @Override
        public void segmentTooLong() {}

        @Override
        public void repeated() {}

        @Override
        public void lost() {}

        @Override
        public void restarted() {}

        @Override
        public void refused() {}
    }

    @BeforeEach
    void begin() {
        large.send(Boxes.pictureInit(1280, 720));
        small.send(Boxes.pictureInit(640, 360));
    }

    @AfterEach
    void everythingIsGivenBack() {
        packager.close();
        store.close();
        assertThat(store.bytesUsed()).isZero();
    }

    private void pictures(int from, int until, Source... to) {
        for (int frame = from; frame < until; frame += 10) {
            for (Source source : to) {
                source.send(Boxes.pictures(frame, 10, frame % 30 == 0, source == large ? 100 : 50));
            }
            now = now.plusNanos(333_333_333L);
        }
    }

    private String listed() {
        return packager.multivariant().orElseThrow().render();
    }

    private MediaPlaylist playlist(String name) {
        return packager.playlist(name).orElseThrow();
    }

    private String text(String name) {
        return MediaPlaylistWriter.whole(playlist(name), packager.reportsFor(name));
    }

    private boolean canBeHad(String uri) {
        var found = store.get("demo/" + uri);
        found.ifPresent(bytes -> bytes.release());
        return found.isPresent();
    }

    @Test
    void anUnlistedRenditionGoesOnForThoseWhoWatchIt() {
        pictures(0, 130, large, small);
        packager.show(Upper.UNLISTED);
        long before = playlist("720p").lastSequence();
        pictures(130, 270, large, small);

        assertThat(listed()).contains("\n360p.m3u8\n").doesNotContain("720p");
        assertThat(text("360p")).doesNotContain("720p.m3u8");
        assertThat(text("720p")).contains("RENDITION-REPORT:URI=\"360p.m3u8\"").doesNotContain("ENDLIST");
        assertThat(playlist("720p").lastSequence()).isGreaterThan(before);
        assertThat(packager.renditions())
                .extracting(ListedRendition::name, ListedRendition::listed)
                .containsExactlyInAnyOrder(tuple("720p", false), tuple("360p", true));
        packager.show(Upper.LISTED);
        assertThat(listed()).contains("\n720p.m3u8\n", "\n360p.m3u8\n");
    }

    @Test
    void aRenditionThatIsLeftOutHasNoPlaylistAndTheLowestGoesOnWithoutABreak() {
        pictures(0, 130, large, small);
        String named = playlist("720p").segments().getLast().uri();
        packager.takeChanged();
        packager.show(Upper.LEFT_OUT);
        assertThat(packager.takeChanged()).contains("720p");
        assertThat(packager.playlist("720p")).isEmpty();
        long used = store.bytesUsed();
        // its encoder may go on for a moment
        pictures(130, 160, large, small);
        pictures(160, 430, small);

        assertThat(packager.playlist("720p")).isEmpty();
        assertThat(canBeHad(named)).isTrue();
        assertThat(listed()).contains("\n360p.m3u8\n").doesNotContain("720p");
        assertThat(text("360p")).doesNotContain("720p.m3u8", "DISCONTINUITY\n", "ENDLIST");
        assertThat(playlist("360p").lastSequence()).isEqualTo(6);
        assertThat(playlist("360p").segments())
                .extracting(Segment::duration)
                .allMatch(length -> length.toSeconds() == 2);
        assertThat(store.bytesUsed()).isPositive().isLessThan(used + 10 * 64 * 1024);
    }

    @Test
    void whatComesBackJoinsTheLowestWithNumbersThatNeverFellAndTheSamePromises() {
        pictures(0, 130, large, small);
        MediaPlaylist before = playlist("720p");
        packager.show(Upper.LEFT_OUT);
        pictures(130, 430, small);
        long lowest = playlist("360p").lastSequence();
        packager.show(Upper.LISTED);
        now = now.plusSeconds(2);
        // the encoder has begun again
        pictures(0, 200, large, small);

        MediaPlaylist joined = playlist("720p");
        MediaPlaylist beside = playlist("360p");
        assertThat(joined.mediaSequence()).isGreaterThan(before.lastSequence()).isGreaterThanOrEqualTo(lowest);
        assertThat(joined.terms()).isEqualTo(before.terms()).isEqualTo(beside.terms());
        assertThat(discontinuities(joined)).isEqualTo(discontinuities(beside));
        assertThat(joined.segments().getLast().start().programDateTime())
                .isEqualTo(beside.segments().getLast().start().programDateTime());
        assertThat(listed()).contains("\n720p.m3u8\n", "\n360p.m3u8\n");
    }

    /** Up to the newest segment. */
    private static long discontinuities(MediaPlaylist playlist) {
        return playlist.discontinuitySequence()
                + playlist.segments().stream()
                        .filter(segment -> segment.start().discontinuity())
                        .count();
    }

    @Test
    void aLadderOfOneIsNotMadeLess() {
        pictures(0, 130, small);
        packager.show(Upper.LEFT_OUT);
        pictures(130, 200, small);

        assertThat(listed()).contains("\n360p.m3u8\n");
        assertThat(packager.reportsFor("360p")).isEqualTo(List.of());
        assertThat(text("360p")).doesNotContain("DISCONTINUITY\n");
    }
}
