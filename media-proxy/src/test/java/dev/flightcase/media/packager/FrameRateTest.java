package dev.flightcase.media.packager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrameRateTest {
    private static double of(long timescale, long... durations) {
        FrameRate rate = new FrameRate(timescale);
        LongStream.of(durations).forEach(rate::add);
        return rate.perSecond();
    }

    @Test
    void roundedTimesAreAveragedAndALongPictureIsNot() {
        assertThat(of(15_360, 840, 512, 512, 512, 512)).isEqualTo(30.0);
        assertThat(of(1000, 33, 33, 34, 33, 33, 34)).isEqualTo(30.0);
        assertThat(of(90_000, 1501, 1502, 1501, 1502)).isEqualTo(59.94);
        assertThat(of(90_000)).isZero();
        assertThat(of(90_000, 0, 0)).isZero();
    }
}
