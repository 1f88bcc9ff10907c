package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads the test picture as a person would: the dots of its text. */
class TestScreenIT {
    private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz-";
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    @BeforeAll
    static void needsFfmpeg() {
        assumeTrue(Ffmpeg.isInstalled(), "ffmpeg is not installed");
    }

    private static byte[] frame(String stream) throws Exception {
        var graph = new TestScreen(new Source.TestPicture(PictureSize.HD, 30), stream).graph();
        var process = new ProcessBuilder(List.of(
                        "ffmpeg",
                        "-hide_banner",
                        "-loglevel",
                        "error",
                        "-nostdin",
                        "-f",
                        "lavfi",
                        "-i",
                        graph,
                        "-map",
                        "0:v",
                        "-frames:v",
                        "1",
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "gray",
                        "-"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var bytes = process.getInputStream().readNBytes(WIDTH * HEIGHT);
        process.destroyForcibly().onExit().join();
        return bytes;
    }

    /** A line of text, {@code ?} for what is no glyph. */
    private static String line(byte[] frame, int columns, int line, int characters) {
        int dot = (int) (WIDTH * 0.9) / columns;
        int left = (WIDTH - dot * columns) / 2;
        int top = (HEIGHT - dot * DotText.ROWS) / 2;
        var text = new StringBuilder();
        for (int cell = 0; cell < characters; cell++) {
            long bits = 0;
            for (int i = 0; i < 35; i++) {
                int x = left + (cell * 6 + i % 5) * dot + dot / 2;
                int y = top + (line * 8 + i / 5) * dot + dot / 2;
                bits = bits << 1 | ((frame[y * WIDTH + x] & 0xff) > 125 ? 1 : 0);
            }
            long seen = bits;
            text.append(CHARACTERS
                    .chars()
                    .filter(character -> DotText.glyph((char) character) == seen)
                    .mapToObj(character -> String.valueOf((char) character))
                    .findFirst()
                    .orElse("?"));
        }
        return text.toString();
    }

    @Test
    void showsTheWallClockAndTheStreamsName() throws Exception {
        var before = Instant.now();
        var frame = frame("stage-2");
        var after = Instant.now();

        var clock = line(frame, 72, 0, 12);
        assertThat(clock).matches("\\d\\d\\?\\d\\d\\?\\d\\d\\?\\d\\d\\d");
        var shown = LocalTime.of(
                        Integer.parseInt(clock.substring(0, 2)),
                        Integer.parseInt(clock.substring(3, 5)),
                        Integer.parseInt(clock.substring(6, 8)))
                .plusNanos(Long.parseLong(clock.substring(9)) * 1_000_000);
        var day = before.atOffset(ZoneOffset.UTC).toLocalDate();
        // One that began before midnight may show the day after.
        var date =
                shown.isBefore(before.atOffset(ZoneOffset.UTC).toLocalTime().minusMinutes(1)) ? day.plusDays(1) : day;
        assertThat(date.atTime(shown).toInstant(ZoneOffset.UTC)).isBetween(before.minusMillis(1), after.plusMillis(1));
        assertThat(line(frame, 72, 1, 7)).isEqualTo("stage-2");
    }
}
