package dev.flightcase.hub;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a node stock, and takes it back. */
@Command(
        name = "allot",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a node units of an event's pool, which it can sell cut off or not.",
            "TEE=40 is all that it has had and has, sold ones included; TEE=+5 and TEE=-5 change it. More "
                    + "than is free is refused. What is taken back is free again once the node has confirmed it, and "
                    + "what it has sold or holds by then stays with it."
        })
final class AllotCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Parameters(index = "0", paramLabel = "NODE", description = "The node's id, such as fc-abcdefghij.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String node;

    @Parameters(index = "1", paramLabel = "EVENT", description = "The event's key: id in its event.toml.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String event;

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "SKU=UNITS", description = "A sum, or +n, or -n.")
    private List<String> changes = List.of();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var body = StockBody.of(json).node(node).event(event).changes(changes).text();
        spec.commandLine().getOut().println(hub.post("/api/v1/allotments", body).stripTrailing());
        return Failures.OK;
    }
}
