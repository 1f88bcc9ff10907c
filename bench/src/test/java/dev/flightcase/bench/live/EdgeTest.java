package dev.flightcase.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EdgeTest {
    private static final String HEAD = "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:7\n#EXT-X-MAP:URI=\"init.mp4\"\n";
    private static final String SEGMENT = """
            #EXT-X-PART:DURATION=0.33333,URI="a0.m4s",INDEPENDENT=YES
            #EXT-X-PART:DURATION=0.33333,URI="a1.m4s"
            #EXTINF:0.66667,
            a.m4s
            """;

    @Test
    void whatComesNextIsCountedFromTheLastWholeSegment() throws IOException {
        var edge = Edge.of(HEAD + SEGMENT + "#EXT-X-PART:DURATION=0.33333,URI=\"b0.m4s\",INDEPENDENT=YES\n"
                + "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"b1.m4s\"\n");

        assertThat(edge.query()).isEqualTo("?_HLS_msn=8&_HLS_part=1");
        assertThat(edge.hint()).isEqualTo("b1.m4s");
        assertThat(edge.parts()).containsExactly("a0.m4s", "a1.m4s", "b0.m4s");
        assertThat(edge.segments()).containsExactly("a.m4s");
    }

    @Test
    void aSegmentThatHasNotBegunHasItsFirstPartNext() throws IOException {
        var edge = Edge.of(HEAD + SEGMENT + "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"b0.m4s\"\n");

        assertThat(edge.query()).isEqualTo("?_HLS_msn=8&_HLS_part=0");
    }

    @Test
    void aPlaylistWithoutHintIsNotLive() {
        assertThatThrownBy(() -> Edge.of(HEAD + SEGMENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no live low-latency playlist");
    }
}
