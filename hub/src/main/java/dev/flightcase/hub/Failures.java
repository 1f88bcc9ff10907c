package dev.flightcase.hub;

import dev.flightcase.http.HttpException;
import dev.flightcase.settings.SettingsException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into lines for a person and an exit code (after {@code sysexits.h}). */
final class Failures {
    static final int OK = 0;
    static final int FAILED = 1;
    /** EX_USAGE: the command line is wrong. */
    static final int USAGE = 64;
    /** EX_DATAERR: what was given is not as it should be. */
    static final int DATA = 65;
    /** EX_UNAVAILABLE: something needed is missing or taken. */
    static final int UNAVAILABLE = 69;
    /** EX_CONFIG: bad configuration; starting again does not help. */
    static final int CONFIG = 78;

    private Failures() {}

    static int wrongUse(ParameterException e, String[] args) {
        var err = e.getCommandLine().getErr();
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println(command + ": " + e.getMessage() + " (" + command + " --help tells more)");
        return USAGE;
    }

    static int failed(Exception e, CommandLine commandLine, ParseResult parsed) {
        var err = commandLine.getErr();
        return switch (e) {
            case SettingsException _ -> say(err, e, CONFIG);
            case HubException _ -> say(err, e, UNAVAILABLE);
            case HttpException _ -> say(err, e, UNAVAILABLE);
            default -> {
                err.println("flightcase-hub: an internal error; please report it with these lines");
                e.printStackTrace(err);
                yield FAILED;
            }
        };
    }

    private static int say(PrintWriter err, Exception e, int code) {
        String.valueOf(e.getMessage()).lines().forEach(line -> err.println("flightcase-hub: " + line));
        return code;
    }
}
