package dev.flightcase.daemon.command;

import dev.flightcase.cache.receipt.ReceiptVerification;
import dev.flightcase.cache.receipt.ReceiptVerifier;
import dev.flightcase.daemon.adapter.ProvisionedNodeKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether a receipt is genuine, for somebody who has nothing but what a scanner read out of its code. */
@Command(
        name = "verify-receipt",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a receipt's code, also one of another node and without internet, and prints what was " + "signed.",
            "Needs no configuration and no running node. Exits with 0 when it is genuine, with 1 when it is "
                    + "forged, with 65 when it is no receipt."
        })
final class VerifyReceiptCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "TEXT",
            defaultValue = STANDARD_INPUT,
            description = "What a scanner read out of the code, in single quotes: it may hold spaces and $."
                    + " - or nothing reads it from standard input.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String text;

    @Option(
            names = "--node",
            paramLabel = "ID",
            description = "The node that must have signed it, such as fc-k3v7q2m7xa.")
    private @Nullable String node;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var answer = new ReceiptVerifier(new ProvisionedNodeKeys()).verify(input());
        var shown = new VerifiedReceipt(expected(answer), ZoneId.systemDefault());
        if (json) {
            spec.commandLine().getOut().println(shown.json());
        } else {
            var out = shown.exitCode() == ExitCode.OK
                    ? spec.commandLine().getOut()
                    : spec.commandLine().getErr();
            out.print(shown.text());
            out.flush();
        }
        return shown.exitCode();
    }

    private String input() throws IOException {
        if (!text.equals(STANDARD_INPUT)) {
            return text;
        }
        // The verifier refuses more; what follows would only fill the memory. One byte is one character of what it
        // takes.
        var bytes = System.in.readNBytes(2 * ReceiptVerifier.CHARACTERS_MAX);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private ReceiptVerification expected(ReceiptVerification answer) {
        if (node != null
                && answer instanceof ReceiptVerification.Genuine(var claims)
                && !claims.receipt().stall().node().equals(node)) {
            return new ReceiptVerification.Forged(
                    "it was signed by " + claims.receipt().stall().node() + ", not by " + node);
        }
        return answer;
    }
}
