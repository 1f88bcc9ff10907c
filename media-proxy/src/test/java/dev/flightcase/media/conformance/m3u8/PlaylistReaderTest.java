package dev.flightcase.media.conformance.m3u8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.media.conformance.m3u8.PlaylistReader.Result;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaylistReaderTest {
    private static final String HEAD = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n";

    @Test
    void keepsLinesNumbersAndExactDecimals() {
        ViewedMedia playlist = media("""
                #EXTM3U
                #EXT-X-VERSION:9
                #EXT-X-TARGETDURATION:2
                #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=12.0,PART-HOLD-BACK=1.00002
                #EXT-X-PART-INF:PART-TARGET=0.33334
                #EXT-X-MEDIA-SEQUENCE:7
                #EXT-X-SKIP:SKIPPED-SEGMENTS=3,RECENTLY-REMOVED-DATERANGES=""
                #EXT-X-MAP:URI="init.mp4",BYTERANGE="700@0"
                #EXT-X-PROGRAM-DATE-TIME:2026-11-21T20:00:20.500+0100
                #EXT-X-PART:DURATION=0.33333,URI="a, b.m4s",INDEPENDENT=YES
                #EXTINF:2.00000,title, with comma
                a.m4s
                #EXT-X-DISCONTINUITY
                #EXT-X-PART:DURATION=0.3,URI="c.m4s",BYTERANGE="100@50",GAP=YES
                #EXT-X-PART:DURATION=0.3,URI="c.m4s",BYTERANGE="70"
                #EXT-X-PRELOAD-HINT:TYPE=PART,URI="c.m4s",BYTERANGE-START=220
                #EXT-X-RENDITION-REPORT:URI="../audio.m3u8",LAST-MSN=10,LAST-PART=1
                #EXT-X-UNKNOWN:whatever
                """);

        assertThat(playlist.header().version()).isEqualTo(9);
        assertThat(playlist.partTarget()).isEqualTo(new BigDecimal("0.33334"));
        assertThat(playlist.lastSequence()).isEqualTo(10);
        assertThat(playlist.edge().skip()).isEqualTo(new Edge.Skip(7, 3, true));
        Segment segment = playlist.segments().getFirst();
        assertThat(segment.sequence()).isEqualTo(10);
        assertThat(segment.duration()).isEqualTo(new BigDecimal("2"));
        assertThat(segment.parent().marks().map()).isEqualTo(new Parent.MapUri("init.mp4", "700@0"));
        assertThat(segment.parent().marks().programDateTime()).hasToString("2026-11-21T19:00:20.500Z");
        assertThat(segment.parent().parts().getFirst().uri()).isEqualTo("a, b.m4s");
        Parent open = Objects.requireNonNull(playlist.open());
        assertThat(open.sequence()).isEqualTo(11);
        assertThat(open.marks().discontinuity()).isTrue();
        assertThat(open.parts()).extracting(Part::gap).containsExactly(true, false);
        assertThat(open.parts()).extracting(Part::line).containsExactly(14, 15);
        assertThat(open.parts().getLast().range()).isEqualTo(new ByteRange(70, 150, true));
        assertThat(playlist.partHint()).isEqualTo(new Edge.Hint(16, "PART", "c.m4s", 220L, null));
        assertThat(playlist.edge().reports()).containsExactly(new Edge.Report(17, "../audio.m3u8", 10L, 1L));
    }

    @Test
    void readsVariantsAndRenditions() {
        Result result = PlaylistReader.read("""
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English, stereo",URI="audio.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=5,CODECS="avc1.64001f, mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO="a"
                video.m3u8
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="i.m3u8"
                """);

        assertThat(result).isInstanceOfSatisfying(Result.Multivariant.class, found -> {
            ViewedMultivariant playlist = found.playlist();
            assertThat(playlist.mediaUris()).containsExactly("video.m3u8", "audio.m3u8");
            ViewedMultivariant.Variant variant = playlist.variants().getFirst();
            assertThat(variant.line()).isEqualTo(4);
            assertThat(variant.codecs()).containsExactly("avc1.64001f", "mp4a.40.2");
            assertThat(variant.picture().resolution()).isEqualTo(new Resolution(1280, 720));
            assertThat(variant.picture().frameRate()).isEqualTo(new BigDecimal("29.97"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#EXT-X-PART-INF:PART-TARGET=0,5 | 3 | NAME=value",
                "#EXT-X-PART-INF:PART-TARGET=1.| 3 | decimal",
                "#EXT-X-PART-INF:PART-TARGET=-1| 3 | decimal",
                "#EXT-X-PART-INF:PART-TARGET=\"1\"| 3 | quotes",
                "#EXT-X-PART-INF:PART-TARGET=1,PART-TARGET=1| 3 | twice",
                "#EXT-X-PART-INF:PART-TARGET=1, X=2| 3 | NAME=value",
                "#EXT-X-PART-INF:PART-TARGET=1,| 3 | comma",
                "#EXT-X-PART:DURATION=1,URI=\"a| 3 | not closed",
                "#EXT-X-PART:DURATION=1| 3 | URI",
                "#EXT-X-PART:DURATION=1,URI=\"a\",GAP=MAYBE| 3 | YES or NO",
                "#EXT-X-KEY:METHOD=AES-128,IV=0xZZ| 3 | hexadecimal",
                "#EXT-X-MEDIA-SEQUENCE:-1| 3 | whole number",
                "#EXT-X-MEDIA-SEQUENCE:9999999999999999999| 3 | whole number",
                "#EXT-X-PROGRAM-DATE-TIME:yesterday| 3 | date",
                "#EXT-X-STREAM-INF:BANDWIDTH=1| 3 | kind",
                "#EXTINF:100000,| 3 | a day",
                "a.ts| 3 | EXTINF",
            })
    void saysLineAndReasonOfWhatCannotBeUnderstood(String line, int number, String reason) {
        assertThat(PlaylistReader.read(HEAD + line + "\n")).isInstanceOfSatisfying(Result.Malformed.class, found -> {
            assertThat(found.line()).isEqualTo(number);
            assertThat(found.reason()).contains(reason);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF#EXTM3U\n", " #EXTM3U\n", "<html>", "#EXTM3U8\n"})
    void beginsWithTheFirstLine(String text) {
        assertThat(PlaylistReader.read(text))
                .isInstanceOfSatisfying(
                        Result.Malformed.class,
                        found -> assertThat(found.line()).isEqualTo(1));
    }

    @Test
    void takesEitherEndOfLine() {
        assertThat(media("#EXTM3U\r\n#EXT-X-TARGETDURATION:2\r\n#EXTINF:2,\r\na.ts")
                        .segments())
                .hasSize(1);
    }

    @Test
    void boundsLinesTextsSegmentsAndAttributes() {
        String longLine = HEAD + "#" + "x".repeat(PlaylistReader.LINE_CHARS_MAX) + "\n";
        String manyLines = HEAD + "\n".repeat(PlaylistReader.LINES_MAX);
        String longText = HEAD + "\n".repeat(PlaylistReader.TEXT_CHARS_MAX);
        String manySegments = HEAD + "#EXTINF:1,\na.ts\n".repeat(20_001);
        StringBuilder attributes = new StringBuilder(HEAD + "#EXT-X-PART-INF:A=1");
        for (int i = 0; i < AttributeList.ATTRIBUTES_MAX; i++) {
            attributes.append(",A").append(i).append("=1");
        }
        for (String text : new String[] {longLine, manyLines, longText, manySegments, attributes.toString()}) {
            assertThat(PlaylistReader.read(text)).isInstanceOf(Result.Malformed.class);
        }
    }

    @Test
    void attributeTypesAreChecked() {
        AttributeList list = AttributeList.parse("T", "A=\"x\",B=1920x1080,C=0x1F");

        assertThat(list.quoted("A")).isEqualTo("x");
        assertThat(list.resolution("B")).isEqualTo(new Resolution(1920, 1080));
        list.checkHex("C");
        assertThat(list.quoted("D")).isNull();
        assertThatThrownBy(() -> list.bare("A")).isInstanceOf(MalformedLine.class);
        assertThatThrownBy(() -> list.resolution("C")).isInstanceOf(MalformedLine.class);
        assertThatThrownBy(() -> list.needBare("D")).isInstanceOf(MalformedLine.class);
    }

    private static ViewedMedia media(String text) {
        if (PlaylistReader.read(text) instanceof Result.Media(var playlist)) {
            return playlist;
        }
        throw new AssertionError(PlaylistReader.read(text));
    }
}
