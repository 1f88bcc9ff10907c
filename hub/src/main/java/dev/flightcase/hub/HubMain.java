package dev.flightcase.hub;

import picocli.CommandLine;

/** {@code flightcase-hub COMMAND}. */
public final class HubMain {
    private HubMain() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new HubCommand())
                .setParameterExceptionHandler(Failures::wrongUse)
                .setExecutionExceptionHandler(Failures::failed);
    }
}
