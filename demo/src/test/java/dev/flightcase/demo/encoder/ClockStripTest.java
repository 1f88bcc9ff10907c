package dev.flightcase.demo.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockStripTest {
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00.123Z");

    @ParameterizedTest
    @CsvSource({"1280,720", "640,360", "1920,1080", "426,240"})
    void readsBackWhatWasDrawnAtAnySize(int width, int height) {
        var reading =
                ClockStrip.read(drawn(ClockStrip.encode(NOW.toEpochMilli()), width, height, 16, 235), width, height);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        ClockStrip.Time.class,
                        time -> assertThat(ClockStrip.instant(time, NOW.plusSeconds(7)))
                                .isEqualTo(NOW));
    }

    @Test
    void needsNoThreshold() {
        var dim = drawn(ClockStrip.encode(NOW.toEpochMilli()), 1280, 720, 20, 90);

        assertThat(ClockStrip.read(dim, 1280, 720)).isInstanceOf(ClockStrip.Time.class);
    }

    @Test
    void refusesABlendOfTwoFrames() {
        var one = drawn(ClockStrip.encode(0x0000_0000L), 1280, 720, 16, 235);
        var other = drawn(ClockStrip.encode(0xFFFF_FFFFL), 1280, 720, 16, 235);

        var reading = ClockStrip.read((x, y) -> (one.at(x, y) + other.at(x, y)) / 2, 1280, 720);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        ClockStrip.Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).contains("column 4", "contrast"));
    }

    @Test
    void refusesAPictureWithoutStrip() {
        assertThat(ClockStrip.read((x, y) -> 128, 1280, 720)).isInstanceOf(ClockStrip.Unreadable.class);
    }

    @Test
    void refusesEveryStripWithOneWrongSquare() {
        long bits = ClockStrip.encode(NOW.toEpochMilli());

        for (int square = 0; square < ClockStrip.COLUMNS; square++) {
            assertThat(ClockStrip.decode(bits ^ 1L << square)).isInstanceOf(ClockStrip.Unreadable.class);
        }
    }

    @Test
    void decodesEveryTimeItEncodes() {
        var random = new SplittableRandom(11);

        for (int i = 0; i < 10_000; i++) {
            long millis = random.nextLong(1L << 42);
            assertThat(ClockStrip.decode(ClockStrip.encode(millis)))
                    .isEqualTo(new ClockStrip.Time(millis & 0xFFFF_FFFFL));
        }
    }

    @Test
    void findsTheInstantAcrossTheWrapOfThePeriod() {
        var wrap = Instant.ofEpochMilli(412L << 32);

        var before = new ClockStrip.Time((1L << 32) - 5);
        var after = new ClockStrip.Time(5);

        assertThat(ClockStrip.instant(before, wrap.plusMillis(100))).isEqualTo(wrap.minusMillis(5));
        assertThat(ClockStrip.instant(after, wrap.minus(Duration.ofDays(2)))).isEqualTo(wrap.plusMillis(5));
    }

    private static ClockStrip.Luma drawn(long bits, int width, int height, int black, int white) {
        return (x, y) -> {
            int row = y * ClockStrip.ROWS_PER_PICTURE / height;
            boolean one = (bits >>> (ClockStrip.COLUMNS - 1 - x * ClockStrip.COLUMNS / width) & 1) == 1;
            return row < ClockStrip.ROWS && one == (row == 0) ? white : black;
        };
    }
}
