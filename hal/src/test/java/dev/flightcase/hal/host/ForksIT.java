package dev.flightcase.hal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> heard = new ArrayList<>();
    private final Forks forks = new Forks(
            (program, ran, took) -> {
                assertThat(took).isPositive();
                heard.add(program + " " + ran.getClass().getSimpleName());
            },
            System::nanoTime);

    @Test
    void tellsHowAProgramEnded() {
        assertThat(forks.run(List.of("echo", "a b"), PATIENCE)).isEqualTo(new Forks.Ran.Well("a b\n"));
        assertThat(forks.run(List.of("sh", "-c", "echo no >&2; exit 3"), PATIENCE))
                .isEqualTo(new Forks.Ran.Badly(3, "no\n"));
        assertThat(forks.run(List.of("no-such-program"), PATIENCE))
                .isEqualTo(new Forks.Ran.NotThere("no-such-program cannot be run"));
        assertThat(heard).containsExactly("echo Well", "sh Badly", "no-such-program NotThere");
    }

    @Test
    void aProgramThatHangsIsKilled() {
        assertThat(forks.run(List.of("sleep", "600"), Duration.ofMillis(100))).isEqualTo(new Forks.Ran.Late());
        assertThat(heard).containsExactly("sleep Late");
    }
}
