package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Body;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.ingest.Boxes;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.playlist.PlaylistParser;
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

    private String media() {
        Body body = stream.shown().orElseThrow().media().body();
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
        assertThat(stream.shown()).isPresent();
        now = now.plusSeconds(24);
        assertThat(stream.status().state()).isEqualTo(StreamState.IDLE);
        assertThat(stream.shown()).isEmpty();
        stream.sweep();
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

        assertThat(media()).contains("#EXT-X-TARGETDURATION:2\n", "#EXTINF:5.000000");
        assertThat(stream.status().errors().segmentsTooLong()).isEqualTo(1);
    }

    @Test
    void waitsForTheInitializationSectionAndRenewsItWithADiscontinuity() {
        String map = "#EXT-X-MAP:URI=\"init.mp4\"\n";
        put("0.ts", Boxes.segment(60, 5000));
        assertThat(stream.playlist("index.m3u8", playlist(0, map, 1)))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(412));
        assertThat(stream.shown()).isEmpty();
        put("init.mp4", Boxes.init());
        assertThat(stream.shown()).isPresent();
        put("1.ts", Boxes.segment(60, 5000));
        put("init.mp4", Boxes.init());
        list(0, map, 2);
        byte[] other = Boxes.init();
        other[other.length - 1] = 7;
        put("init.mp4", other);
        put("2.ts", Boxes.segment(60, 5000));
        list(0, map, 3);

        assertThat(media())
                .contains(
                        "#EXT-X-MAP:URI=\"init-0-t0.mp4\"\n",
                        "#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"init-1-t0.mp4\"\n",
                        "\n2-t0.m4s\n");
        Body body = stream.shown().orElseThrow().multivariant().body();
        assertThat(((Body.Precompressed) body).identity().utf8())
                .contains("CODECS=\"avc1.64001f,mp4a.40.2\",RESOLUTION=1280x720,FRAME-RATE=30.000\nmedia.m3u8\n")
                .containsPattern("BANDWIDTH=\\d+,AVERAGE-BANDWIDTH=\\d+");
        assertThat(downloadable("init-0-t0.mp4")).isTrue();
    }

    @Test
    void goesOnAfterALongSilenceWithoutANewInitializationSection() {
        String map = "#EXT-X-MAP:URI=\"init.mp4\"\n";
        put("init.mp4", Boxes.init());
        put("0.ts", Boxes.segment(60, 5000));
        list(0, map, 1);
        now = now.plusSeconds(40);
        stream.sweep();
        assertThat(stream.shown()).isEmpty();
        put("20.ts", Boxes.segment(60, 5000));
        list(20, map, 1);

        assertThat(media()).contains("#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"init-0-t0.mp4\"\n", "\n1-t0.m4s\n");
        assertThat(downloadable("init-0-t0.mp4")).isTrue();
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
    void givesBackAnInitializationSectionThatNoSegmentNeedsAnyMore() {
        String map = "#EXT-X-MAP:URI=\"init.mp4\"\n";
        put("init.mp4", Boxes.init());
        put("0.ts", Boxes.segment(60, 5000));
        list(0, map, 1);
        now = now.plusSeconds(40);
        stream.sweep();
        assertThat(downloadable("init-0-t0.mp4")).isTrue();
        segment(1);
        now = now.plusSeconds(60);
        store.sweep();

        assertThat(downloadable("init-0-t0.mp4")).isFalse();
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
