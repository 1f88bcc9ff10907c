package dev.flightcase.demo.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.demo.visitor.MediaPlaylist.Segment;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaPlaylistTest {
    @Test
    void takesWhatAPlayerNeeds() {
        var playlist = MediaPlaylist.parse("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:41
                #EXT-X-MAP:URI="init-1.mp4"
                #EXTINF:2.000,
                s41.m4s
                #EXT-X-DISCONTINUITY
                #EXT-X-PROGRAM-DATE-TIME:2026-11-21T19:00:00Z
                #EXTINF:1.5,title
                s42.m4s
                """).orElseThrow();

        assertThat(playlist.target()).isEqualTo(Duration.ofSeconds(2));
        assertThat(playlist.sequence()).isEqualTo(41);
        assertThat(playlist.init()).contains("init-1.mp4");
        assertThat(playlist.ended()).isFalse();
        assertThat(playlist.segments())
                .containsExactly(
                        new Segment("s41.m4s", Duration.ofSeconds(2), false),
                        new Segment("s42.m4s", Duration.ofMillis(1500), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "#EXTM3U\n#EXTINF:2,\na.ts", "#EXTM3U\n#EXT-X-TARGETDURATION:two"})
    void refusesWhatIsNoMediaPlaylist(String text) {
        assertThat(MediaPlaylist.parse(text)).isEmpty();
    }

    @Test
    void findsTheFirstVariant() {
        assertThat(
                        MediaPlaylist.firstVariant(
                                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n\nv1/index.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\nv2.m3u8"))
                .contains("v1/index.m3u8");
        assertThat(MediaPlaylist.firstVariant("#EXTM3U\n#EXTINF:2,\na.ts")).isEmpty();
    }
}
