package dev.flightcase.hub;

import dev.flightcase.http.Bytes;
import dev.flightcase.hub.operator.JsonMembers;
import dev.flightcase.hub.operator.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells a node to do something. */
@Command(
        name = "command",
        mixinStandardHelpOptions = true,
        description = {
            "Tells a node to do something; it answers once it is connected, see flightcase hub commands.",
            "  push-now            send what waits now, whatever its schedule says",
            "  resend-from [SEQ]   send again from this entry of its journal on, without SEQ from the first that the hub lacks:",
            "                      after the hub was restored from an old backup",
            "  name TEXT           be called so",
            "  brokers URL...      use these brokers; a node that reaches no hub through them goes back to its old ones"
        })
final class TellCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Parameters(index = "0", paramLabel = "NODE", description = "The node's id, such as fc-abcdefghij, or all.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String node;

    @Parameters(index = "1", paramLabel = "WHAT", description = "push-now, resend-from, name or brokers.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String what;

    @Parameters(index = "2..*", paramLabel = "VALUE", description = "As above.")
    private List<String> values = new ArrayList<>();

    @Option(
            names = "--epoch",
            paramLabel = "HEX",
            description = "Of the journal, 16 hexadecimal digits; without, the newest that the hub has heard of.")
    private @Nullable String epoch;

    @Option(
            names = "--valid",
            paramLabel = "TIME",
            converter = ValidTime.class,
            defaultValue = "1d",
            description = "How long the node may be away, such as 2h or 7d (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Duration valid;

    @Override
    public Integer call() throws InterruptedException {
        var members = new ArrayList<>(List.of(
                member("node", Quoted.text(node)),
                member("what", Quoted.text(what)),
                member("valid_s", "" + valid.toSeconds())));
        switch (what) {
            case "push-now" -> expect(0, 0);
            case "resend-from" -> {
                expect(0, 1);
                values.forEach(value -> members.add(member("sequence", Quoted.text(value))));
                if (epoch != null) {
                    members.add(member("epoch", Quoted.text(epoch)));
                }
            }
            case "name" -> {
                expect(1, 1);
                members.add(member("name", Quoted.text(values.getFirst())));
            }
            case "brokers" -> {
                expect(1, 8);
                var list = values.stream().map(Quoted::text).collect(Collectors.joining(",", "[", "]"));
                members.add(member("brokers", list));
            }
            default -> throw wrong("WHAT is " + what + "; must be push-now, resend-from, name or brokers");
        }
        var answer = hub.post("/api/v1/commands", "{" + String.join(",", members) + "}");
        int told = JsonMembers.parse(Bytes.utf8(answer)).texts("commands").size();
        spec.commandLine()
                .getOut()
                .println(
                        told == 1 && !node.equals("all")
                                ? node + " is told; flightcase hub commands shows its answer"
                                : told + " nodes are told; flightcase hub commands shows their answers");
        return Failures.OK;
    }

    private void expect(int least, int most) {
        if (values.size() < least || values.size() > most) {
            throw wrong(what + " has " + values.size() + " values; must be "
                    + (least == most ? "" + least : least + " to " + most));
        }
    }

    private ParameterException wrong(String rule) {
        return new ParameterException(spec.commandLine(), rule);
    }

    private static String member(String name, String value) {
        return "\"" + name + "\":" + value;
    }
}
