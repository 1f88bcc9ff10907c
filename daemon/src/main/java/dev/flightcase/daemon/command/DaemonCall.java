package dev.flightcase.daemon.command;

import dev.flightcase.daemon.config.NodeConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every command has that the running daemon does: {@code --config}, {@code --json}, and one way to show what came of
 * it. With {@code --json} standard output is exactly one JSON value; without, progress comes as it is told, and a failure
 * goes to standard error.
 */
final class DaemonCall {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    NodeConfig readConfig() {
        return config.read();
    }

    /** Asks the running daemon, and shows and returns what came of it; without one says that there is none. */
    int ask(String verb, String argument) throws IOException {
        return show(result(verb, argument));
    }

    /** As {@link #ask}, before it is shown. */
    CommandResult result(String verb, String argument) throws IOException {
        var node = config.read();
        return answer(node, verb, argument)
                .orElseGet(() -> new CommandResult(
                        ExitCode.UNAVAILABLE,
                        List.of("no daemon listens on " + node.stall().controlSocket()
                                + ": start it with flightcase run, or name its configuration with --config")));
    }

    /** Whether somebody looks at standard output, and not a program. */
    @SuppressWarnings("SystemConsoleNull") // Its contract still allows for none.
    boolean isForPeople() {
        var console = System.console();
        return !json && console != null && console.isTerminal();
    }

    /** Shows each line as it comes, unless the result is to be JSON. */
    Consumer<String> progress() {
        return json ? _ -> {} : lines(spec.commandLine().getOut());
    }

    /** Beside standard output, which is taken. */
    Consumer<String> progressBeside() {
        return json ? _ -> {} : lines(spec.commandLine().getErr());
    }

    private static Consumer<String> lines(PrintWriter out) {
        return line -> {
            out.println(line);
            out.flush();
        };
    }

    /** Empty when no daemon runs. */
    Optional<CommandResult> answer(NodeConfig node, String verb, String argument) throws IOException {
        return new ControlClient(node.stall().controlSocket()).run(verb, argument, progress());
    }

    /** As {@link #show}, beside standard output, which is taken. */
    int showBeside(CommandResult result) {
        var err = spec.commandLine().getErr();
        if (json) {
            err.println(result.json() == null ? render(result) : result.json());
        } else {
            result.lines().forEach(err::println);
        }
        return result.exitCode();
    }

    /** Returns the exit code. */
    int show(CommandResult result) {
        return show(result, result.exitCode() == ExitCode.OK);
    }

    /** As {@link #show}, for what was asked for also where the exit code says that something is wrong with it. */
    int report(CommandResult result) {
        return show(result, true);
    }

    private int show(CommandResult result, boolean asked) {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        if (json) {
            out.println(result.json() == null ? render(result) : result.json());
        } else {
            result.lines().forEach(asked ? out::println : err::println);
        }
        return result.exitCode();
    }

    /** The lines for programs, where there is nothing more precise. */
    private static String render(CommandResult result) {
        return JsonLine.object(json -> {
            json.writeBooleanProperty("ok", result.exitCode() == ExitCode.OK);
            json.writeArrayPropertyStart("lines");
            result.lines().forEach(json::writeString);
            json.writeEndArray();
        });
    }
}
