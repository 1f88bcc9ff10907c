package dev.flightcase.daemon.command;

import dev.flightcase.cache.StoreException;
import dev.flightcase.daemon.NodeException;
import dev.flightcase.http.HttpException;
import dev.flightcase.http.TlsException;
import dev.flightcase.provisioning.ProvisioningException;
import dev.flightcase.settings.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into lines for a person and an exit code. A stack trace only for mistakes of our own. */
public final class Failures {
    private Failures() {}

    public static int wrongUse(ParameterException e, String[] args) {
        var err = e.getCommandLine().getErr();
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println(command + ": " + e.getMessage() + " (" + command + " --help tells more)");
        return ExitCode.USAGE;
    }

    public static int failed(Exception e, CommandLine commandLine, ParseResult parsed) {
        return report(e, commandLine.getErr());
    }

    static int report(Exception e, PrintWriter err) {
        return switch (e) {
            case SettingsException _ -> say(err, e, ExitCode.CONFIG);
            case NodeException node -> say(err, e, code(node.kind()));
            case TlsException _ -> say(err, e, ExitCode.CONFIG);
            case HttpException _ -> say(err, e, ExitCode.UNAVAILABLE);
            case StoreException store ->
                say(err, e, store.kind() == StoreException.Kind.LOCKED ? ExitCode.UNAVAILABLE : ExitCode.IO);
            case ProvisioningException _ -> say(err, e, ExitCode.IO);
            case IOException _ -> say(err, e, ExitCode.IO);
            default -> {
                err.println("flightcase: an internal error; please report it with these lines");
                e.printStackTrace(err);
                yield ExitCode.FAILED;
            }
        };
    }

    private static int code(NodeException.Kind kind) {
        return switch (kind) {
            case CONFIGURATION -> ExitCode.CONFIG;
            case DISK -> ExitCode.IO;
            case INTERNAL -> ExitCode.FAILED;
        };
    }

    private static int say(PrintWriter err, Exception e, int code) {
        String.valueOf(e.getMessage()).lines().forEach(line -> err.println("flightcase: " + line));
        return code;
    }
}
