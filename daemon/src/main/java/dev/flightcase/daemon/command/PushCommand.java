package dev.flightcase.daemon.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Orders that wait, to the hub. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = "Sends what waits for the hub now, whatever the schedule and the byte budget say.")
final class PushCommand implements Callable<Integer> {
    @Mixin
    private final DaemonCall daemon = new DaemonCall();

    @Override
    public Integer call() throws IOException {
        return daemon.ask(PushVerb.NAME, "");
    }
}
