package dev.flightcase.hub;

import dev.flightcase.settings.cards.RedactingStream;
import picocli.CommandLine;

/** {@code flightcase-hub COMMAND}. */
public final class HubMain {
    private HubMain() {}

    public static void main(String[] args) {
        // First of all: whatever prints from here on prints no card number.
        System.setOut(RedactingStream.over(System.out));
        System.setErr(RedactingStream.over(System.err));
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new HubCommand())
                .setParameterExceptionHandler(Failures::wrongUse)
                .setExecutionExceptionHandler(Failures::failed);
    }
}
