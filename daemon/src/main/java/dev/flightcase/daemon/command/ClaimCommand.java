package dev.flightcase.daemon.command;

import dev.flightcase.provisioning.enrolment.Bundle;
import dev.flightcase.provisioning.enrolment.ClaimCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes this node a hub's own, by the running daemon or in its files while none runs. */
@Command(
        name = ClaimVerb.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "Makes this node a hub's own: with the code or address that the hub shows (flightcase hub code), "
                    + "or with a bundle file.",
            "The node keeps its keys; the hub gives it a certificate. A hub that is away is asked again by "
                    + "itself. Exits with 0 when the node is claimed, with 1 when the hub says no, with 69 when it has "
                    + "not answered yet."
        })
final class ClaimCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final DaemonCall daemon = new DaemonCall();

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE|URL|BUNDLE",
            description = "ABCD-2345, https://hub.example/c/ABCD-2345#fingerprint, or a file.")
    private @Nullable String what;

    @Option(
            names = "--hub",
            paramLabel = "URL",
            description = "The hub, for a code alone (default: hub.url of the configuration).")
    private @Nullable URI hub;

    @Option(
            names = "--insecure",
            description = "Allows http:// to another machine: anybody on the way could be the hub, or read the code.")
    private boolean insecure;

    @Option(names = "--status", description = "Says whose node this is, and how long its certificate is good.")
    private boolean status;

    @Option(names = "--release", description = "Makes the node its own again. Asks first.")
    private boolean release;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        if ((what == null ? 0 : 1) + (status ? 1 : 0) + (release ? 1 : 0) != 1) {
            throw new ParameterException(
                    spec.commandLine(), "name a code, address or bundle, or --status, or --release");
        }
        var node = daemon.readConfig();
        if (release && !yes && !agreed()) {
            return daemon.show(
                    new CommandResult(ExitCode.USAGE, List.of("not released: say yes, or add --yes to release it")));
        }
        var argument = status
                ? ClaimVerb.STATUS
                : release
                        ? ClaimVerb.RELEASE
                        : claim(String.valueOf(what), node.hub().url().orElse(null));
        var answer = daemon.answer(node, ClaimVerb.NAME, argument);
        return daemon.show(answer.isPresent() ? answer.get() : OfflineClaim.run(node, argument));
    }

    private String claim(String typed, @Nullable URI configured) throws IOException {
        if (ClaimCode.isOne(typed)) {
            return ClaimVerb.code(typed, hub == null ? configured : hub, insecure);
        }
        var file = Path.of(typed);
        if (!Files.isRegularFile(file)) {
            // As a code: its mistakes are told by the same words.
            return ClaimVerb.code(typed, hub == null ? configured : hub, insecure);
        }
        if (Files.size(file) > Bundle.BYTES_MAX) {
            throw new ParameterException(spec.commandLine(), file + " is too long to be a bundle");
        }
        return ClaimVerb.bundle(Files.readAllBytes(file), insecure);
    }

    @SuppressWarnings("SystemConsoleNull") // Its contract still allows for none.
    private boolean agreed() {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return false;
        }
        var answer = console.readLine(
                "The hub will hear no more of this node, and orders that it has not taken stay here. Release it? [yes/no] ");
        return "yes".equalsIgnoreCase(answer == null ? "" : answer.strip());
    }
}
