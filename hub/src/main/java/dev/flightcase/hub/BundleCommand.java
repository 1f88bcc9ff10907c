package dev.flightcase.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A file that claims many nodes. */
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a file that makes many nodes this hub's own: flightcase claim FILE on each.",
            "It holds the hub's address, its keys and a code, signed; a node that gets it without a network "
                    + "claims itself at the first contact. Keep it secret."
        })
final class BundleCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Option(names = "--uses", paramLabel = "N", required = true, description = "How many nodes it is for.")
    private int uses;

    @Option(
            names = "--valid",
            paramLabel = "TIME",
            defaultValue = "30d",
            converter = ValidTime.class,
            description = "How long it is good: 2h, 30d (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Duration valid;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where it goes; must not be there yet.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Path out;

    @Override
    public Integer call() throws InterruptedException {
        var bundle = hub.post("/api/v1/bundles", "{\"uses\":" + uses + ",\"valid_s\":" + valid.toSeconds() + "}");
        try {
            Files.createFile(out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(out, bundle + "\n");
        } catch (IOException e) {
            throw new HubException(out + " can not be written: " + e, e);
        }
        spec.commandLine().getOut().println(out + " claims up to " + uses + " nodes; whoever has it can claim one");
        return Failures.OK;
    }
}
