package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FfmpegCommandTest {
    private static final Instant START = Instant.ofEpochSecond(1_700_000_000);
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final IngestTarget TARGET = new IngestTarget(URI.create("http://127.0.0.1:8080/"), "one-time-key");
    private static final String PUSH =
            "-f mp4 -movflags +empty_moov+default_base_moof+delay_moov+skip_trailer -frag_duration 1000"
                    + " -flush_packets 1 -max_interleave_delta 500000 -method PUT"
                    + " -content_type video/mp4 -headers Authorization: Bearer one-time-key\r\n"
                    + " http://127.0.0.1:8080/ingest/demo/";
    private static final String TRACKS = "-map 0:v:0 -map 0:a:0? -map_metadata -1 ";

    private static List<String> command(Source source, Transcoding wanted, boolean television, Ladder.Rung... rungs) {
        var config = new SourceConfig(source, wanted, television);
        return new FfmpegCommand("ffmpeg", "demo", config, OutputPlan.of(config, null), List.of(rungs), TARGET)
                .arguments(START);
    }

    private static String joined(Source source, Transcoding wanted, boolean television, Ladder.Rung... rungs) {
        return String.join(" ", command(source, wanted, television, rungs));
    }

    @Test
    void copiesWhatAnEncoderPushesOverRtmp() {
        assertThat(joined(new Source.Rtmp(LOOPBACK, 1935), Transcoding.defaults(), false))
                .isEqualTo("ffmpeg -hide_banner -nostats -loglevel level+info -progress pipe:1 -stats_period 0.5"
                        + " -analyzeduration 2000000 -probesize 2000000"
                        + " -f flv -protocol_whitelist rtmp,tcp -listen 1 -i rtmp://127.0.0.1:1935/live/demo "
                        + TRACKS + "-c copy " + PUSH + "source.mp4");
    }

    @Test
    void encodesEachRungOfALadderIntoATrackOfItsOwn() {
        var high = new Rendition(720, 2500, 30);
        var low = new Rendition(360, 800, 15);
        var wanted = new Transcoding(
                Transcoding.Mode.AUTO, Transcoding.Encoder.AUTO, List.of(low, high), Duration.ofSeconds(2), 96);

        assertThat(joined(
                        new Source.Camera(Path.of("/dev/video0"), PictureSize.HD, 30),
                        wanted,
                        false,
                        new Ladder.Rung(high, Codec.V4L2M2M),
                        new Ladder.Rung(low, Codec.X264_VERYFAST)))
                .endsWith("-f v4l2 -framerate 30 -video_size 1280x720 -i /dev/video0 "
                        + TRACKS
                        + "-vf scale=-2:min(720\\,ih) -r 30 -fps_mode cfr -pix_fmt yuv420p -c:v h264_v4l2m2m"
                        + " -bsf:v extract_extradata -g 60 -b:v 2500k"
                        + " -c:a aac -b:a 96k -ac 2 -ar 48000 -af aresample=async=1 " + PUSH + "720p.mp4 "
                        + TRACKS
                        + "-vf scale=-2:min(360\\,ih) -r 15 -fps_mode cfr -pix_fmt yuv420p -c:v libx264"
                        + " -preset veryfast -tune zerolatency -g 30 -b:v 800k -keyint_min 30 -sc_threshold 0"
                        + " -maxrate 800k -bufsize 400k"
                        + " -c:a aac -b:a 96k -ac 2 -ar 48000 -af aresample=async=1 " + PUSH + "360p.mp4");
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of(
                        new Source.Srt(LOOPBACK, 8890, "ten-or-more", Duration.ofMillis(120)),
                        "-analyzeduration 2000000 -probesize 2000000 -f mpegts -protocol_whitelist srt -mode listener"
                                + " -latency 120000 -passphrase ten-or-more -enforced_encryption 1"
                                + " -i srt://127.0.0.1:8890 "),
                Arguments.of(
                        new Source.Srt(InetAddress.ofLiteral("fd00::1"), 8890, null, Duration.ofMillis(120)),
                        "-mode listener -latency 120000 -i srt://[fd00:0:0:0:0:0:0:1]:8890 "),
                Arguments.of(
                        new Source.Rtsp(URI.create("rtsp://u:p@10.0.0.9/one")),
                        "-f rtsp -protocol_whitelist rtsp,tcp,rtp,udp -rtsp_transport tcp -timeout 5000000"
                                + " -i rtsp://u:p@10.0.0.9/one "),
                Arguments.of(
                        new Source.LoopedFile(Path.of("/media/stick/-i odd; name.mp4")),
                        "-re -stream_loop -1 -fflags +genpts -protocol_whitelist file"
                                + " -i file:/media/stick/-i odd; name.mp4 "));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void opensNothingButTheSource(Source source, String expected) {
        assertThat(joined(source, Transcoding.defaults(), false)).contains(expected);
    }

    @Test
    void takesAnyValueAsOneArgumentThatIsNoOption() {
        var path = Path.of("/media/-f lavfi");

        assertThat(command(new Source.LoopedFile(path), Transcoding.defaults(), false))
                .contains("file:/media/-f lavfi")
                .doesNotContain("lavfi");
    }

    @Test
    void copiesTheSameInputForTelevisions() {
        assertThat(joined(new Source.Rtmp(LOOPBACK, 1935), Transcoding.defaults(), true))
                .endsWith("source.mp4 " + TRACKS + "-c copy -f hls -method PUT -http_persistent 1 -hls_time 2.0"
                        + " -hls_list_size 6 -hls_segment_type mpegts"
                        + " -hls_flags independent_segments+program_date_time -start_number 1700000000"
                        + " -hls_segment_filename http://127.0.0.1:8080/ingest/demo-tv/segment-%d.ts"
                        + " -headers Authorization: Bearer one-time-key\r\n"
                        + " http://127.0.0.1:8080/ingest/demo-tv/index.m3u8");
    }

    @Test
    void encodesTheLowestRungOnceMoreForTelevisionsWhereNothingIsCopied() {
        var rung = new Ladder.Rung(Rendition.DEFAULT, Codec.X264_ULTRAFAST);

        assertThat(joined(new Source.TestPicture(PictureSize.HD, 30), Transcoding.defaults(), true, rung, rung))
                .contains("-re -f lavfi -i gradients=", "/ingest/demo/720p.mp4 ", "/ingest/demo-tv/index.m3u8")
                .doesNotContain("-c copy");
    }

    @Test
    void saysNoSecretOfItself() {
        var source = new Source.Srt(LOOPBACK, 8890, "ten-or-more", Duration.ofMillis(120));
        var config = new SourceConfig(source, Transcoding.defaults(), false);

        assertThat(new FfmpegCommand("ffmpeg", "demo", config, OutputPlan.of(config, null), List.of(), TARGET) + " "
                        + config + " " + TARGET + " " + new Source.Rtsp(URI.create("rtsp://u:pass@h/")))
                .doesNotContain("ten-or-more", "one-time-key", "pass@");
    }
}
