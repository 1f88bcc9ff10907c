package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.delivery.LiveEdge;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.isobmff.Boxes;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.level.ShowLevel;
import dev.flightcase.media.packager.Cuts;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.packager.Upper;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylistWriter;
import dev.flightcase.media.slate.SlateShape;
import dev.flightcase.media.slate.SlateSource;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream of pictures and sound whose encoder stalls, with time that moves by hand and the node's own watch on what viewers get. */
class StreamStallTest {
    private static final StallConfig SHORT =
            new StallConfig(Duration.ofSeconds(8), Duration.ofSeconds(3), Duration.ofSeconds(20));

    private long ticks = 5_000_000_000L;
    private final Instant begin = Instant.parse("2026-11-21T10:00:00Z");
    private final MediaTime time = new MediaTime(() -> begin.plusNanos(ticks), () -> ticks);
    private final SegmentStore store = new SegmentStore(64L << 20, time.ticks());
    private final List<SlateShape> asked = new ArrayList<>();
    private SlateSource.Answer forPictures = new SlateSource.Answer.Ready(loop(Boxes.pictureInit(), true));
    private final LiveStream stream = new LiveStream(
            "demo",
            "t0",
            new MediaConfig(64L << 20, 8, Cuts.defaults(), SHORT, 10, 10, List.of()),
            time,
            store,
            StreamMemory.NONE,
            this::slate);
    private final PublishingPoint.Feed pictures = stream.feed("video.cmfv");
    private final PublishingPoint.Feed sound = stream.feed("sound.cmfa");
    private long frame;
    private boolean begun;

    private SlateSource.Answer slate(SlateShape shape) {
        asked.add(shape);
        return shape.hasPictures() ? forPictures : new SlateSource.Answer.Ready(loop(Boxes.soundInit(), false));
    }

    private static Bytes loop(byte[] init, boolean video) {
        byte[] free = Boxes.box("free", new byte[20]);
        return Bytes.of(
                video
                        ? Boxes.join(Boxes.box("ftyp", free), init, Boxes.pictures(0, 60, true, 70))
                        : Boxes.join(Boxes.box("ftyp", free), init, Boxes.sounds(1, 0, 94)));
    }

    /** So many pictures last, which the encoder sends or not. */
    private void pass(int count, boolean sends) throws MalformedMediaException {
        if (!begun && sends) {
            begun = true;
            pictures.read(ByteBuffer.wrap(Boxes.pictureInit()));
            sound.read(ByteBuffer.wrap(Boxes.soundInit()));
        }
        for (int i = 0; i < count; i++) {
            ticks += 33_333_333;
            if (sends) {
                sendFrame();
            }
            if (i % 3 == 0) {
                stream.sweep();
                store.sweep();
            }
            stream.watch().look();
        }
    }

    private void sendFrame() throws MalformedMediaException {
        pictures.read(ByteBuffer.wrap(Boxes.pictures(frame, 1, frame % 30 == 0, 100)));
        long from = frame * 1600 / 1024;
        long to = (frame + 1) * 1600 / 1024;
        if (to > from) {
            sound.read(ByteBuffer.wrap(Boxes.sounds(1, from, (int) (to - from))));
        }
        frame++;
    }

    private MediaPlaylist playlist(String rendition) {
        return stream.edges().edge(rendition).flatMap(LiveEdge::playlist).orElseThrow();
    }

    private String text(String rendition) {
        return MediaPlaylistWriter.whole(playlist(rendition), List.of());
    }

    private Optional<Part> newestPart() {
        MediaPlaylist.Open open = playlist("video").open();
        return open == null || open.parts().isEmpty()
                ? playlist("video").segments().getLast().parts().stream().reduce((_, last) -> last)
                : Optional.of(open.parts().getLast());
    }

    private String newestMap(String rendition) {
        MediaPlaylist playlist = playlist(rendition);
        MediaPlaylist.Open open = playlist.open();
        Segment last = playlist.segments().getLast();
        return String.valueOf(
                open == null || open.parts().isEmpty()
                        ? last.start().map()
                        : open.start().map());
    }

    private static int count(String text, String what) {
        return text.split(what, -1).length - 1;
    }

    @AfterEach
    void breaksNoRuleAndGivesEverythingBack() {
        assertThat(stream.status().conformance().violations()).isEmpty();
        pictures.abort();
        sound.abort();
        stream.clear();
        store.close();
        assertThat(store.bytesUsed()).isZero();
    }

    @Test
    void t20AndT26FirstAGapThenASlateThenLiveAgainInStep() throws MalformedMediaException {
        pass(200, true);
        assertThat(asked).isEmpty();
        pass(80, false);
        assertThat(asked).isEmpty();
        assertThat(newestPart())
                .hasValueSatisfying(part -> assertThat(part.gap()).isTrue());
        pass(100, false);
        assertThat(asked).contains(new SlateShape(1280, 720, 30, 0), new SlateShape(0, 0, 25, 48_000));
        assertThat(newestPart())
                .hasValueSatisfying(part -> assertThat(part.gap()).isFalse());
        assertThat(newestMap("video")).isEqualTo("video-init-1-t0.mp4");
        assertThat(text("video")).contains("#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"video-init-1-t0.mp4\"\n");
        assertThat(playlist("sound").lastSequence()).isEqualTo(playlist("video").lastSequence());
        frame += 180;
        pass(100, true);

        assertThat(newestMap("video")).isEqualTo("video-init-2-t0.mp4");
        for (String rendition : List.of("video", "sound")) {
            assertThat(count(text(rendition), "#EXT-X-DISCONTINUITY\n")).isEqualTo(2);
            assertThat(text(rendition)).contains("#EXT-X-DISCONTINUITY-SEQUENCE:0\n");
        }
        assertThat(playlist("sound").mediaSequence())
                .isEqualTo(playlist("video").mediaSequence());
        Segment live = playlist("video").segments().getLast();
        assertThat(Duration.between(live.start().programDateTime(), time.wall().instant()))
                .isBetween(Duration.ZERO, Duration.ofSeconds(5));
        assertThat(stream.state()).isEqualTo(StreamState.LIVE);
    }

