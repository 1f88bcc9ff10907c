package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.NewestSegment;
import dev.flightcase.media.pipeline.SegmentProbe;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamCheckTest {
    private final SharedBytesPool pool = new SharedBytesPool(1 << 20, 1024);
    private final List<String> decoded = new ArrayList<>();

    @AfterEach
    void everySegmentIsGivenBack() {
        assertThat(pool.bytesUsed()).isZero();
    }

    private NewestSegment segment(String rendition) {
        var writer = pool.newWriter();
        assertThat(writer.write(ByteBuffer.allocate(100))).isTrue();
        SharedBytes bytes = writer.finish();
        return new NewestSegment(rendition, List.of(bytes));
    }

    private Finding look(Map<String, SegmentProbe.Outcome> outcomes, String... streams) throws Exception {
        return StreamCheck.of(
                        List.of(streams),
                        stream -> stream.equals("silent") ? List.of() : List.of(segment("720p"), segment("360p")),
                        segment -> {
                            decoded.add(segment.rendition());
                            return outcomes.getOrDefault(segment.rendition(), new SegmentProbe.Decoded(60, ""));
                        })
                .probe()
                .look();
    }

    @Test
    void passesWhenEveryRenditionOfEveryStreamIsDecoded() throws Exception {
        assertThat(look(Map.of(), "demo", "other"))
                .isEqualTo(Finding.ok("2 streams can be played: 4 renditions, 240 pictures decoded."));
        assertThat(decoded).containsExactly("720p", "360p", "720p", "360p");
    }

    @Test
    void warnsOfAStreamThatIsNotLive() throws Exception {
        var finding = look(Map.of(), "silent", "demo");

        assertThat(finding.status()).isEqualTo(Status.WARN);
        assertThat(finding.says())
                .isEqualTo("Stream silent is not live, so nobody knows whether the screens can play it.");
        assertThat(finding.action()).contains("test picture");
    }

    @Test
    void failsWhenOneCannotBeDecodedThoughAnotherIsSilent() throws Exception {
        var finding = look(Map.of("360p", new SegmentProbe.NotDecoded("no picture comes out of it")), "silent", "demo");

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.says())
                .isEqualTo("Stream demo, rendition 360p, cannot be played: no picture comes out of it.");
    }

    @Test
    void warnsOfMistakesThatTheDecoderCouldHide() throws Exception {
        var finding = look(Map.of("720p", new SegmentProbe.Decoded(59, "h264: error while decoding MB 4 0")), "demo");

        assertThat(finding.status()).isEqualTo(Status.WARN);
        assertThat(finding.says()).contains("rendition 720p, is played with mistakes: h264: error while decoding");
    }

    @Test
    void doesNotKnowWithoutFfprobe() throws Exception {
        var finding = look(Map.of("720p", new SegmentProbe.NotInstalled()), "demo");

        assertThat(finding.status()).isEqualTo(Status.UNKNOWN);
        assertThat(finding.action()).contains("apt-get install ffmpeg");
    }
}
