package dev.flightcase.hub;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What could not be prevented. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what somebody has to decide, and decides it.",
            "After a re-flash, a restore or a rolled-back card a node begins anew, and what it had and has "
                    + "not sold as far as the ledger knows is a question: orders may lie on the old card. 'return' "
                    + "gives it to the pool, 'keep' gives it to the same node again. If more was sold than there was, "
                    + "raise the pool: flightcase hub pool. --lost NODE says that a node will not come back, which "
                    + "makes what it had such a question. The keys [reconcile] decide by themselves."
        })
final class ReconcileCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NODE", description = "The node's id.")
    private @Nullable String node;

    @Parameters(index = "1", arity = "0..1", paramLabel = "EVENT", description = "The event's key.")
    private @Nullable String event;

    @Parameters(index = "2", arity = "0..1", paramLabel = "return|keep", description = "What becomes of the rest.")
    private @Nullable String how;

    @Option(names = "--lost", paramLabel = "NODE", description = "This node will not come back.")
    private @Nullable String lost;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var body = StockBody.of(json);
        if (lost != null) {
            body.node(lost).how("lost");
        } else if (node != null && event != null && how != null) {
            body.node(node).event(event).how(how);
        } else if (node != null) {
            throw new ParameterException(spec.commandLine(), "NODE, EVENT and return or keep must be given together");
        }
        spec.commandLine()
                .getOut()
                .println(hub.post("/api/v1/reconcile", body.text()).stripTrailing());
        return Failures.OK;
    }
}
