package dev.flightcase.hub;

import dev.flightcase.http.Bytes;
import dev.flightcase.hub.operator.JsonMembers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what nodes were told. */
@Command(
        name = "commands",
        mixinStandardHelpOptions = true,
        description = "Lists what nodes were told to do and what became of it, the newest first.")
final class CommandsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var answer = hub.get("/api/v1/commands");
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
            return Failures.OK;
        }
        var commands = JsonMembers.list(Bytes.utf8(answer), "commands");
        if (commands.isEmpty()) {
            out.println("no node was told anything yet");
        }
        for (var command : commands) {
            var reason = command.text("reason", "");
            out.printf(
                    "%s  %s  %-9s  %s%s%n",
                    command.text("issued").replaceAll("\\.\\d+", ""),
                    command.text("node"),
                    command.text("state"),
                    command.text("says"),
                    reason.isEmpty() ? "" : " (" + reason + ")");
        }
        return Failures.OK;
    }
}
