package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.http.Body;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.delivery.LiveEdge;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.isobmff.Boxes;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylistWriter;
import dev.flightcase.media.playlist.PlaylistParser;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream with time that moves by hand. */
class LiveStreamTest {
    private static final int BLOCK = 64 * 1024;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final MediaTime time = new MediaTime(() -> now, () -> now.toEpochMilli() * 1_000_000);
    private final SegmentStore store = new SegmentStore(20 * BLOCK, time.ticks());
    private final LiveStream stream =
            new LiveStream("demo", "t0", MediaConfig.defaults(), time, store, StreamMemory.NONE);

    private boolean put(String path, byte[] bytes) {
        PublishingPoint.ObjectWriter writer = stream.begin(path);
        if (!writer.write(ByteBuffer.wrap(bytes))) {
            writer.abort();
            return false;
        }
        writer.complete();
        return true;
    }

    private static EncoderPlaylist playlist(long first, String extra, int count) {
        StringBuilder text =
                new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n" + extra);
        for (int i = 0; i < count; i++) {
            text.append("#EXTINF:2,\n").append(first + i).append(".ts\n");
        }
        return ((PlaylistParser.Result.Media) PlaylistParser.parse(text.toString())).playlist();
    }

    private void list(long first, String extra, int count) {
        assertThat(stream.playlist("index.m3u8", playlist(first, extra, count))).isEmpty();
    }

    private void segment(int number) {
        now = now.plusSeconds(2);
        store.sweep();
        assertThat(put(number + ".ts", new byte[1000 + number])).isTrue();
        list(number, "", 1);
    }

    /** One body of fragmented media. */
    private void send(String path, byte[]... pieces) throws MalformedMediaException {
        PublishingPoint.Feed feed = stream.feed(path);
        feed.read(ByteBuffer.wrap(Boxes.join(pieces)));
        feed.end();
    }

    /** Two seconds with one picture more, so that those before are complete. */
    private void fragmented(String path, long seconds) throws MalformedMediaException {
        now = now.plusSeconds(2);
        send(path, Boxes.both(seconds * 30, 30), Boxes.both(seconds * 30 + 30, 30), Boxes.both(seconds * 30 + 60, 1));
    }

    private String text(String rendition) {
        return shown(rendition)
                .map(playlist -> MediaPlaylistWriter.whole(playlist, List.of()))
                .orElseThrow();
    }

    private Optional<MediaPlaylist> shown(String rendition) {
        return stream.edges().edge(rendition).flatMap(LiveEdge::playlist);
    }

    private String media() {
        return text("ts");
    }

    private int multivariantStatus() {
        return stream.edges().multivariant().status();
    }

    private String multivariant() {
        Body body = stream.edges().multivariant().body();
        return ((Body.Precompressed) body).identity().utf8();
    }

    private boolean downloadable(String object) {
        Optional<SharedBytes> bytes = store.get("demo/" + object);
        bytes.ifPresent(SharedBytes::release);
        return bytes.isPresent();
    }

    @AfterEach
    void everythingIsGivenBack() {
        stream.clear();
        store.close();
        assertThat(store.bytesUsed()).isZero();
    }

    @Test
    void keepsARemovedSegmentForItsDurationAndThatOfThePlaylist() {
        for (int i = 0; i < 9; i++) {
            segment(i);
        }
        assertThat(media()).doesNotContain("\n0-t0.ts").contains("\n1-t0.ts", "#EXT-X-MEDIA-SEQUENCE:1\n");
        assertThat(downloadable("0-t0.ts")).isTrue();
        now = now.plusSeconds(17);
        store.sweep();
        assertThat(downloadable("0-t0.ts")).isTrue();
        now = now.plusSeconds(2);
        store.sweep();

        assertThat(downloadable("0-t0.ts")).isFalse();
        assertThat(downloadable("1-t0.ts")).isTrue();
    }

    @Test
    void dropsTheOldestUnlistedFirstWhenMemoryRunsOutAndThenRefuses() {
        for (int i = 0; i < 12; i++) {
            segment(i);
        }
        assertThat(store.bytesUsed()).isEqualTo(12 * BLOCK);

        assertThat(put("big.ts", new byte[10 * BLOCK])).isTrue();
        assertThat(downloadable("0-t0.ts")).isFalse();
        assertThat(downloadable("1-t0.ts")).isFalse();
        assertThat(downloadable("2-t0.ts")).isTrue();
        assertThat(put("bigger.ts", new byte[3 * BLOCK])).isFalse();

        assertThat(downloadable("3-t0.ts")).isFalse();
        assertThat(downloadable("4-t0.ts")).isTrue();
        assertThat(stream.status().errors().uploadsRefused()).isEqualTo(1);
        assertThat(stream.status().errors().uploadsAborted()).isZero();
    }

    @Test
    void isOverAfterALongSilenceAndGoesOnWithADiscontinuity() {
        segment(0);
        now = now.plusSeconds(7);
        assertThat(stream.status().state()).isEqualTo(StreamState.STALLED);
        assertThat(multivariantStatus()).isEqualTo(200);
        now = now.plusSeconds(24);
        assertThat(stream.status().state()).isEqualTo(StreamState.IDLE);
        stream.sweep();
        assertThat(multivariantStatus()).isEqualTo(404);
        assertThat(shown("ts")).isEmpty();
        assertThat(store.bytesUsed()).isZero();
        segment(1);

        assertThat(media()).contains("#EXT-X-MEDIA-SEQUENCE:1\n", "#EXT-X-DISCONTINUITY\n", "\n1-t0.ts\n");
    }

