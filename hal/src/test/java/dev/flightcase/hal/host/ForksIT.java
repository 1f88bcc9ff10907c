package dev.flightcase.hal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForksIT {
    private final Forks forks = new Forks(Duration.ofSeconds(20));

    @Test
    void tellsHowAProgramEnded() {
        assertThat(forks.run(List.of("echo", "a b"))).isEqualTo(new Forks.Ran.Well("a b\n"));
        assertThat(forks.run(List.of("sh", "-c", "echo no >&2; exit 3"))).isEqualTo(new Forks.Ran.Badly(3, "no\n"));
        assertThat(forks.run(List.of("no-such-program")))
                .isEqualTo(new Forks.Ran.NotThere("no-such-program cannot be run"));
        assertThat(forks.count()).isEqualTo(3);
    }

    @Test
    void aProgramThatHangsIsKilled() {
        assertThat(new Forks(Duration.ofMillis(100)).run(List.of("sleep", "600")))
                .isEqualTo(new Forks.Ran.Late());
    }
}
