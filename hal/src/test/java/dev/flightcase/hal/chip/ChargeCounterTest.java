package dev.flightcase.hal.chip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.chip.Measured.Unavailable;
import dev.flightcase.hal.chip.Measured.Value;
import dev.flightcase.hal.chip.Measured.Why;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At most 10 A: in two seconds 20 C, a tenth more, and one for the clocks. */
class ChargeCounterTest {

    private static final long TWO_SECONDS = Duration.ofSeconds(2).toNanos();
    private static final Measured DOUBTED = new Unavailable(Why.CONTRADICTION);

    private final ChargeCounter counter = new ChargeCounter(10);

    @ParameterizedTest
    @ValueSource(doubles = {22.9, -22.9, 0})
    void believesWhatTheShuntCanCarry(double coulombs) {
        counter.accept(500, 0);

        assertThat(counter.accept(500 + coulombs, TWO_SECONDS)).isEqualTo(new Value(500 + coulombs));
        assertThat(counter.epoch()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {23.1, -23.1, -500})
    void doubtsWhatItCannotCarry(double coulombs) {
        counter.accept(500, 0);

        assertThat(counter.accept(500 + coulombs, TWO_SECONDS)).isEqualTo(DOUBTED);
        assertThat(counter.epoch()).isZero();
    }

    @Test
    void beginsAnEpochWhenTheNextLookAgrees() {
        counter.accept(500, 0);
        counter.accept(0, TWO_SECONDS);

        assertThat(counter.accept(-3, 2 * TWO_SECONDS)).isEqualTo(new Value(-3));
        assertThat(counter.epoch()).isOne();
    }

    @Test
    void believesNoTwoGlitchesThatDisagree() {
        counter.accept(500, 0);

        assertThat(counter.accept(0, TWO_SECONDS)).isEqualTo(DOUBTED);
        assertThat(counter.accept(9_000, 2 * TWO_SECONDS)).isEqualTo(DOUBTED);
        assertThat(counter.accept(530, 3 * TWO_SECONDS)).isEqualTo(new Value(530));
        assertThat(counter.epoch()).isZero();
    }

    @Test
    void takesTheChipsWordForANewBeginning() {
        counter.accept(500, 0);

        counter.restarted();

        assertThat(counter.accept(0, TWO_SECONDS)).isEqualTo(new Value(0));
        assertThat(counter.epoch()).isOne();
    }
}
