package dev.flightcase.daemon.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The books, checked by the running daemon, or in their files while none runs. */
@Command(
        name = AuditVerb.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "Checks the books on the data themselves: units, money, hash chains, idempotency keys, holds, "
                    + "sale windows, and that no card number lies in any database.",
            "Works while the node sells, and while it is stopped. Exits with 0 when everything holds, with 1 "
                    + "when something is violated, with 69 when it did not get to the end."
        })
final class AuditCommand implements Callable<Integer> {
    /** Of a person who waits. */
    static final Duration TIME = Duration.ofMinutes(10);

    @Mixin
    private final DaemonCall daemon = new DaemonCall();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "600",
            description = "Stops after so long, and says so (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws IOException {
        if (seconds < 1) {
            return daemon.show(new CommandResult(
                    ExitCode.USAGE, List.of("not checked: --seconds is " + seconds + "; must be 1 or more")));
        }
        var node = daemon.readConfig();
        var answer = daemon.answer(node, AuditVerb.NAME, String.valueOf(seconds));
        return daemon.show(
                answer.isPresent()
                        ? answer.get()
                        : OfflineBooks.audit(node, String.valueOf(seconds), daemon.progress()));
    }
}
