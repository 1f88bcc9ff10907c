package dev.flightcase.media.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaylistParserTest {
    private static final String HEAD = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:5\n";

    private static EncoderPlaylist media(String text) {
        assertThat(PlaylistParser.parse(text)).isInstanceOf(PlaylistParser.Result.Media.class);
        return ((PlaylistParser.Result.Media) PlaylistParser.parse(text)).playlist();
    }

    @Test
    void readsWhatFfmpegWrites() {
        EncoderPlaylist playlist = media(HEAD + "#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"init.mp4\"\n"
                + "#EXTINF:2.000000,\n#EXT-X-PROGRAM-DATE-TIME:2026-11-21T11:00:00.250+0100\nindex5.m4s\n"
                + "#EXT-X-DISCONTINUITY\n#EXTINF:1.966667,title\nindex6.m4s\n#EXT-X-ENDLIST\n");

        assertThat(playlist.lastSequence()).isEqualTo(6);
        assertThat(playlist.targetDurationSeconds()).isEqualTo(2);
        assertThat(playlist.independentSegments()).isTrue();
        assertThat(playlist.ended()).isTrue();
        assertThat(playlist.entries())
                .containsExactly(
                        new EncoderPlaylist.Entry(
                                "index5.m4s",
                                Duration.ofSeconds(2),
                                false,
                                "init.mp4",
                                Instant.parse("2026-11-21T10:00:00.250Z")),
                        new EncoderPlaylist.Entry(
                                "index6.m4s", Duration.ofNanos(1_966_667_000), true, "init.mp4", null));
    }

    @Test
    void takesCarriageReturnsAByteOrderMarkAndUnknownTags() {
        EncoderPlaylist playlist = media(
                "\uFEFF" + HEAD.replace("\n", "\r\n") + "#EXT-X-NEW:1\r\n# comment\r\n\r\n#EXTINF:2,\r\na.ts\r\n");

        assertThat(playlist.entries())
                .containsExactly(new EncoderPlaylist.Entry("a.ts", Duration.ofSeconds(2), false, null, null));
    }

    @Test
    void knowsAMultivariantPlaylist() {
        assertThat(PlaylistParser.parse("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nindex.m3u8\n"))
                .isEqualTo(new PlaylistParser.Result.Multivariant());
    }

    @Test
    void takesAPlaylistWithoutSegments() {
        assertThat(media(HEAD).lastSequence()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "#EXT",
                "#EXTM3U\n#EXTINF:2,\na.ts\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2.5\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:-2\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:61\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:99999999999999999999\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:-1\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:9999999999999999999\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\na.ts\n#EXT-X-MEDIA-SEQUENCE:1\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\na.ts\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:0,\na.ts\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:-1,\na.ts\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:NaN,\na.ts\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1e9,\na.ts\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:61,\na.ts\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n#EXT-X-BYTERANGE:5@0\na.ts\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-KEY:METHOD=AES-128,URI=\"http://10.0.0.1/\"\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MAP:X=1\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MAP:URI=\"a\",BYTERANGE=\"5@0\"\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-PROGRAM-DATE-TIME:now\n",
            })
    void refusesWhatCannotBeUnderstoodInOneWay(String text) {
        assertThat(PlaylistParser.parse(text)).isInstanceOf(PlaylistParser.Result.Malformed.class);
    }

    @Test
    void namesTheLine() {
        assertThat(PlaylistParser.parse("#EXTM3U\n#EXT-X-TARGETDURATION:2\na.ts\n"))
                .isEqualTo(new PlaylistParser.Result.Malformed(3, "a segment must have an EXTINF"));
    }

    @Test
    void boundsLinesAndEntries() {
        String entries = "#EXTINF:2,\na.ts\n".repeat(PlaylistParser.ENTRIES_MAX);

        assertThat(media(HEAD + entries).entries()).hasSize(PlaylistParser.ENTRIES_MAX);
        assertThat(PlaylistParser.parse(HEAD + entries + "#EXTINF:2,\na.ts\n"))
                .isInstanceOf(PlaylistParser.Result.Malformed.class);
        assertThat(PlaylistParser.parse(HEAD + "#" + "x".repeat(PlaylistParser.LINE_CHARS_MAX)))
                .isInstanceOf(PlaylistParser.Result.Malformed.class);
    }

    @Test
    void neverThrowsOnDamagedPlaylists() {
        String whole = HEAD + "#EXT-X-MAP:URI=\"init.mp4\"\n#EXTINF:2.000000,\n"
                + "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T11:00:00.250+0100\nindex5.m4s\n";
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int i = random.nextInt(6); i >= 0; i--) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(256));
            }

            assertThat(PlaylistParser.parse(damaged.toString())).isNotNull();
        }
    }
}
