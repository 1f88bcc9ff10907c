package dev.flightcase.bench.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CheckoutBenchTest {
    private final CheckoutBench checkout = new CheckoutBench();
    private final CommandLine commands = new CommandLine(checkout);

    @ParameterizedTest
    @ValueSource(strings = {"--quick", "--quick drop", "drop --quick", "bytes --quick"})
    void quickIsForTheWholeAndForEach(String arguments) {
        commands.parseArgs(arguments.split(" ", -1));

        assertThat(checkout.quick()).isTrue();
    }

    @Test
    void everyPartIsRunWhenNoneIsNamed() {
        assertThat(commands.getSubcommands().keySet()).containsExactlyInAnyOrderElementsOf(CheckoutBench.PARTS);
    }
}
