package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.http.Body;
import dev.flightcase.media.delivery.LiveEdge;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.isobmff.Boxes;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.isobmff.MalformedMediaException.Kind;
import dev.flightcase.media.level.ShowLevel;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.packager.Upper;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream of which less is shown, with time that moves by hand. */
class LevelTest {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final MediaTime time = new MediaTime(() -> now, () -> now.toEpochMilli() * 1_000_000);
    private final SegmentStore store = new SegmentStore(1 << 22, time.ticks());
    private final LiveStream stream =
            new LiveStream("demo", "t0", MediaConfig.defaults(), time, store, StreamMemory.NONE);
    private final PublishingPoint.Feed large = stream.feed("720p.mp4");
    private final PublishingPoint.Feed small = stream.feed("360p.mp4");

    @AfterEach
    void everythingIsGivenBack() {
        large.abort();
        small.abort();
        stream.clear();
        store.close();
        assertThat(store.bytesUsed()).isZero();
    }

    private void begin() throws MalformedMediaException {
        large.read(ByteBuffer.wrap(Boxes.pictureInit(1280, 720)));
        small.read(ByteBuffer.wrap(Boxes.pictureInit(640, 360)));
        pictures(0, 100);
    }

    private void pictures(int from, int until) throws MalformedMediaException {
        for (int frame = from; frame < until; frame += 10) {
            byte[] fragment = Boxes.pictures(frame, 10, frame % 30 == 0, 100);
            large.read(ByteBuffer.wrap(fragment));
            small.read(ByteBuffer.wrap(fragment));
            now = now.plusNanos(333_333_333L);
        }
    }

    private Optional<MediaPlaylist> shown(String rendition) {
        return stream.edges().edge(rendition).flatMap(LiveEdge::playlist);
    }

    private String multivariant() {
        return ((Body.Precompressed) stream.edges().multivariant().body())
                .identity()
                .utf8();
    }

    @Test
    void newViewersDoNotSeeTheUpperRenditionsAtOnce() throws MalformedMediaException {
        begin();
        assertThat(multivariant()).contains("720p.m3u8", "360p.m3u8");
        stream.show(ShowLevel.REDUCED, Upper.UNLISTED, "");

        assertThat(multivariant()).contains("360p.m3u8").doesNotContain("720p.m3u8");
        pictures(100, 130);
        assertThat(shown("720p").orElseThrow().openParts()).isPositive();
        stream.show(ShowLevel.FULL, Upper.LISTED, "");
        assertThat(multivariant()).contains("720p.m3u8", "360p.m3u8");
    }

    @Test
    void viewersOfARenditionThatIsLeftOutAreSentAwayAndNeverSeeAnEnd() throws MalformedMediaException {
        begin();
        MediaPlaylist before = shown("360p").orElseThrow();
        stream.show(ShowLevel.REDUCED, Upper.LEFT_OUT, "");

        assertThat(shown("720p")).isEmpty();
        assertThat(multivariant()).doesNotContain("720p.m3u8");
        pictures(100, 130);
        assertThat(shown("720p")).isEmpty();
        assertThat(shown("360p").orElseThrow().lastSequence()).isGreaterThanOrEqualTo(before.lastSequence());
        assertThat(shown("360p").orElseThrow().ended()).isFalse();
        assertThat(stream.renditions()).singleElement().satisfies(rendition -> {
            assertThat(rendition.name()).isEqualTo("360p");
            assertThat(rendition.variant().codecs()).containsExactly("avc1.64001f");
            assertThat(rendition.variant().peakBitsPerSecond()).isPositive();
        });
    }

    @Test
    void aStreamThatIsOffTakesNothingAndSaysWhy() throws MalformedMediaException {
        begin();
        stream.show(ShowLevel.OFF, Upper.LEFT_OUT, "the battery is low");

        assertThat(stream.edges().multivariant().status()).isEqualTo(404);
        assertThat(shown("360p")).isEmpty();
        assertThat(stream.state()).isEqualTo(StreamState.IDLE);
        assertThat(stream.refusal()).hasValueSatisfying(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers().first("Retry-After")).hasValue("10");
            assertThat(((Body.Heap) answer.body()).bytes().utf8())
                    .contains("stream-switched-off", "the battery is low");
        });
        // a long body that was let in before
        assertThatThrownBy(() -> pictures(100, 110))
                .isInstanceOfSatisfying(
                        MalformedMediaException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.SWITCHED_OFF));
        PublishingPoint.ObjectWriter upload = stream.begin("1.ts");
        upload.write(ByteBuffer.wrap(new byte[100]));
        upload.complete();
        assertThat(stream.renditions()).isEmpty();
    }

    @Test
    void aStreamThatIsOnAgainGoesOnWithHigherNumbers() throws MalformedMediaException {
        begin();
        long last = shown("360p").orElseThrow().lastSequence();
        stream.show(ShowLevel.OFF, Upper.LEFT_OUT, "");
        now = now.plusSeconds(3);
        stream.show(ShowLevel.FULL, Upper.LISTED, "");
        assertThat(stream.refusal()).isEmpty();
        pictures(120, 240);

        assertThat(shown("360p").orElseThrow().mediaSequence()).isGreaterThan(last);
        assertThat(multivariant()).contains("720p.m3u8", "360p.m3u8");
    }
}
