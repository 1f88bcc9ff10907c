package dev.flightcase.daemon.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    @ParameterizedTest
    @CsvSource({"120, 100", "500, 100", "90, 75", "60, 50", "0, 0", "-5, 0"})
    void scoresOnAStraightLineBetweenGoodAndBad(double minutes, int score) {
        var rule = new Rule("s", Dimension.POWER, 120, 0, 0, _ -> "", "");

        assertThat(rule.score(minutes)).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"60, 100", "70, 100", "85, 0", "99, 0", "77.5, 50"})
    void scoresSignalsForWhichLessIsBetter(double celsius, int score) {
        var rule = new Rule("s", Dimension.COMPUTE, 70, 85, 0, _ -> "", "");

        assertThat(rule.score(celsius)).isEqualTo(score);
    }

    @Test
    void becomesAReasonExactlyBelowItsThreshold() {
        for (var rule : Rules.of(InstantSource.system(), ZoneOffset.UTC)) {
            assertThat(rule.score(rule.threshold())).as(rule.signal()).isEqualTo(Rule.ATTENTION_SCORE);
        }
    }
}
