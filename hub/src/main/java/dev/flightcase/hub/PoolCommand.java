package dev.flightcase.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What there is of an event. */
@Command(
        name = "pool",
        mixinStandardHelpOptions = true,
        description = {
            "Says how many units of each SKU there are at an event, for all nodes together, and shows what is "
                    + "out, sold and free.",
            "TEE=100 sets a sum, TEE=+20 and TEE=-20 change it; it is never below what nodes have. Without "
                    + "units it only shows."
        })
final class PoolCommand implements Callable<Integer> {
    private static final long FILE_BYTES_MAX = 1 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final OperatorCall hub = new OperatorCall();

    @Parameters(index = "0", paramLabel = "EVENT", description = "The event's key: id in its event.toml.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private String event;

    @Parameters(index = "1..*", paramLabel = "SKU=UNITS", description = "What there is of a SKU, or +n, or -n.")
    private List<String> changes = List.of();

    @Option(
            names = "--file",
            paramLabel = "CSV",
            description =
                    "A line for each SKU: sku,units. A first line with other words, and lines that begin with #, are passed over.")
    private @Nullable Path file;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var all = new ArrayList<>(changes);
        if (file != null) {
            all.addAll(lines(file));
        }
        var answer = hub.post(
                "/api/v1/pools", StockBody.of(json).event(event).changes(all).text());
        spec.commandLine().getOut().println(answer.stripTrailing());
        return Failures.OK;
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new HubException(file + " is too long; must be at most 1 MiB");
            }
            var changes = new ArrayList<String>();
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i).strip();
                if (line.matches("[^,]+,\\s*\\+?-?\\d+\\s*")) {
                    changes.add(line.replaceFirst("\\s*,\\s*", "="));
                } else if (!line.isEmpty() && !line.startsWith("#") && i > 0) {
                    throw new HubException(file + ":" + (i + 1) + ": '" + line + "' must be sku,units");
                }
            }
            return changes;
        } catch (IOException e) {
            throw new HubException(file + " can not be read: " + e.getMessage(), e);
        }
    }
}
