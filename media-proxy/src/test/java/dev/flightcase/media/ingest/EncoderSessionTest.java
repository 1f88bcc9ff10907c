package dev.flightcase.media.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.playlist.PlaylistParser;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Written as an encoder acts: {@code up} uploads a segment, {@code list} its playlist. A star marks a discontinuity. */
class EncoderSessionTest {
    private final SharedBytesPool pool = new SharedBytesPool(1 << 16, 64);
    private final Uploads uploads = new Uploads(8);
    private final EncoderSession session = new EncoderSession(uploads);
    private final List<String> out = new ArrayList<>();
    private Optional<EncoderPlaylist> current = Optional.empty();

    private void up(String name, int content) {
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(ByteBuffer.allocate(8).putInt(0, content))).isTrue();
        uploads.begin(name);
        uploads.end(name);
        uploads.add(name, new Upload(writer.finish(), new Upload.Fingerprint(8, content)));
        drain(false);
    }

    private void list(long first, String... names) {
        StringBuilder text =
                new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (String name : names) {
            text.append("#EXTINF:2,\n").append(name).append('\n');
        }
        current = Optional.of(((PlaylistParser.Result.Media) PlaylistParser.parse(text.toString())).playlist());
        drain(true);
    }

    private void drain(boolean justUploaded) {
        if (current.isEmpty()) {
            return;
        }
        Optional<EncoderSession.Next> next = session.next("index.m3u8", current.get(), justUploaded);
        while (next.isPresent()) {
            Upload upload = uploads.take(next.get().path()).orElseThrow();
            session.settle(next.get(), upload.fingerprint());
            out.add(next.get().path() + (next.get().discontinuity() ? "*" : ""));
            upload.bytes().release();
            next = session.next("index.m3u8", current.get(), justUploaded);
        }
    }

    @AfterEach
    void nothingLeaks() {
        uploads.clear();
        assertThat(pool.bytesUsed()).isZero();
    }

    @Test
    void followsThePlaylist() {
        up("0", 1);
        assertThat(out).isEmpty();
        list(0, "0");
        up("1", 2);
        list(0, "0", "1");
        up("2", 3);
        list(1, "1", "2");

        assertThat(out).containsExactly("0", "1", "2");
        assertThat(session.lost()).isZero();
    }

    @Test
    void waitsForASegmentThatIsStillArriving() {
        up("0", 1);
        list(0, "0");
        uploads.begin("1");
        up("2", 3);
        list(0, "0", "1", "2");
        assertThat(out).containsExactly("0");
        uploads.end("1");
        up("1", 2);

        assertThat(out).containsExactly("0", "1", "2");
    }

    @Test
    void takesASegmentThatArrivesAfterItsPlaylist() {
        list(0, "0");
        up("0", 1);

        assertThat(out).containsExactly("0");
    }

    @Test
    void marksALostSegmentAndDropsItWhenItComesLate() {
        up("0", 1);
        up("2", 3);
        list(0, "0", "1", "2");
        up("1", 2);
        list(0, "0", "1", "2");

        assertThat(out).containsExactly("0", "2*");
        assertThat(session.lost()).isEqualTo(1);
        assertThat(uploads.contains("1")).isFalse();
    }

    @Test
    void dropsARepeatedUpload() {
        up("0", 1);
        list(0, "0");
        up("0", 1);
        list(0, "0");

        assertThat(out).containsExactly("0");
        assertThat(session.restarts()).isZero();
        assertThat(uploads.contains("0")).isFalse();
    }

    @Test
    void seesTheEncoderBeginAgainByFallingNumbers() {
        up("0", 1);
        up("1", 2);
        list(0, "0", "1");
        up("0", 1);
        list(0, "0");
        up("1", 5);
        list(0, "0", "1");
        up("2", 6);
        list(0, "0", "1", "2");

        assertThat(out).containsExactly("0", "1", "0*", "1", "2");
        assertThat(session.restarts()).isEqualTo(1);
    }

    @Test
    void seesTheEncoderBeginAgainByNewContentUnderAnOldName() {
        up("0", 1);
        list(0, "0");
        up("0", 9);
        assertThat(out).containsExactly("0");
        list(0, "0");

        assertThat(out).containsExactly("0", "0*");
        assertThat(session.restarts()).isEqualTo(1);
    }

    @Test
    void ignoresAnOldPlaylistThatComesLate() {
        up("0", 1);
        up("1", 2);
        list(0, "0", "1");
        list(0, "0");
        up("2", 3);
        list(0, "0", "1", "2");

        assertThat(out).containsExactly("0", "1", "2");
        assertThat(session.restarts()).isZero();
    }

    @Test
    void joinsAnEncoderThatIsRunningAlready() {
        up("14", 1);
        list(10, "10", "11", "12", "13", "14");

        assertThat(out).containsExactly("14");
        assertThat(session.lost()).isZero();
    }

    @Test
    void takesTheNewestOfALongPlaylistAndCountsNothingBeforeItAsLost() {
        String[] names = new String[2000];
        Arrays.setAll(names, Integer::toString);
        up("1999", 1);
        list(0, names);

        assertThat(out).containsExactly("1999");
        assertThat(session.lost()).isZero();
    }

    @Test
    void marksAJumpOfTheEncodersNumbers() {
        up("0", 1);
        list(0, "0");
        up("1700000000", 2);
        list(1_700_000_000L, "1700000000");

        assertThat(out).containsExactly("0", "1700000000*");
    }

    @Test
    void forgetsTheOldestOfTooManyUploads() {
        for (int i = 0; i < 20; i++) {
            up("junk" + i, i);
        }

        assertThat(pool.bytesUsed()).isEqualTo(8 * 64);
        assertThat(uploads.contains("junk11")).isFalse();
        assertThat(uploads.contains("junk12")).isTrue();
    }

    @Test
    void looksForSegmentsBesideThePlaylist() {
        assertThat(EncoderSession.resolve("a/b/index.m3u8", "s0.ts?x=1")).isEqualTo("a/b/s0.ts");
        assertThat(EncoderSession.resolve("index.m3u8", "../other/s0.ts")).isEqualTo("../other/s0.ts");
    }
}
