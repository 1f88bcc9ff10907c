package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceProbeTest {
    private static final Secrets SECRETS = new Secrets(new Source.Rtsp(URI.create("rtsp://a:bcd@h/")), "key-key");

    @Test
    void measuresTheLongestWayToAKeyFrame() {
        var output = """
                packet|codec_type=video|pts_time=0.000000|flags=K__
                packet|codec_type=audio|pts_time=0.000000|flags=K__
                packet|codec_type=video|pts_time=1.000000|flags=___
                packet|codec_type=video|pts_time=2.000000|flags=K__
                packet|codec_type=video|pts_time=N/A|flags=K__
                packet|codec_type=video|pts_time=4.500000|flags=___
                stream|codec_name=h264|codec_type=video|height=720|pix_fmt=yuv420p
                stream|codec_name=aac|codec_type=audio
                """;

        assertThat(SourceProbe.read(output, SECRETS))
                .isEqualTo(
                        new SourceProbe.Found(new InputFormat("h264", "yuv420p", "aac", 720, Duration.ofMillis(2500))));
    }

    @Test
    void saysWhyThereIsNothingToSee() {
        assertThat(SourceProbe.read("rtsp://a:bcd@h/: Connection refused\n", SECRETS))
                .isEqualTo(new SourceProbe.NotReadable("rtsp://***@h/: Connection refused"));
        assertThat(SourceProbe.read("stream|codec_name=aac|codec_type=audio\n", SECRETS))
                .isEqualTo(new SourceProbe.NotReadable("it holds no picture"));
        assertThat(SourceProbe.read("stream|||=|\npacket\n=\n", SECRETS)).isInstanceOf(SourceProbe.NotReadable.class);
    }
}
