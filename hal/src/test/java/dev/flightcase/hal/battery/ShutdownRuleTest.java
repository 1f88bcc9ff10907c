package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ShutdownRuleTest {

    private static final LowRun LONG = new LowRun(6, Duration.ofSeconds(10));
    private static final LowRun FIVE_MINUTES = new LowRun(150, Duration.ofMinutes(5));
    private static final Optional<CountWitness> SURE = Optional.of(new CountWitness(0.01, -0.05));
    private static final LowRun SHORT = new LowRun(3, Duration.ofSeconds(4));
    private static final Optional<CountWitness> EMPTY = Optional.of(new CountWitness(0.02, -0.1));
    private static final Optional<CountWitness> EMPTY_SOON = Optional.of(new CountWitness(0.1, -0.1));
    private static final Optional<CountWitness> PERHAPS = Optional.of(new CountWitness(0.25, 0.02));
    private static final Optional<CountWitness> HALF = Optional.of(new CountWitness(0.5, 0.35));

    private final ShutdownRule rule = ShutdownRule.defaults();

    @Test
    void staysWithoutAnyReading() {
        assertThat(rule.judge(Case.quiet().evidence()))
                .isInstanceOfSatisfying(
                        Decision.Stay.class,
                        stay -> assertThat(stay.evidence()).containsExactly("no fresh reading of the battery"));
    }

    @Test
    void stopsWhenVoltageAndCountAgree() {
        var decision = rule.judge(Case.quiet()
                .volts(3.1, LONG, LONG, LowRun.NONE)
                .count(EMPTY)
                .minutes(2)
                .evidence());

        assertThat(decision).isInstanceOf(Decision.StopNow.class);
        assertThat(decision.evidence())
                .containsExactly(
                        "3.10 V a cell, low in 6 readings over 10 s",
                        "2 % left as counted, 0 % at least",
                        "2 minutes left, 1 at least");
    }

    @Test
    void stopsWhenVoltageAndGaugeAgreeAndTheCountIsBlind() {
        assertThat(rule.judge(Case.quiet()
                        .volts(3.1, LONG, LONG, LowRun.NONE)
                        .gauge(LONG)
                        .evidence()))
                .isInstanceOf(Decision.StopNow.class);
    }

    @Test
    void neverStopsForTheVoltageAlone() {
        var alone = Case.quiet().volts(2.4, LONG, LONG, LONG);

        assertThat(rule.judge(alone.evidence())).isInstanceOf(Decision.Warn.class);
        assertThat(rule.judge(alone.count(HALF).minutes(0).evidence())).isInstanceOf(Decision.Warn.class);
    }

    @Test
    void neverStopsForTheCountAlone() {
        assertThat(rule.judge(Case.quiet()
                        .volts(3.9, LowRun.NONE, LowRun.NONE, LowRun.NONE)
                        .count(SURE)
                        .minutes(0)
                        .evidence()))
                .isInstanceOf(Decision.Warn.class);
    }

    @Test
    void neverStopsForTheGaugeAlone() {
        assertThat(rule.judge(Case.quiet().gauge(LONG).count(HALF).minutes(200).evidence()))
                .isInstanceOf(Decision.Warn.class);
    }

    @Test
    void aVoltageThatLiesDoesNotHideWhatGaugeAndCountBothSay() {
        assertThat(rule.judge(Case.quiet()
                        .volts(4.0, LowRun.NONE, LowRun.NONE, LowRun.NONE)
                        .gauge(FIVE_MINUTES)
                        .count(SURE)
                        .evidence()))
                .isInstanceOf(Decision.StopNow.class);
        assertThat(rule.judge(Case.quiet()
                        .volts(4.0, LowRun.NONE, LowRun.NONE, LowRun.NONE)
                        .gauge(LONG)
                        .count(SURE)
                        .evidence()))
                .isInstanceOf(Decision.Warn.class);
    }

    @Test
    void waitsForSeveralReadings() {
        assertThat(rule.judge(Case.quiet()
                        .volts(3.1, SHORT, SHORT, SHORT)
                        .count(EMPTY_SOON)
                        .minutes(80)
                        .evidence()))
                .isInstanceOf(Decision.Stay.class);
    }

    @Test
    void saysGoodbyeFirstWhenSomeMinutesAreLeft() {
        assertThat(rule.judge(Case.quiet()
                        .volts(3.3, LONG, LowRun.NONE, LowRun.NONE)
                        .count(PERHAPS)
                        .minutes(8)
                        .evidence()))
                .isInstanceOf(Decision.StopSoon.class);
    }

    @Test
    void minutesThatContradictHoldAStopBackUntilTheLastLine() {
        var pulse =
                Case.quiet().volts(3.2, LONG, LONG, LowRun.NONE).count(PERHAPS).minutes(60);
        var last = Case.quiet().volts(3.1, LONG, LONG, LONG).count(PERHAPS).minutes(60);

        assertThat(rule.judge(pulse.evidence())).isInstanceOf(Decision.Warn.class);
        assertThat(rule.judge(last.evidence())).isInstanceOf(Decision.StopNow.class);
    }

    @Test
    void aBatteryThatChargesIsNotAtItsEnd() {
        assertThat(rule.judge(Case.quiet()
                        .volts(3.1, LONG, LONG, LONG)
                        .count(EMPTY)
                        .amperes(0.5)
                        .evidence()))
                .isInstanceOfSatisfying(
                        Decision.Stay.class,
                        stay -> assertThat(stay.evidence().getFirst()).isEqualTo("it takes 0.50 A"));
    }

    @Test
    void warnsWhenLittleTimeIsLeft() {
        assertThat(rule.judge(Case.quiet()
                        .volts(3.6, LowRun.NONE, LowRun.NONE, LowRun.NONE)
                        .count(HALF)
                        .minutes(50)
                        .evidence()))
                .isInstanceOf(Decision.Warn.class);
        assertThat(rule.judge(Case.quiet()
                        .volts(3.6, LowRun.NONE, LowRun.NONE, LowRun.NONE)
                        .count(HALF)
                        .minutes(80)
                        .evidence()))
                .isInstanceOf(Decision.Stay.class);
    }

    /** A count that went wrong must not hold a pack at its end for ever. */
    @Test
    void stopsAgainstTheCountWhenTheVoltageHasShownHowAPackEnds() {
        var end = Case.quiet()
                .volts(2.8, FIVE_MINUTES, LONG, LowRun.NONE)
                .count(HALF)
                .minutes(3)
                .knee();

        var decision = rule.judge(end.evidence());

        assertThat(decision).isInstanceOf(Decision.StopNow.class);
        assertThat(decision.evidence()).contains("a cell fell by 0.08 V while 1.2 % of the label went out");
    }

    /** A pulse of 31 A kept a pack with a tenth of its charge below the last line for 40 s, until it gave out. */
    @Test
    void stopsAPackThatDoesNotCarryItsLoadWhateverTheCountSays() {
        var weak = new PowerEvidence(
                OptionalDouble.of(2.6),
                new PowerEvidence.Below(LONG, LONG, LONG, true),
                LowRun.NONE,
                OptionalDouble.of(-31),
                HALF,
                Optional.empty(),
                Optional.of(new MinutesLeft(20, 40, 60)));

        var decision = rule.judge(weak);

        assertThat(decision).isInstanceOf(Decision.StopNow.class);
        assertThat(decision.evidence()).contains("the load pulls it down by what its current explains");
    }

    @Test
    void aKneeCountsOnlyAfterMinutesOfLowVoltage() {
        assertThat(rule.judge(Case.quiet()
                        .volts(2.8, LONG, LONG, LONG)
                        .count(HALF)
                        .minutes(3)
                        .knee()
                        .evidence()))
                .isInstanceOf(Decision.Warn.class);
        assertThat(rule.judge(Case.quiet()
                        .volts(3.8, LowRun.NONE, LowRun.NONE, LowRun.NONE)
                        .count(HALF)
                        .knee()
                        .evidence()))
                .isInstanceOf(Decision.Stay.class);
    }

    @Test
    void refusesToActOnOneReading() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShutdownRule(1, Duration.ZERO, 30, 10));
    }

    /** Evidence, said in the order in which it matters; minutes have a low end of half. */
    private record Case(
            OptionalDouble cellVolts,
            PowerEvidence.Below below,
            LowRun gauge,
            OptionalDouble amperes,
            Optional<CountWitness> counted,
            Optional<Knee> fallen,
            Optional<MinutesLeft> left) {

        static Case quiet() {
            return new Case(
                    OptionalDouble.empty(),
                    PowerEvidence.Below.NONE,
                    LowRun.NONE,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        Case volts(double volts, LowRun soon, LowRun now, LowRun last) {
            return new Case(
                    OptionalDouble.of(volts),
                    new PowerEvidence.Below(soon, now, last, false),
                    gauge,
                    amperes,
                    counted,
                    fallen,
                    left);
        }

        Case gauge(LowRun run) {
            return new Case(cellVolts, below, run, amperes, counted, fallen, left);
        }

        Case amperes(double flowing) {
            return new Case(cellVolts, below, gauge, OptionalDouble.of(flowing), counted, fallen, left);
        }

        Case count(Optional<CountWitness> witness) {
            return new Case(cellVolts, below, gauge, amperes, witness, fallen, left);
        }

        Case knee() {
            return new Case(cellVolts, below, gauge, amperes, counted, Optional.of(new Knee(0.08, 0.012)), left);
        }

        Case minutes(double likely) {
            return new Case(
                    cellVolts,
                    below,
                    gauge,
                    amperes,
                    counted,
                    fallen,
                    Optional.of(new MinutesLeft(likely / 2, likely, likely * 2)));
        }

        PowerEvidence evidence() {
            return new PowerEvidence(cellVolts, below, gauge, amperes, counted, fallen, left);
        }
    }
}
