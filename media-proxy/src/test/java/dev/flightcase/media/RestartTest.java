package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.media.ingest.Boxes;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.playlist.EncoderPlaylist;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that loses its power while encoders push; time moves by hand. */
class RestartTest {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final MediaTime time = new MediaTime(() -> now, () -> now.toEpochMilli() * 1_000_000);
    private final SegmentStore store = new SegmentStore(64 * 64 * 1024, time.ticks());
    private final BookmarkShelf memory = new BookmarkShelf();
    private final List<LiveStream> lives = new ArrayList<>();
    private LiveStream stream = start();

    /** As after a power cut: nothing of the life before is asked, only what was saved. */
    private LiveStream start() {
        stream = new LiveStream("demo", "t" + lives.size(), MediaConfig.defaults(), time, store, memory);
        lives.add(stream);
        return stream;
    }

    private void put(String path, byte[] bytes) {
        PublishingPoint.ObjectWriter writer = stream.begin(path);
        assertThat(writer.write(ByteBuffer.wrap(bytes))).isTrue();
        writer.complete();
    }

    /** The answer's status, 201 when there was nothing to say. */
    private int push(long number, @Nullable String map) {
        now = now.plusSeconds(2);
        put(number + ".m4s", Boxes.segment(60, 1000));
        var entry = new EncoderPlaylist.Entry(number + ".m4s", Duration.ofSeconds(2), false, map, null);
        var playlist = new EncoderPlaylist(2, number, false, false, List.of(entry));
        return stream.playlist("index.m3u8", playlist)
                .map(answer -> answer.status())
                .orElse(201);
    }

    private String media() {
        Body body = stream.shown().orElseThrow().media().body();
        return ((Body.Precompressed) body).identity().utf8();
    }

    @AfterEach
    void everythingIsGivenBack() {
        lives.forEach(LiveStream::clear);
        store.close();
        assertThat(store.bytesUsed()).isZero();
    }

    @Test
    void anEncoderGoesOnWithTheInitializationSectionThatItSentBefore() {
        put("init.mp4", Boxes.init());
        assertThat(push(0, "init.mp4")).isEqualTo(201);
        assertThat(push(1, "init.mp4")).isEqualTo(201);

        start();
        assertThat(push(2, "init.mp4")).isEqualTo(201);
        assertThat(push(3, "init.mp4")).isEqualTo(201);

        assertThat(media())
                .contains(
                        "#EXT-X-MEDIA-SEQUENCE:256\n#EXT-X-DISCONTINUITY-SEQUENCE:256\n",
                        "#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"init-0-t1.mp4\"\n",
                        "\n256-t1.m4s\n",
                        "\n257-t1.m4s\n")
                .containsOnlyOnce("#EXT-X-DISCONTINUITY\n");
        assertThat(stream.status().errors().total()).isZero();
        start();
        assertThat(push(4, "init.mp4")).isEqualTo(201);
        assertThat(media()).contains("\n512-t2.m4s\n");
    }

    @Test
    void anotherEncoderIsNotTakenForTheOneBefore() {
        put("init.mp4", Boxes.init());
        push(10, "init.mp4");

        start();
        assertThat(push(10, "init.mp4")).isEqualTo(412);
        assertThat(push(11, "init.mp4")).isEqualTo(412);
        push(12, "init.mp4");

        start();
        assertThat(push(13, "init.mp4")).isEqualTo(412);
        put("init.mp4", Boxes.init());
        assertThat(media()).contains("\n512-t2.m4s\n");
    }

    @Test
    void anEncoderThatBeganAgainIsKnownByItsNewNumbers() {
        put("init.mp4", Boxes.init());
        push(5000, "init.mp4");
        put("init.mp4", Boxes.init());
        push(0, "init.mp4");

        start();
        assertThat(push(1, "init.mp4")).isEqualTo(201);
    }

    @Test
    void anInitializationSectionOnItsWayWinsOverTheOneBefore() {
        put("init.mp4", Boxes.init());
        push(0, "init.mp4");

        start();
        PublishingPoint.ObjectWriter arriving = stream.begin("init.mp4");
        assertThat(push(1, "init.mp4")).isEqualTo(201);
        assertThat(stream.shown()).isEmpty();
        byte[] other = Boxes.init();
        other[other.length - 1] = 7;
        assertThat(arriving.write(ByteBuffer.wrap(other))).isTrue();
        arriving.complete();

        assertThat(media()).contains("\n256-t1.m4s\n");
        assertThat(memory.bookmark("demo"))
                .isEqualTo(new Bookmark(512, new Bookmark.Format("init.mp4", Bytes.of(other), 1)));
    }

    @Test
    void numbersNeverFallAndOneWriteInFourMinutesIsEnough() {
        long last = -1;
        for (int life = 0; life < 5; life++) {
            for (int i = 0; i < 300; i++) {
                push(life * 1000L + i, null);
                assertThat(memory.bookmark("demo").nextSequence()).isGreaterThan(last + 1);
                last++;
                assertThat(media()).contains("\n" + last + "-t" + life + ".ts\n");
            }
            last = memory.bookmark("demo").nextSequence() - 1;
            start();
        }

        assertThat(memory.writes()).isEqualTo(5 * 3);
    }

    @Test
    void anEncoderThatNeverStopsBeginningAgainCausesFewWrites() {
        for (int i = 0; i < 100; i++) {
            byte[] init = Boxes.init();
            init[init.length - 1] = (byte) i;
            put("init.mp4", init);
            push(i % 7, "init.mp4");
        }

        assertThat(memory.writes()).isLessThanOrEqualTo(4 + 20);
        assertThat(media()).contains("\n99-t0.m4s\n");
    }

    @Test
    void aDamagedBookmarkAndOneOfTransportStreamsKeepNothingFromGoingOn() {
        push(0, null);
        assertThat(memory.bookmark("demo").format()).isNull();
        memory.save("demo", Bytes.utf8("not a bookmark"));

        start();
        assertThat(push(1, null)).isEqualTo(201);
        assertThat(media()).contains("#EXT-X-MEDIA-SEQUENCE:0\n", "\n0-t1.ts\n");
    }

    @Test
    void aSectionTooLongToBeKeptIsUsedAllTheSame() {
        byte[] init = Boxes.init();
        put("init.mp4", ByteBuffer.allocate(70_000).put(init).array());
        push(0, "init.mp4");
        assertThat(media()).contains("\n0-t0.m4s\n");
        push(1, "init.mp4");

        assertThat(memory.bookmark("demo")).isEqualTo(new Bookmark(256, null));
        start();
        assertThat(push(2, "init.mp4")).isEqualTo(412);
    }
}
