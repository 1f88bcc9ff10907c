package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.FakeTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Four cells of iron phosphate: the lines are at 2.90, 2.70 and, for the next peak, 2.63 V a cell. */
class EvidenceTrailTest {

    private static final BatteryPack IRON = BatteryPack.of(Chemistry.LIFEPO4, 4, 28);
    private static final LoadSag KNOWN = new LoadSag(0.10, 0.065, true, 16);

    private final FakeTime time = new FakeTime();
    private final EvidenceTrail trail = new EvidenceTrail(IRON);

    /** A cold pack, 73 % full, was stopped a minute after the start because 16 A pulled it below the line. */
    @Test
    void aHeavyLoadOnAPackThatIsNotEmptyIsNotItsEnd() {
        assertThat(seen(2.87, -16, KNOWN).soon().readings()).isEqualTo(5);
        assertThat(seen(2.87, -16, KNOWN).now()).isEqualTo(LowRun.NONE);
    }

    @Test
    void theSameVoltageAtAThirdOfTheLoadIsTheEnd() {
        assertThat(seen(2.87, -5, new LoadSag(0.10, 0.065, true, 5)).now().readings())
                .isEqualTo(5);
    }

    @Test
    void aPeakThatWouldReachTheCutOffIsTheEnd() {
        var pulsing = new LoadSag(0.10, 0.065, true, 26);

        assertThat(seen(2.75, -13, pulsing).now().readings()).isEqualTo(5);
        assertThat(seen(2.75, -13, pulsing).last().readings()).isEqualTo(5);
        assertThat(seen(2.75, -13, new LoadSag(0.10, 0.065, true, 13)).last()).isEqualTo(LowRun.NONE);
    }

    @Test
    void aPackThatDoesNotCarryItsLoadIsAtItsEndAfterAWhile() {
        var heavy = new LoadSag(0.10, 0.065, true, 26);
        var guessed = new LoadSag(0.25, 0.065, false, 26);

        assertThat(seen(2.66, -26, heavy).byLoad()).isFalse();
        assertThat(seen(2.66, -26, guessed).now()).isEqualTo(LowRun.NONE);
        seen(2.30, -13, heavy);
        assertThat(more(2.30, -13, 10, heavy).byLoad())
                .as("a voltage that the current does not explain")
                .isFalse();
        seen(2.66, -26, heavy);
        assertThat(more(2.66, -26, 10, heavy).byLoad()).isTrue();
    }

    @Test
    void withoutACurrentTheVoltageIsTakenAsItIs() {
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofSeconds(2));
            trail.volts(time.timebase().now(), 4 * 2.87, KNOWN);
        }

        assertThat(trail.evidence(time.timebase().now(), Optional.empty(), Optional.empty(), Optional.empty())
                        .below()
                        .now()
                        .readings())
                .isEqualTo(5);
    }

    /** Five readings, after one that was high. */
    private PowerEvidence.Below seen(double cellVolts, double amperes, LoadSag load) {
        trail.volts(time.timebase().now(), 4 * 3.3, load);
        for (int i = 0; i < 5; i++) {
            trail.amperes(time.timebase().now(), amperes);
        }
        return more(cellVolts, amperes, 5, load);
    }

    private PowerEvidence.Below more(double cellVolts, double amperes, int readings, LoadSag load) {
        for (int i = 0; i < readings; i++) {
            time.advance(Duration.ofSeconds(2));
            trail.amperes(time.timebase().now(), amperes);
            trail.volts(time.timebase().now(), 4 * cellVolts, load);
        }
        return trail.evidence(
                        time.timebase().now(),
                        Optional.of(new CountWitness(0.4, 0.2)),
                        Optional.empty(),
                        Optional.empty())
                .below();
    }
}
