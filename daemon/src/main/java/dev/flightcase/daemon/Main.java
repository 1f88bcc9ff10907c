package dev.flightcase.daemon;

import dev.flightcase.daemon.command.Failures;
import dev.flightcase.daemon.command.FlightcaseCommand;
import dev.flightcase.settings.cards.RedactingStream;
import picocli.CommandLine;

/** {@code flightcase COMMAND}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // First of all: whatever prints from here on prints no card number.
        System.setErr(RedactingStream.over(System.err));
        if (args.length > 0 && args[0].equals("run")) {
            System.setOut(RedactingStream.over(System.out));
        } else {
            quietLogs();
        }
        System.exit(commandLine().execute(args));
    }

    /** A command's standard output is its answer, byte for byte; only the daemon's is its log. */
    private static void quietLogs() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.logFile", "System.err");
    }

    static CommandLine commandLine() {
        return new CommandLine(new FlightcaseCommand())
                .setParameterExceptionHandler(Failures::wrongUse)
                .setExecutionExceptionHandler(Failures::failed);
    }
}
