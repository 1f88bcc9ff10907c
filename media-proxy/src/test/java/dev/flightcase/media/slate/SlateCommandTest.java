package dev.flightcase.media.slate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.media.isobmff.Track;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlateCommandTest {
    private static final Duration LENGTH = Duration.ofSeconds(2);

    private static String of(SlateShape shape) {
        return String.join(" ", new SlateCommand("ffmpeg", null, LENGTH).of(shape));
    }

    @Test
    void aLoopIsWholeFramesThatBeginWithOneKeyFrame() {
        assertThat(of(new SlateShape(1280, 720, 30, 48_000)))
                .startsWith("ffmpeg -nostdin ")
                .contains(
                        "size=1280x720:rate=30.000,",
                        "anullsrc=channel_layout=stereo:sample_rate=48000 -c:a aac",
                        "-profile:v baseline",
                        "-g 60 -keyint_min 60",
                        "-frames:v 60 -t 2.000",
                        "+frag_keyframe+empty_moov+default_base_moof pipe:1");
        assertThat(of(new SlateShape(640, 360, 29.97, 0)))
                .contains("-frames:v 60 -t 2.002")
                .doesNotContain("anullsrc");
        assertThat(of(new SlateShape(0, 0, 25, 44_100)))
                .contains("sample_rate=44100", "-t 2.000")
                .doesNotContain("libx264");
    }

    @Test
    void theOperatorsPictureIsFittedAndItsNameIsNoOption() {
        List<String> command =
                new SlateCommand("ffmpeg", Path.of("/srv/-y http:.png"), LENGTH).of(new SlateShape(640, 360, 25, 0));

        assertThat(command)
                .contains("file:/srv/-y http:.png")
                .contains("scale=640:360:force_original_aspect_ratio=decrease:force_divisible_by=2,pad=640:360"
                        + ":-1:-1,setsar=1,format=yuv420p");
    }

    @Test
    void aShapeIsThatOfTheTracks() {
        Track picture = new Track(1, 15_360, "avc1.64001f", 1280, 720, Track.SampleDefaults.NONE);
        Track sound = new Track(2, 44_100, "mp4a.40.2", 0, 0, Track.SampleDefaults.NONE);
        Track odd = new Track(2, 90_000, "opus", 0, 0, Track.SampleDefaults.NONE);

        assertThat(SlateShape.of(List.of(picture, sound), 50)).isEqualTo(new SlateShape(1280, 720, 50, 44_100));
        assertThat(SlateShape.of(List.of(picture), 0)).isEqualTo(new SlateShape(1280, 720, 25, 0));
        assertThat(SlateShape.of(List.of(odd), 46.9)).isEqualTo(new SlateShape(0, 0, 25, 48_000));
    }
}
