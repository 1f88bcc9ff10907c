package dev.flightcase.cache.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.token.BackOff.Attempt;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Now now = new Now();
    private final BackOff backOff = new BackOff(BackOffConfig.defaults(), now);

    @Test
    void fiveMistakesAreFreeAndEachOneMoreDoublesTheWait() {
        mistakes(5);
        assertThat(wrong()).isInstanceOf(Attempt.Wrong.class);

        for (int expected : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(wrong()).isEqualTo(new Attempt.TooSoon<>(Duration.ofSeconds(expected)));
            now.pass(Duration.ofSeconds(expected).minusMillis(1));
            assertThat(wrong()).isEqualTo(new Attempt.TooSoon<>(Duration.ofMillis(1)));
            now.pass(Duration.ofMillis(1));
            assertThat(wrong()).isInstanceOf(Attempt.Wrong.class);
        }
    }

    @Test
    void theRightSecretIsNotEvenLookedAtTooSoon() {
        mistakes(6);

        var attempt = backOff.<String>attempt(() -> {
            throw new AssertionError("looked");
        });

        assertThat(attempt).isInstanceOf(Attempt.TooSoon.class);
    }

    @Test
    void aRightOneForgetsTheMistakes() {
        mistakes(6);
        now.pass(SECOND);

        assertThat(right()).isEqualTo(new Attempt.Right<>("it"));

        mistakes(5);
        assertThat(right()).isEqualTo(new Attempt.Right<>("it"));
    }

    @Test
    void aQuietTimeForgetsTheMistakes() {
        mistakes(6);
        now.pass(Duration.ofMinutes(10));

        mistakes(5);

        assertThat(right()).isEqualTo(new Attempt.Right<>("it"));
    }

    @Test
    void stillWaitsTheLongestAfterDaysOfGuessing() {
        mistakes(6);
        for (int guess = 0; guess < 10_000; guess++) {
            now.pass(Duration.ofMinutes(1));
            assertThat(wrong()).isInstanceOf(Attempt.Wrong.class);
        }

        assertThat(wrong()).isEqualTo(new Attempt.TooSoon<>(Duration.ofMinutes(1)));
    }

    private void mistakes(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(wrong()).isInstanceOf(Attempt.Wrong.class);
        }
    }

    private Attempt<String> wrong() {
        return backOff.attempt(Optional::empty);
    }

    private Attempt<String> right() {
        return backOff.attempt(() -> Optional.of("it"));
    }
}
