package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressParserTest {
    private static final String REPORT = """
            frame=61
            fps=30.12
            stream_0_0_q=20.0
            bitrate= 561.7kbits/s
            total_size=142000
            out_time_us=2022000
            out_time_ms=2022000
            out_time=00:00:02.022000
            dup_frames=3
            drop_frames=7
            speed=0.998x
            progress=continue
            """;

    private static List<Progress> read(String text) throws IOException {
        var parser = new ProgressParser();
        var reports = new ArrayList<Progress>();
        Lines.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                line -> parser.line(line).ifPresent(reports::add));
        return reports;
    }

    @Test
    void readsAReport() throws Exception {
        assertThat(read(REPORT + REPORT.replace("frame=61", "frame=91").replace("continue", "end")))
                .containsExactly(
                        new Progress(61, 7, 3, Duration.ofMillis(2022), 0.998, 561_700),
                        new Progress(91, 7, 3, Duration.ofMillis(2022), 0.998, 561_700));
    }

    @Test
    void takesNothingOfWhatIsNotKnownYet() throws Exception {
        var report = read("frame=0\nbitrate=N/A\nout_time_us=-9223372036854775807\nspeed=N/A\nprogress=continue\n")
                .getFirst();

        assertThat(report).isEqualTo(new Progress(0, 0, 0, Duration.ZERO, 0, 0));
        assertThat(report.hasBegun()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frame=99999999999999999999999999",
                "frame=-5",
                "frame=",
                "=",
                "speed=Infinityx",
                "speed=NaNx",
                "speed=-1x",
                "bitrate=1e999kbits/s",
                "\u0000\u0001\uFFFD",
                "out_time_us=12 34"
            })
    void survivesGarbage(String line) throws Exception {
        assertThat(read(line + "\nprogress=continue\n")).containsExactly(new Progress(0, 0, 0, Duration.ZERO, 0, 0));
    }

    @Test
    void cutsALineWithoutEnd() throws Exception {
        var lines = new ArrayList<String>();

        Lines.read(
                new ByteArrayInputStream(("x".repeat(100_000) + "\r\n\nnext").getBytes(StandardCharsets.UTF_8)),
                lines::add);

        assertThat(lines).containsExactly("x".repeat(Lines.CHARS_MAX), "next");
    }
}
