package dev.flightcase.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.media.pipeline.PictureSize;
import dev.flightcase.media.pipeline.Rendition;
import dev.flightcase.media.pipeline.Source;
import dev.flightcase.media.pipeline.SourceConfig;
import dev.flightcase.media.pipeline.Transcoding;
import dev.flightcase.settings.SettingsException;
import dev.flightcase.settings.SettingsFile;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSectionTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private static MediaSettings media(String text) {
        return NodeConfigReader.read(SettingsFile.parse("node.toml", text)).media();
    }

    private static SourceConfig source(String keys) {
        return media("[[media.stream]]\nname = \"demo\"\n" + keys)
                .streams()
                .getFirst()
                .source();
    }

    private static String mistake(String text) {
        try {
            media(text);
        } catch (SettingsException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("it was taken");
    }

    @Test
    void isPushedUnlessItSaysOtherwise() {
        assertThat(source("")).isEqualTo(SourceConfig.PUSH);
        assertThat(source("").isStarted()).isFalse();
    }

    @Test
    void readsEachKindOfSource() {
        assertThat(source("source = \"rtmp\"").source()).isEqualTo(new Source.Rtmp(LOOPBACK, 1935));
        assertThat(source("source = \"srt\"\nlisten = \"0.0.0.0\"\nport = 9000\npassphrase = \"ten-or-more\"")
                        .source())
                .isEqualTo(
                        new Source.Srt(InetAddress.ofLiteral("0.0.0.0"), 9000, "ten-or-more", Duration.ofMillis(200)));
        assertThat(source("source = \"rtsp\"\nurl = \"rtsp://u:p@10.0.0.9/one\"")
                        .source())
                .isEqualTo(new Source.Rtsp(URI.create("rtsp://u:p@10.0.0.9/one")));
        assertThat(source("source = \"camera\"\nsize = \"640x480\"\nrate = 25").source())
                .isEqualTo(new Source.Camera(Path.of("/dev/video0"), new PictureSize(640, 480), 25));
        assertThat(source("source = \"file\"\nfile = \"/media/stick/loop.mp4\"").source())
                .isEqualTo(new Source.LoopedFile(Path.of("/media/stick/loop.mp4")));
        assertThat(source("source = \"test-picture\"").source()).isEqualTo(new Source.TestPicture(PictureSize.HD, 30));
    }

    @Test
    void readsWhatIsMadeOfIt() {
        var config = media("""
                [media]
                target-duration = "3s"
                [[media.stream]]
                name = "demo"
                source = "test-picture"
                mode = "encode"
                encoder = "h264_v4l2m2m"
                audio-kbps = 128
                television = true
                [[media.stream.rendition]]
                height = 360
                video-kbps = 700
                rate = 15
                [[media.stream.rendition]]
                [[media.stream]]
                name = "other"
                """).streams();

        assertThat(config.get(0).source().television()).isTrue();
        assertThat(config.get(0).source().transcoding())
                .isEqualTo(new Transcoding(
                        Transcoding.Mode.ENCODE,
                        Transcoding.Encoder.H264_V4L2M2M,
                        List.of(Rendition.DEFAULT, new Rendition(360, 700, 15)),
                        Duration.ofSeconds(3),
                        128));
        assertThat(config.get(1).source().source()).isEqualTo(new Source.Push());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source = "webrtc" | media.stream.source is "webrtc"; must be one of push, rtmp, srt, rtsp, camera, file, test-picture
            source = "rtsp" | media.stream.url; is missing
            source = "rtsp"^url = "http://h/x" | media.stream.url is "http://h/x"; must be a URL such as "rtsp://
            source = "file"^file = "loop.mp4" | media.stream.file is "loop.mp4"; must be an absolute path
            source = "file" | media.stream.file; is missing
            source = "rtmp"^listen = "0.0.0.0" | media.stream.listen is "0.0.0.0"; must be one address of this node
            source = "srt"^listen = "::" | media.stream.listen is "::"; without a passphrase, must be one address
            source = "srt"^passphrase = "short" | media.stream.passphrase; must have 10 to 79 visible ASCII characters
            source = "rtmp"^listen = "stage" | media.stream.listen is "stage"; must be an IP address
            source = "rtmp"^port = 0 | media.stream.port is 0; must be between 1 and 65535
            source = "rtmp"^url = "rtsp://h/" | media.stream.url is "rtsp://h/"; is not for source "rtmp"
            source = "camera"^device = "/etc/passwd" | media.stream.device is "/etc/passwd"; must be a device
            source = "camera"^size = "big" | media.stream.size is "big"; must be a size such as "1280x720"
            source = "camera"^mode = "copy" | media.stream.mode is "copy"; must be "auto" or "encode" with renditions, a camera
            source = "rtmp"^encoder = "nvenc" | media.stream.encoder is "nvenc"; must be one of auto, libx264, h264_v4l2m2m
            source = "rtmp"^[[media.stream.rendition]]^height = 721 | media.stream.rendition.height is 721; must be even
            source = "rtmp"^[[media.stream.rendition]]^[[media.stream.rendition]] | media.stream.rendition is a list; must not have one height twice
            television = true | media.stream.television is true; needs a source that this node starts
            source = "rtmp"^sorce = "x" | media.stream.sorce; there is no such key; did you mean source?
            """)
    void namesKeyValueAndRule(String keys, String expected) {
        assertThat(mistake("[[media.stream]]\nname = \"demo\"\n" + keys.replace('^', '\n')))
                .contains(expected.strip());
    }

    @Test
    void keepsTheValueOfASecretToItself() {
        assertThatThrownBy(() -> source("source = \"srt\"\npassphrase = \"short-one\""))
                .hasMessageContaining("media.stream.passphrase")
                .hasMessageNotContaining("short-one");
    }

    @Test
    void letsNoTwoStreamsHaveOneNameOrPort() {
        var rtmp = "[[media.stream]]\nname = \"%s\"\nsource = \"rtmp\"\n";
        assertThat(mistake(rtmp.formatted("a") + rtmp.formatted("b"))).contains("must not have rtmp port 1935 twice");
        assertThat(mistake("""
                        [[media.stream]]
                        name = "a"
                        source = "test-picture"
                        television = true
                        [[media.stream]]
                        name = "a-tv"
                        """)).contains("must leave the name a-tv to the copy for televisions");
    }

    @Test
    void readsHowEncodersAreWatched() {
        var pipeline = media("""
                [media.pipeline]
                ffmpeg = "/opt/ffmpeg"
                nice = 10
                stall-after = "3s"
                drop-share-max = 0.2
                restarts-max = 3
                """).pipeline();

        assertThat(pipeline.ffmpeg()).isEqualTo("/opt/ffmpeg");
        assertThat(pipeline.nice()).isEqualTo(10);
        assertThat(pipeline.watching().watchdog().stallAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(pipeline.watching().watchdog().dropShareMax()).isEqualTo(0.2);
        assertThat(pipeline.watching().restarts().max()).isEqualTo(3);
        assertThat(mistake("[media.pipeline]\nffmpeg = \"-i\""))
                .contains("media.pipeline.ffmpeg is \"-i\"; must be a program's name or path");
        assertThat(mistake("[media.pipeline]\nretry-first = \"5s\"\nretry-longest = \"1s\""))
                .contains("media.pipeline.retry-longest is \"1s\"; must be at least retry-first");
    }
}