    @Test
    void theListOfRenditionsStaysAsItWasWhileASlateShows() throws MalformedMediaException {
        pass(200, true);
        String before = stream.edges().multivariantText().orElseThrow();
        pass(200, false);

        assertThat(stream.edges().multivariantText().orElseThrow().replaceAll("BANDWIDTH=\\d+", "BANDWIDTH="))
                .isEqualTo(before.replaceAll("BANDWIDTH=\\d+", "BANDWIDTH="));
    }

    @Test
    void aSlateIsOverWithItsTimeAndTheStreamWithIt() throws MalformedMediaException {
        pass(200, true);
        pass(18 * 30, false);
        assertThat(stream.state()).isEqualTo(StreamState.STALLED);
        assertThat(newestPart())
                .hasValueSatisfying(part -> assertThat(part.gap()).isFalse());
        pass(3 * 30, false);

        assertThat(stream.state()).isEqualTo(StreamState.IDLE);
        assertThat(stream.edges().multivariant().status()).isEqualTo(404);
        pass(30, false);
        frame = 3000;
        pass(100, true);
        assertThat(newestMap("video")).isEqualTo("video-init-2-t0.mp4");
        assertThat(text("video")).doesNotContain("GAP");
    }

    @Test
    void whereNoneCanBeMadeThereAreGapsUntilTheStreamIsOver() throws MalformedMediaException {
        forPictures = new SlateSource.Answer.Never();
        pass(200, true);
        pass(7 * 30, false);
        assertThat(text("video")).contains("GAP=YES").doesNotContain("#EXT-X-DISCONTINUITY\n");
        pass(2 * 30, false);

        assertThat(stream.edges().multivariant().status()).isEqualTo(404);
    }

    @Test
    void aFileThatIsNoSlateIsNotShown() throws MalformedMediaException {
        forPictures = new SlateSource.Answer.Ready(Bytes.of(Boxes.join(Boxes.pictureInit(), new byte[100])));
        pass(200, true);
        pass(6 * 30, false);

        assertThat(text("video")).contains("GAP=YES").doesNotContain("#EXT-X-DISCONTINUITY\n");
    }

    @Test
    void aStreamThatNeverHadMediaHasNoSlate() throws MalformedMediaException {
        stream.slate(true);
        pass(20 * 30, false);

        assertThat(asked).isEmpty();
        assertThat(stream.edges().multivariant().status()).isEqualTo(404);
    }

    @Test
    void onRequestASlateTakesThePlaceOfLiveMediaAndGivesItBackAtAKeyFrame() throws MalformedMediaException {
        pass(200, true);
        stream.slate(true);
        pass(12 * 30, true);
        assertThat(newestMap("video")).isEqualTo("video-init-1-t0.mp4");
        assertThat(text("video")).doesNotContain("GAP");
        assertThat(stream.state()).isEqualTo(StreamState.LIVE);
        stream.slate(false);
        pass(100, true);

        assertThat(newestMap("video")).isEqualTo("video-init-2-t0.mp4");
        assertThat(text("video")).doesNotContain("GAP").contains("#EXT-X-DISCONTINUITY\n");
        assertThat(playlist("video").segments().getLast().parts().getFirst().independent())
                .isTrue();
        assertThat(playlist("sound").mediaSequence())
                .isEqualTo(playlist("video").mediaSequence());
        assertThat(playlist("sound").discontinuitySequence())
                .isEqualTo(playlist("video").discontinuitySequence());
    }

    @Test
    void onRequestASlateStaysHoweverLongTheEncoderIsAway() throws MalformedMediaException {
        pass(200, true);
        stream.show(ShowLevel.SLATE, Upper.UNLISTED, "the battery is low");
        assertThat(stream.refusal()).isPresent();
        pass(40 * 30, false);
        assertThat(newestPart())
                .hasValueSatisfying(part -> assertThat(part.gap()).isFalse());
        stream.show(ShowLevel.FULL, Upper.LISTED, "");
        assertThat(stream.refusal()).isEmpty();
        pass(60, false);
        frame += 1300;
        pass(100, true);

        assertThat(newestMap("video")).isEqualTo("video-init-2-t0.mp4");
        stream.show(ShowLevel.OFF, Upper.LISTED, "");
        assertThat(stream.edges().multivariant().status()).isEqualTo(404);
    }

    @Test
    void onRequestWithoutASlateThereIsAGap() throws MalformedMediaException {
        pass(200, true);
        forPictures = new SlateSource.Answer.Never();
        stream.slate(true);
        pass(10 * 30, true);
        assertThat(newestPart())
                .hasValueSatisfying(part -> assertThat(part.gap()).isTrue());
        stream.slate(false);
        pass(60, true);

        assertThat(newestPart())
                .hasValueSatisfying(part -> assertThat(part.gap()).isFalse());
    }

    @Test
    void untilASlateIsMadeTheLivePictureStays() throws MalformedMediaException {
        SlateSource.Answer made = forPictures;
        forPictures = new SlateSource.Answer.Later();
        pass(200, true);
        stream.slate(true);
        pass(60, true);
        assertThat(newestMap("video")).isEqualTo("video-init-0-t0.mp4");
        forPictures = made;
        pass(60, true);

        assertThat(newestMap("video")).isEqualTo("video-init-1-t0.mp4");
    }
}
