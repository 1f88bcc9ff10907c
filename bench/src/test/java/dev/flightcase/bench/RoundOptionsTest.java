package dev.flightcase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RoundOptionsTest {
    private final RoundOptions options = new RoundOptions();

    @Test
    void tellsWhatItRuns() {
        parse("--rounds", "3", "--seconds", "7", "--warm-up", "1", "--load-threads", "2");

        assertThat(options.problem(64)).isEmpty();
        assertThat(options.chosen(false).words()).isEqualTo("3 rounds of 7 s after 1 s of warm-up, 2 load threads");
    }

    @Test
    void quickIsShortWhateverTheOthersSay() {
        parse("--rounds", "30", "--seconds", "70", "--warm-up", "10");

        assertThat(options.chosen(true).measured()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(options.chosen(true).rounds()).isEqualTo(2);
    }

    @Test
    void refusesWhatCannotBeRun() {
        parse("--load-threads", "4");
        assertThat(options.problem(3)).contains("--clients is 3").contains("--load-threads");
        assertThat(options.problem(4)).isEmpty();

        parse("--rounds", "0");
        assertThat(options.problem(64)).contains("--rounds");
    }

    private void parse(String... arguments) {
        new CommandLine(options).parseArgs(arguments);
    }
}
