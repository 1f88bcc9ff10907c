package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRulesTest {
    private static final InetAddress EVERYWHERE = InetAddress.ofLiteral("0.0.0.0");

    @ParameterizedTest
    @ValueSource(
            strings = {"-i", "http://h/x", "concat:a|b", "file:/etc/passwd", "rtsp:x", "rtsp://", "rtsp://a b/", ""})
    void takesOnlyRtspUrls(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRules.rtsp(text))
                .withMessageStartingWith("must be a URL such as \"rtsp://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name.mp4", "-re", "concat:/a|/b", "file:/a", "http://h/a", "\0"})
    void takesOnlyAbsolutePaths(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRules.file(text))
                .withMessage("must be an absolute path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "/dev/../etc/passwd"})
    void takesOnlyDevicesForACamera(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRules.device(text))
                .withMessageStartingWith("must be a device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage.example", "-1", "", "224.0.0.1", "10.0.0.1:80"})
    void takesOnlyAddresses(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRules.address(text))
                .withMessageStartingWith("must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nine-char", "with a space", "tööööööööö"})
    void wantsAPassphraseThatSrtTakes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRules.passphrase(text))
                .withMessage("must have 10 to 79 visible ASCII characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1280", "1281x720", "100x50", "9999x9999", "1280x720x3", "-1280x720"})
    void wantsASizeThatCanBeEncoded(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PictureSize.parse(text))
                .withMessageStartingWith("must be a size such as \"1280x720\"");
    }

    @Test
    void listensOnEveryNetworkOnlyWithAPassphrase() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Source.Rtmp(EVERYWHERE, 1935));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Source.Srt(EVERYWHERE, 8890, null, Duration.ofMillis(200)));
        assertThat(new Source.Srt(EVERYWHERE, 8890, "ten-or-more", Duration.ofMillis(200)).waitsForEncoder())
                .isTrue();
    }

    @Test
    void refusesALadderThatCannotBe() {
        var twice = List.of(new Rendition(720, 2500, 30), new Rendition(720, 1000, 30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transcoding(
                        Transcoding.Mode.AUTO, Transcoding.Encoder.AUTO, twice, Duration.ofSeconds(2), 96));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rendition(721, 2500, 30))
                .withMessage("media.stream.rendition.height is 721; must be even and between 144 and 2160");
        assertThatIllegalArgumentException().isThrownBy(() -> new Rendition(720, 50, 30));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rendition(720, 2500, 120));
        assertThatIllegalArgumentException().isThrownBy(() -> new Source.LoopedFile(Path.of("a.mp4")));
    }
}
