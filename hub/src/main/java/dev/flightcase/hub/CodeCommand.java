package dev.flightcase.hub;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Codes by which nodes are claimed. */
@Command(
        name = "code",
        mixinStandardHelpOptions = true,
        description = {
            "Makes codes, each of which makes one node this hub's own: flightcase claim CODE on the node.",
            "Asks the running hub. The address that is printed with each holds the fingerprint of the hub's "
                    + "CA: who types it needs to trust nobody else."
        })
final class CodeCommand implements Callable<Integer> {
    private static final Pattern CODE =
            Pattern.compile("\"code\":\"([^\"]+)\",\"url\":\"([^\"]+)\",\"expires\":\"([^\"]+)\"");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--valid",
            paramLabel = "TIME",
            defaultValue = "2h",
            converter = ValidTime.class,
            description = "How long they are good: 30m, 2h, 7d (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Duration valid;

    @Option(names = "--name", paramLabel = "STALL", description = "The name of the stall that claims with it.")
    private @Nullable String name;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var body = "{\"count\":" + count + ",\"valid_s\":" + valid.toSeconds()
                + (name == null ? "" : ",\"name\":\"" + name.replaceAll("[\"\\\\\\p{Cntrl}]", "") + "\"") + "}";
        var answer = hub.post("/api/v1/codes", body);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
            return Failures.OK;
        }
        CODE.matcher(answer)
                .results()
                .forEach(code -> out.println(code.group(1) + "  good until " + code.group(3) + "  " + code.group(2)));
        return Failures.OK;
    }
}
