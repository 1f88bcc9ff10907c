package dev.flightcase.hub;

import dev.flightcase.hub.operator.Quoted;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes prices at nodes, now. */
@Command(
        name = "price",
        mixinStandardHelpOptions = true,
        description = {
            "Changes prices of the catalog that nodes serve, such as TEE-M=19.00; it is on their phones at once.",
            "SKU=catalog goes back to what the catalog says. The prices hold until another catalog is "
                    + "published. Run it as the hub's user, where the hub runs."
        })
final class PriceCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Parameters(paramLabel = "SKU=AMOUNT", arity = "1..*", description = "In the catalog's currency, with a point.")
    private List<String> prices = List.of();

    @Option(names = "--node", paramLabel = "ID", description = "Only at this node.")
    private String node = "";

    @Option(
            names = "--event",
            paramLabel = "KEY",
            description = "At nodes that serve this event; to be given when there are several.")
    private String event = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var answer = hub.post(
                "/api/v1/prices",
                "{\"node\":" + Quoted.text(node) + ",\"event\":" + Quoted.text(event) + ",\"prices\":["
                        + prices.stream().map(Quoted::text).collect(Collectors.joining(",")) + "]}");
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? answer
                                : (prices.size() == 1 ? "1 price is" : prices.size() + " prices are") + " announced to "
                                        + (node.isEmpty() ? "all nodes of the event" : node));
        return Failures.OK;
    }
}
