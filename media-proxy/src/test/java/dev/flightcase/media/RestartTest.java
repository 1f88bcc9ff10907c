package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.delivery.LiveEdge;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.isobmff.Boxes;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.playlist.MediaPlaylistWriter;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that loses its power while encoders push; time moves by hand. */
class RestartTest {
    private static final int OK = 201;
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

    private int send(String path, byte[] body) {
        PublishingPoint.Feed feed = stream.feed(path);
        try {
            feed.read(ByteBuffer.wrap(body));
            feed.end();
            return OK;
        } catch (MalformedMediaException e) {
            feed.abort();
            return e.kind() == MalformedMediaException.Kind.HEADER_MISSING ? 412 : 400;
        }
    }

    /** Two seconds of media in a request of their own. */
    private int push(long number) {
        now = now.plusSeconds(2);
        return send(number + ".m4s", Boxes.join(Boxes.both(number * 60, 30), Boxes.both(number * 60 + 30, 30)));
    }

    private void pushTransportStream(long number) {
        now = now.plusSeconds(2);
        put(number + ".ts", new byte[1000]);
        var entry = new EncoderPlaylist.Entry(number + ".ts", Duration.ofSeconds(2), false, null, null);
        assertThat(stream.playlist("index.m3u8", new EncoderPlaylist(2, number, false, false, List.of(entry))))
                .isEmpty();
    }

    private String text(String rendition) {
        return stream.edges()
                .edge(rendition)
                .flatMap(LiveEdge::playlist)
                .map(playlist -> MediaPlaylistWriter.whole(playlist, List.of()))
                .orElseThrow();
    }

    @AfterEach
    void everythingIsGivenBack() {
        lives.forEach(LiveStream::clear);
        store.close();
        assertThat(store.bytesUsed()).isZero();
    }

    @Test
    void anEncoderGoesOnWithTheInitializationSectionThatItSentBefore() {
        assertThat(send("init.mp4", Boxes.init())).isEqualTo(OK);
        for (int i = 0; i < 3; i++) {
            assertThat(push(i)).isEqualTo(OK);
        }

        start();
        for (int i = 3; i < 6; i++) {
            assertThat(push(i)).isEqualTo(OK);
        }

        assertThat(text("media"))
                .contains(
                        "#EXT-X-MEDIA-SEQUENCE:256\n#EXT-X-DISCONTINUITY-SEQUENCE:256\n",
                        "#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"media-init-0-t1.mp4\"\n",
                        "\nmedia-256-t1.m4s\n",
                        "\nmedia-257-t1.m4s\n")
                .containsOnlyOnce("#EXT-X-DISCONTINUITY\n");
        assertThat(stream.status().errors().total()).isZero();
        start();
        assertThat(push(6)).isEqualTo(OK);
        assertThat(push(7)).isEqualTo(OK);
        assertThat(text("media")).contains("\nmedia-512-t2.m4s\n");
    }

    @Test
    void anotherEncoderIsNotTakenForTheOneBefore() {
        send("init.mp4", Boxes.init());
        push(10);

        start();
        assertThat(push(0)).isEqualTo(412);
        assertThat(push(11)).isEqualTo(412);

        start();
        assertThat(push(12)).isEqualTo(412);
        send("init.mp4", Boxes.init());
        push(13);
        push(14);
        assertThat(text("media")).contains("\nmedia-512-t2.m4s\n");
    }

    @Test
    void anEncoderThatBeganAgainIsKnownByItsNewTime() {
        send("init.mp4", Boxes.init());
        push(5000);
        send("init.mp4", Boxes.init());
        push(0);

        start();
        assertThat(push(1)).isEqualTo(OK);
    }

    @Test
    void numbersNeverFallAndOneWriteInFourMinutesIsEnough() {
        long last = -1;
        for (int life = 0; life < 5; life++) {
            for (int i = 0; i < 300; i++) {
                pushTransportStream(life * 1000L + i);
                assertThat(memory.bookmark("demo").nextSequence()).isGreaterThan(last + 1);
                last++;
                assertThat(text("ts")).contains("\n" + last + "-t" + life + ".ts\n");
            }
            last = memory.bookmark("demo").nextSequence() - 1;
            start();
        }

        assertThat(memory.writes()).isEqualTo(5 * 3);
    }

    @Test
    void anEncoderThatNeverStopsBeginningAgainCausesFewWrites() {
        for (int i = 0; i < 100; i++) {
            byte[] type = Boxes.box("ftyp", new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) i});
            send("init.mp4", Boxes.join(type, Boxes.init()));
            push(i % 7);
        }

        assertThat(memory.writes()).isLessThanOrEqualTo(4 + 20);
        assertThat(text("media")).contains("\nmedia-98-t0.m4s\n");
    }

    @Test
    void aDamagedBookmarkAndOneOfTransportStreamsKeepNothingFromGoingOn() {
        pushTransportStream(0);
        assertThat(memory.bookmark("demo").format()).isNull();
        memory.save("demo", Bytes.utf8("not a bookmark"));

        start();
        pushTransportStream(1);
        assertThat(text("ts")).contains("#EXT-X-MEDIA-SEQUENCE:0\n", "\n0-t1.ts\n");
    }

    @Test
    void aSectionTooLongToBeKeptIsUsedAllTheSame() {
        send(
                "init.mp4",
                Boxes.join(Boxes.box(
                        "moov",
                        java.util.Arrays.copyOfRange(Boxes.init(), 8, Boxes.init().length),
                        Boxes.box("free", new byte[70_000]))));
        assertThat(push(0)).isEqualTo(OK);
        assertThat(push(1)).isEqualTo(OK);
        assertThat(text("media")).contains("\nmedia-0-t0.m4s\n");

        assertThat(memory.bookmark("demo")).isEqualTo(new Bookmark(256, null));
        start();
        assertThat(push(2)).isEqualTo(412);
    }
}
