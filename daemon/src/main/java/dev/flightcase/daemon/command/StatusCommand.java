package dev.flightcase.daemon.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How the running node is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how the running node is: event, phones, orders, health with its reasons.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final DaemonCall daemon = new DaemonCall();

    @Override
    public Integer call() throws IOException {
        return daemon.ask(StatusVerb.NAME, "");
    }
}
