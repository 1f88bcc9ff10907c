package dev.flightcase.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final long MILLI = 1_000_000;

    private final Recorder recorder = new Recorder(new Window(1_000 * MILLI, 2_000 * MILLI));

    @Test
    void onlyAnswersInsideTheWindowAreMeasuredButAllAreCounted() {
        recorder.ok(990 * MILLI, 999 * MILLI);
        recorder.ok(995 * MILLI, 1_005 * MILLI);
        recorder.ok(1_999 * MILLI, 2_000 * MILLI);

        var result = LoadResult.of(recorder.seen(), 1);

        assertThat(result.ok()).isEqualTo(1);
        assertThat(result.okEver()).isEqualTo(3);
        assertThat(result.perSecond()).isEqualTo(1);
        assertThat(result.latency().max()).isCloseTo(10, within(0.01));
    }

    @Test
    void percentilesAreOfTheMeasuredAnswers() {
        for (int millis = 1; millis <= 100; millis++) {
            recorder.ok(1_000 * MILLI, (1_000 + millis) * MILLI);
        }

        var latency = LoadResult.of(recorder.seen(), 1).latency();

        assertThat(latency.count()).isEqualTo(100);
        assertThat(latency.p50()).isCloseTo(50, within(0.1));
        assertThat(latency.p99()).isCloseTo(99, within(0.1));
        assertThat(latency.max()).isCloseTo(100, within(0.1));
    }

    @Test
    void threadsAreAddedUp() {
        var other = new Recorder(new Window(1_000 * MILLI, 2_000 * MILLI));
        recorder.ok(1_000 * MILLI, 1_001 * MILLI);
        recorder.wrong("first");
        other.ok(1_000 * MILLI, 1_003 * MILLI);
        other.refused(1_000 * MILLI, 1_002 * MILLI);
        other.retried();
        other.wrong("second");

        var result = LoadResult.of(recorder.seen().plus(other.seen()), 1);

        assertThat(result.ok()).isEqualTo(2);
        assertThat(result.refused()).isEqualTo(1);
        assertThat(result.retried()).isEqualTo(1);
        assertThat(result.wrong()).isEqualTo(2);
        assertThat(result.firstWrong()).isEqualTo("first");
        assertThat(result.latency().count()).isEqualTo(3);
    }

    @Test
    void nothingMeasuredIsZeroAndNotAnError() {
        var result = LoadResult.of(recorder.seen(), 0);

        assertThat(result.perSecond()).isZero();
        assertThat(result.latency().p99()).isZero();
    }
}
