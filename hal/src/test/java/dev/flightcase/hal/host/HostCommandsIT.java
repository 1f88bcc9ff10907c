package dev.flightcase.hal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostCommandsIT {

    private final AtomicInteger runs = new AtomicInteger();
    private final HostCommands commands =
            new HostCommands(new Forks((_, _, _) -> runs.incrementAndGet(), System::nanoTime));

    @Test
    void aProgramIsAskedCountedAndNeverWaitedForTooLong() {
        var patience = Duration.ofSeconds(30);

        assertThat(commands.ask(List.of("echo", "throttled=0x0"), patience))
                .isEqualTo(new Commands.Answer.Said("throttled=0x0\n"));
        assertThat(commands.ask(List.of("false"), patience)).isInstanceOf(Commands.Answer.Unknown.class);
        assertThat(commands.ask(List.of("no-such-program-here"), patience))
                .isInstanceOfSatisfying(
                        Commands.Answer.Unknown.class,
                        unknown -> assertThat(unknown.why()).startsWith("no-such-program-here cannot be run"));
        assertThat(commands.ask(List.of("sleep", "60"), Duration.ofMillis(50)))
                .isEqualTo(new Commands.Answer.Unknown("sleep has not answered within 50 ms"));
        assertThat(runs).hasValue(4);
    }
}
