package dev.flightcase.demo.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.demo.encoder.ClockStrip.Time;
import dev.flightcase.demo.process.ChildProcess;
import dev.flightcase.demo.process.OneShot;
import dev.flightcase.demo.process.Restarts;
import dev.flightcase.demo.process.Supervised;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real ffmpeg pushes to a small HTTP server; what the server holds afterwards is decoded again. */
class EncoderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    /** 25 ms at 8 kHz. */
    private static final int WINDOW = 200;

    @TempDir
    private Path folder;

    private static ClockText text = new ClockText.Absent();

    @BeforeAll
    static void needsFfmpeg() {
        var outcome = new FfmpegProbe("ffmpeg").run();
        assumeTrue(outcome instanceof FfmpegProbe.Usable, () -> "no usable ffmpeg here: " + outcome);
        text = outcome instanceof FfmpegProbe.Usable usable ? usable.text() : text;
    }

    @Test
    void pushesPicturesThatCarryTheTimeOfTheirEncodingAsTheyCome() throws Exception {
        var begin = Instant.now();
        Instant end;
        byte[] video;
        try (var origin = new StoringServer()) {
            var encoder = encoder(new EncoderCommand("ffmpeg", new TestPicture(text), origin.playlist()));
            encoder.start();
            // five seconds of pictures and sound, each a fragment
            await().atMost(PATIENCE).until(() -> origin.count(EncoderCommand.BODY, "moof") >= 400);
            var stopped = encoder.stop(Duration.ofSeconds(5));
            end = Instant.now();

            assertThat(stopped).isInstanceOf(Supervised.Clean.class);
            assertThat(encoder.deaths()).isZero();
            video = origin.bytes(EncoderCommand.BODY);
        }

        var file = Files.write(folder.resolve("all.mp4"), video);
        var readings = new StripDecoder("ffmpeg", PATIENCE).read(file.toString(), 600);

        assertThat(readings)
                .hasSizeGreaterThanOrEqualTo(4 * TestPicture.FRAMES_PER_SECOND)
                .allMatch(Time.class::isInstance);
        var times = readings.stream()
                .map(reading -> ClockStrip.instant((Time) reading, end))
                .toList();
        assertThat(times).isSorted().allMatch(time -> !time.isBefore(begin.minusMillis(1)) && !time.isAfter(end));
        // Each frame has its own time, not that of its segment; after a hiccup two may fall into one millisecond.
        assertThat(times.stream().distinct().count()).isGreaterThan(times.size() * 8L / 10);
        assertThat(beeps(file))
                .isBetween(
                        readings.size() / TestPicture.FRAMES_PER_SECOND - 1,
                        readings.size() / TestPicture.FRAMES_PER_SECOND + 1);
    }

    @Test
    void probeNamesWhatIsMissing() throws Exception {
        var fake = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                  -version) echo 'ffmpeg version 5.1.9 Copyright' ;;
                  *) echo "Unknown encoder 'libx264'" >&2; exit 1 ;;
                esac
                """);
        assertThat(fake.toFile().setExecutable(true)).isTrue();

        assertThat(new FfmpegProbe(fake.toString()).run())
                .isInstanceOfSatisfying(
                        FfmpegProbe.Unusable.class,
                        unusable -> assertThat(unusable.what()).contains("5.1.9", "it has no libx264"));
        assertThat(new FfmpegProbe(folder.resolve("absent").toString()).run())
                .isInstanceOfSatisfying(
                        FfmpegProbe.Unusable.class,
                        unusable -> assertThat(unusable.what()).contains("not installed"));
    }

    /** How often the tone gets loud: quiet peaks are at -38 dB, loud ones at -12 dB. */
    private static int beeps(Path file) {
        var beeps = new AtomicInteger();
        var command = List.of(
                "ffmpeg", "-v", "error", "-i", file.toString(), "-vn", "-ac", "1", "-ar", "8000", "-f", "u8", "-");
        OneShot.run(command, PATIENCE, output -> {
            boolean loud = false;
            for (var window = output.readNBytes(WINDOW); window.length == WINDOW; window = output.readNBytes(WINDOW)) {
                int peak = 0;
                for (byte sample : window) {
                    peak = Math.max(peak, Math.abs((sample & 0xFF) - 128));
                }
                beeps.addAndGet(peak > 12 && !loud ? 1 : 0);
                loud = peak > 12;
            }
        });
        return beeps.get();
    }

    private Supervised encoder(EncoderCommand command) {
        return new Supervised(
                new ChildProcess("encoder", folder.resolve("encoder.log")),
                command::arguments,
                new Restarts(0, Duration.ZERO, Duration.ZERO),
                Set.of(0, 255),
                (_, _, _) -> {});
    }
}
