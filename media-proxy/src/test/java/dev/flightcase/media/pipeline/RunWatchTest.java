package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One look each quarter of a second, a report with each second one, as the real thing has it. */
class RunWatchTest {
    private static final WatchdogConfig CONFIG = WatchdogConfig.defaults();
    private static final long TICK = Duration.ofMillis(250).toNanos();

    private final RunWatch watch = new RunWatch(CONFIG, false, 0);
    private long now;
    private double out;
    private double frame;
    private double dropped;
    private long arrived;
    private @Nullable Progress report;

    /** Runs for a time and gives the first trouble. */
    private Optional<Trouble> run(Duration time, double speed, double dropShare) {
        return run(time, speed, dropShare, 1);
    }

    private Optional<Trouble> run(Duration time, double speed, double dropShare, int arrivals) {
        for (long end = now + time.toNanos(); now < end; ) {
            now += TICK;
            out += 0.25 * speed;
            frame += 7.5 * speed * (1 - dropShare);
            dropped += 7.5 * speed * dropShare;
            arrived += arrivals;
            if (now % (2 * TICK) == 0) {
                report =
                        new Progress((long) frame, (long) dropped, 0, Duration.ofMillis((long) (out * 1000)), speed, 0);
            }
            var trouble = watch.look(now, report, arrived);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        return Optional.empty();
    }

    private double seconds() {
        return (double) now / 1e9;
    }

    @Test
    void hasNothingToSayAboutAnHourThatGoesWell() {
        assertThat(run(Duration.ofHours(1), 1.0, 0)).isEmpty();
        assertThat(watch.hasBegun()).isTrue();
    }

    @Test
    void waitsForTheFirstPictureOnlySoLong() {
        assertThat(run(Duration.ofSeconds(20), 0, 0)).isEmpty();
        assertThat(run(Duration.ofSeconds(1), 0, 0))
                .contains(new Trouble(Trouble.Kind.STALL, "no picture came within 20 s"));
    }

    @Test
    void waitsForAnEncoderForAsLongAsItLikes() {
        var patient = new RunWatch(CONFIG, true, 0);

        assertThat(patient.look(Duration.ofHours(10).toNanos(), null, 0)).isEmpty();
        assertThat(patient.hasBegun()).isFalse();
    }

    @Test
    void tellsAStall() {
        run(Duration.ofSeconds(30), 1, 0);

        var trouble = run(Duration.ofSeconds(30), 0, 0);

        assertThat(trouble).contains(new Trouble(Trouble.Kind.STALL, "no new picture for 5 s"));
        assertThat(seconds()).isBetween(35.0, 35.8);
    }

    @Test
    void tellsAStallWhenNoReportComesAtAll() {
        run(Duration.ofSeconds(30), 1, 0);
        now += Duration.ofSeconds(6).toNanos();

        assertThat(watch.look(now, report, arrived + 1)).map(Trouble::kind).contains(Trouble.Kind.STALL);
    }

    @Test
    void tellsThatNothingArrives() {
        run(Duration.ofSeconds(30), 1, 0);

        assertThat(run(Duration.ofSeconds(30), 1, 0, 0))
                .contains(new Trouble(Trouble.Kind.SILENCE, "nothing new arrived in the stream for 10 s"));
        assertThat(seconds()).isBetween(40.0, 40.6);
    }

    @Test
    void asksForNoArrivalsWhereNobodyCounts() {
        arrived = -1;

        assertThat(run(Duration.ofMinutes(1), 1, 0, 0)).isEmpty();
    }

    @Test
    void tellsDroppedPictures() {
        run(Duration.ofSeconds(30), 1, 0);

        assertThat(run(Duration.ofSeconds(30), 1, 0.3))
                .hasValueSatisfying(trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.DROPS))
                .hasValueSatisfying(
                        trouble -> assertThat(trouble.says()).contains("% of the pictures were left out within 10 s"));
    }

    @Test
    void takesSixtyFramesForThirtyAsNoIllness() {
        assertThat(run(Duration.ofMinutes(5), 1, 0.5)).isEmpty();
        assertThat(run(Duration.ofSeconds(30), 1, 0.75)).map(Trouble::kind).contains(Trouble.Kind.DROPS);
    }

    @Test
    void forgivesAShortDipAndTellsALongOne() {
        run(Duration.ofSeconds(30), 1, 0);
        assertThat(run(Duration.ofSeconds(8), 0.9, 0)).isEmpty();
        assertThat(run(Duration.ofSeconds(60), 1, 0)).isEmpty();

        var trouble = run(Duration.ofMinutes(1), 0.9, 0);

        assertThat(trouble).map(Trouble::kind).contains(Trouble.Kind.DRIFT);
        assertThat(trouble.orElseThrow().says())
                .startsWith("it is too slow: 0.9")
                .endsWith("of real time for 20 s");
    }

    @Test
    void tellsAStreamThatLeavesTheClock() {
        run(Duration.ofSeconds(30), 1, 0);

        assertThat(run(Duration.ofMinutes(2), 1.2, 0))
                .hasValueSatisfying(trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.DRIFT))
                .hasValueSatisfying(trouble -> assertThat(trouble.says()).endsWith("ahead of the clock"));
    }

    @Test
    void letsABurstAtTheStartBe() {
        run(Duration.ofSeconds(3), 4, 0);

        assertThat(run(Duration.ofMinutes(5), 1, 0)).isEmpty();
    }
}
