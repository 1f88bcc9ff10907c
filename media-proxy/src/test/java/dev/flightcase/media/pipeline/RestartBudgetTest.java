package dev.flightcase.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
    private static final RestartConfig CONFIG = new RestartConfig(
            4, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofMinutes(10));

    private final RestartBudget budget = new RestartBudget(CONFIG, new SplittableRandom(1));

    @Test
    void waitsTwiceAsLongEachTimeUpToABoundShortenedByUpToHalf() {
        var most = new int[] {1000, 2000, 4000, 5000};
        for (int longest : most) {
            assertThat(budget.after(Duration.ZERO))
                    .isInstanceOfSatisfying(
                            RestartBudget.Again.class,
                            again -> assertThat(again.pause().toMillis()).isBetween(longest / 2L, (long) longest));
        }
    }

    @Test
    void spreadsThoseWhoFellTogether() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(seed -> new RestartBudget(CONFIG, new SplittableRandom(seed)).after(Duration.ZERO))
                        .distinct())
                .hasSizeGreaterThan(15);
    }

    @Test
    void givesUpAndTriesOnceInAWhile() {
        spend();

        assertThat(budget.after(Duration.ZERO)).isEqualTo(new RestartBudget.GaveUp(Duration.ofMinutes(10)));
        assertThat(budget.after(Duration.ofSeconds(30))).isEqualTo(new RestartBudget.GaveUp(Duration.ofMinutes(10)));
    }

    @Test
    void isBackToNormalAfterAQuietTime() {
        spend();

        assertThat(budget.after(Duration.ofMinutes(2))).isInstanceOf(RestartBudget.Again.class);
        assertThat(budget.after(Duration.ZERO)).isInstanceOf(RestartBudget.Again.class);
    }

    @Test
    void beginsAnewWhenSomebodyWantsIt() {
        spend();
        budget.reset();

        assertThat(budget.after(Duration.ZERO)).isInstanceOf(RestartBudget.Again.class);
    }

    private void spend() {
        for (int i = 0; i < CONFIG.max(); i++) {
            assertThat(budget.after(Duration.ZERO)).isInstanceOf(RestartBudget.Again.class);
        }
    }
}
