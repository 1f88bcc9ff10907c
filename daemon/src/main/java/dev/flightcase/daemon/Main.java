package dev.flightcase.daemon;

import dev.flightcase.daemon.command.Failures;
import dev.flightcase.daemon.command.FlightcaseCommand;
import picocli.CommandLine;

/** {@code flightcase COMMAND}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length == 0 || !args[0].equals("run")) {
            quietLogs();
        }
        System.exit(commandLine().execute(args));
    }

    /** A command's standard output is its answer; only the daemon's is its log. */
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
