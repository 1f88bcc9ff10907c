package dev.flightcase.media.isobmff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.MalformedMediaException.Kind;
import dev.flightcase.media.isobmff.Track.SampleDefaults;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MovieReaderTest {
    private static Kind refusal(byte[] section) {
        try {
            MovieReader.tracks(Bytes.of(section));
            throw new AssertionError("was not refused");
        } catch (MalformedMediaException e) {
            return e.kind();
        }
    }

    @Test
    void namesTheCodecsAndTheSizeOfThePicture() throws MalformedMediaException {
        assertThat(MovieReader.tracks(Bytes.of(Boxes.init())))
                .containsExactly(
                        new Track(1, 15_360, "avc1.64001f", 1280, 720, SampleDefaults.NONE),
                        new Track(2, 48_000, "mp4a.40.2", 0, 0, SampleDefaults.NONE));
    }

    @Test
    void knowsHevcAndOpusAndTheDefaultsOfSamples() throws MalformedMediaException {
        byte[] hevc =
                Boxes.visual("hvc1", 1920, 1080, Boxes.box("hvcC", Boxes.hex("01 01 60000000 900000000000 5d f000")));
        byte[] defaults = Boxes.hex("00000000 00000007 00000001 00000200 00000064 01010000");
        byte[] init = Boxes.box(
                "moov",
                Boxes.track(7, 90_000, hevc),
                Boxes.track(8, 48_000, Boxes.audio("Opus", new byte[0])),
                Boxes.box("mvex", Boxes.box("trex", defaults)));

        assertThat(MovieReader.tracks(Bytes.of(init)))
                .containsExactly(
                        new Track(7, 90_000, "hvc1.1.6.L93.90", 1920, 1080, new SampleDefaults(512, 100, 0x0101_0000)),
                        new Track(8, 48_000, "opus", 0, 0, SampleDefaults.NONE));
    }

    @Test
    void saysWhichTrackCannotBeCarried() {
        byte[] init = Boxes.box(
                "moov", Boxes.track(9, 1000, Boxes.visual("vp09", 640, 360, Boxes.box("vpcC", new byte[12]))));

        assertThatThrownBy(() -> MovieReader.tracks(Bytes.of(init)))
                .hasMessage("track 9 is vp09; taken are avc1, avc3, hvc1, hev1, mp4a and Opus, not encrypted");
        assertThat(refusal(init)).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refusal(Boxes.box("moov"))).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refusal(Boxes.box("free"))).isEqualTo(Kind.MALFORMED);
        assertThat(refusal(Boxes.box("moov", Boxes.track(1, 0, Boxes.audio("Opus", new byte[0])))))
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void survivesDamage() {
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 5000; round++) {
            byte[] init = Boxes.init();
            for (int i = 0; i < 4; i++) {
                init[random.nextInt(init.length)] = (byte) random.nextInt();
            }
            byte[] section = round % 2 == 0 ? init : Arrays.copyOf(init, random.nextInt(init.length));
            try {
                assertThat(MovieReader.tracks(Bytes.of(section))).hasSizeBetween(1, 2);
            } catch (MalformedMediaException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1000, 4999);
    }

    @Test
    void survivesBoxesWithinBoxesAndHugeSizes() {
        byte[] nested = new byte[0];
        for (int i = 0; i < 2000; i++) {
            nested = Boxes.box("moov", nested);
        }

        assertThat(refusal(nested)).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refusal(Boxes.hex("00000001 6d6f6f66 7fffffffffffffff"))).isEqualTo(Kind.MALFORMED);
    }
}
