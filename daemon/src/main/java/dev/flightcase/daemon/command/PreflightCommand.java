package dev.flightcase.daemon.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The look around before doors open. */
@Command(
        name = PreflightVerb.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "Looks whether the running node is ready for doors: catalog, first pictures, a training order, "
                    + "disk, clock.",
            "One line a check as it ends, and what to do under it. Exits with 0 when nothing failed, with 1 "
                    + "when something did, with 69 when no node runs."
        })
final class PreflightCommand implements Callable<Integer> {
    @Mixin
    private final DaemonCall daemon = new DaemonCall();

    @Override
    public Integer call() throws IOException {
        return daemon.ask(PreflightVerb.NAME, "");
    }
}
