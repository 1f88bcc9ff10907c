package dev.flightcase.hub;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a node out. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a node out: its connections end, and neither broker nor hub lets it in again until it is "
                    + "claimed with a new code.",
            "It sells on for itself."
        })
final class RevokeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Parameters(paramLabel = "NODE", description = "The node's id, such as fc-abcdefghij.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String node;

    @Override
    public Integer call() throws InterruptedException {
        if (!node.matches("fc-[a-z2-7]{10}")) {
            throw new HubException("the node's id is " + node + "; must be such as fc-abcdefghij");
        }
        hub.post("/api/v1/claims/" + node + "/revoke", "");
        spec.commandLine().getOut().println(node + " is taken out");
        return Failures.OK;
    }
}
