package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EncoderLogTest {
    private static final String KEY = "0123456789abcdef";

    private final EncoderLog log = new EncoderLog(new Secrets(
            new Source.Srt(InetAddress.ofLiteral("127.0.0.1"), 8890, "pass-phrase-1", Duration.ofMillis(200)), KEY));

    @Test
    void readsWhatArrivesAndNotWhatIsMade() {
        log.line("[info] Input #0, flv, from 'rtmp://127.0.0.1:1935/live/demo':");
        log.line("[info]   Stream #0:0: Audio: aac (LC), 48000 Hz, stereo, fltp, 96 kb/s");
        log.line("[info]   Stream #0:1[0x100](und): Video: h264 (High) ([27][0][0][0] / 0x001B),"
                + " yuv420p(tv, bt709, progressive), 1920x1080 [SAR 1:1 DAR 16:9], 30 fps, 30 tbr, 1k tbn");
        assertThat(log.input(false)).isEmpty();

        log.line("[info] Stream mapping:");
        log.line("[info]   Stream #0:0: Video: hevc (hvc1), yuv444p, 320x180");

        assertThat(log.input(false)).contains(new InputFormat("h264", "yuv420p", "aac", 1080, null));
        assertThat(log.complaints()).isEmpty();
    }

    @Test
    void keepsTheLastComplaintsWithoutSecretsAndAddresses() {
        for (int i = 0; i < 1000; i++) {
            log.line("[h264 @ 0x5581aa] [error] error while decoding MB " + i);
        }
        log.line("[tcp @ 0x55c] [error] http://x:" + KEY + "@127.0.0.1/ pass-phrase-1 " + "y".repeat(5000));

        assertThat(log.complaints()).hasSize(12).first().isEqualTo("[h264] error while decoding MB 989");
        assertThat(log.lastComplaint())
                .startsWith("[tcp] http://***@127.0.0.1/ *** yyy")
                .hasSize(200);
    }

    @Test
    void tellsAnOutputThatIsGone() {
        log.line("[warning] Non-monotonous DTS in output stream 0:1");
        assertThat(log.outputLost()).isEmpty();

        log.line("[error] av_interleaved_write_frame(): Broken pipe");
        assertThat(log.outputLost()).contains("av_interleaved_write_frame(): Broken pipe");
    }

    @Test
    void namesTheCauseAndNotItsConsequence() {
        log.line("[mp4 @ 0x55] [error] Could not find tag for codec flv1 in stream #0");
        log.line("[error] Could not write header for output file #0 (incorrect codec parameters ?): Invalid argument");
        log.line("[error] Error initializing output stream 0:1 --");

        assertThat(log.lastComplaint()).isEqualTo("[mp4] Could not find tag for codec flv1 in stream #0");
    }

    @Test
    void masksThePasswordOfACamera() {
        var camera = new EncoderLog(new Secrets(new Source.Rtsp(URI.create("rtsp://admin:s3cret@10.0.0.9/one")), KEY));

        camera.line("[fatal] rtsp://admin:s3cret@10.0.0.9/one: Connection refused");
        camera.line("admin:s3cret is wrong");

        assertThat(camera.complaints()).containsExactly("rtsp://***@10.0.0.9/one: Connection refused", "*** is wrong");
    }
}