    @Test
    void keepsItsTargetDurationAndCountsWhatIsLonger() {
        segment(0);
        assertThat(put("1.ts", new byte[10])).isTrue();
        EncoderPlaylist longer = new EncoderPlaylist(
                5,
                1,
                false,
                false,
                List.of(new EncoderPlaylist.Entry("1.ts", Duration.ofSeconds(5), false, null, null)));
        assertThat(stream.playlist("index.m3u8", longer)).isEmpty();

        assertThat(media()).contains("#EXT-X-TARGETDURATION:2\n", "#EXTINF:5.00000");
        assertThat(stream.status().errors().segmentsTooLong()).isEqualTo(1);
    }

    @Test
    void needsTheInitializationSectionAndRenewsItWithADiscontinuity() throws MalformedMediaException {
        String map = "#EXT-X-MAP:URI=\"init.mp4\"\n";
        assertThatThrownBy(() -> fragmented("0.m4s", 0))
                .isInstanceOfSatisfying(
                        MalformedMediaException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(MalformedMediaException.Kind.HEADER_MISSING));
        assertThat(stream.playlist("index.m3u8", playlist(0, map, 1)))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(412));
        send("init.mp4", Boxes.init());
        fragmented("0.m4s", 0);
        list(0, map, 1);
        assertThat(text("media")).contains("\nmedia-0-t0.m4s\n");
        send("init.mp4", Boxes.init());
        fragmented("1.m4s", 3);
        send("init.mp4", Boxes.box("free"), Boxes.box("ftyp", new byte[8]), Boxes.init());
        fragmented("2.m4s", 9);

        assertThat(text("media"))
                .contains(
                        "#EXT-X-MAP:URI=\"media-init-0-t0.mp4\"\n",
                        "#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"media-init-1-t0.mp4\"\n");
        assertThat(multivariant())
                .contains("CODECS=\"avc1.64001f,mp4a.40.2\",RESOLUTION=1280x720,FRAME-RATE=30.000\nmedia.m3u8\n")
                .containsPattern("BANDWIDTH=\\d+,AVERAGE-BANDWIDTH=\\d+");
        assertThat(downloadable("media-init-0-t0.mp4")).isTrue();
    }

    @Test
    void goesOnAfterALongSilenceWithoutANewInitializationSection() throws MalformedMediaException {
        send("init.mp4", Boxes.init());
        fragmented("0.m4s", 0);
        long last = shown("media").orElseThrow().lastSequence();
        now = now.plusSeconds(40);
        stream.sweep();
        assertThat(multivariantStatus()).isEqualTo(404);
        fragmented("20.m4s", 40);

        assertThat(text("media")).contains("#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"media-init-0-t0.mp4\"\n");
        assertThat(shown("media").orElseThrow().mediaSequence()).isGreaterThan(last);
        assertThat(downloadable("media-init-0-t0.mp4")).isTrue();
    }

    @Test
    void transportStreamsTakeThePlaceOfFragmentsAndTheOtherWayRound() throws MalformedMediaException {
        send("init.mp4", Boxes.init());
        fragmented("0.m4s", 0);
        segment(0);
        assertThat(shown("media")).isEmpty();
        assertThat(multivariant()).contains("\nts.m3u8\n").doesNotContain("media.m3u8");
        fragmented("1.m4s", 3);

        assertThat(shown("ts")).isEmpty();
        assertThat(multivariant()).contains("\nmedia.m3u8\n");
    }

    @Test
    void theNextSegmentWaitsForASlowOneButNotForASilentOne() throws MalformedMediaException {
        send("init.mp4", Boxes.init());
        fragmented("0.m4s", 0);
        PublishingPoint.Feed slow = stream.feed("1.m4s");
        byte[] first = Boxes.both(61, 14);
        slow.read(ByteBuffer.wrap(first));
        PublishingPoint.Feed next = stream.feed("2.m4s");
        next.read(ByteBuffer.wrap(Boxes.both(90, 30)));
        int before = shown("media").orElseThrow().openParts();
        slow.read(ByteBuffer.wrap(Boxes.both(75, 15)));
        slow.end();
        assertThat(shown("media").orElseThrow().openParts()).isGreaterThan(before + 1);
        assertThat(stream.status().errors().total()).isZero();

        PublishingPoint.Feed silent = stream.feed("3.m4s");
        silent.read(ByteBuffer.wrap(Boxes.both(120, 1)));
        now = now.plusSeconds(5);
        next.read(ByteBuffer.wrap(Boxes.both(121, 29)));
        next.end();
        assertThat(shown("media").orElseThrow().lastSequence()).isPositive();
        silent.abort();
    }

    @Test
    void refusesASecondRenditionWhileTheFirstIsLive() {
        segment(0);
        EncoderPlaylist second = new EncoderPlaylist(2, 0, false, false, List.of());

        assertThat(stream.playlist("audio.m3u8", second))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(409));
        now = now.plusSeconds(10);
        assertThat(stream.playlist("audio.m3u8", second)).isEmpty();
    }

    @Test
    void countsViewersThatAskedLately() {
        Viewers viewers = new Viewers(3);
        for (int i = 0; i < 5; i++) {
            viewers.seen("viewer " + i, i);
        }
        viewers.seen("viewer 2", 10);

        assertThat(viewers.count(Duration.ofNanos(100), 10)).isEqualTo(3);
        assertThat(viewers.count(Duration.ofNanos(5), 10)).isEqualTo(1);
    }
}
