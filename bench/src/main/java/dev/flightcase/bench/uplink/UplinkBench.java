package dev.flightcase.bench.uplink;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./flightcase bench uplink}. */
@Command(
        name = "uplink",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = {
            "What the hub connection can do, with a real hub: its broker, PostgreSQL and workers. drain: a queue after the line comes back,"
                    + " and live orders meanwhile; line: back after a cut, half-open found; prices: a price of the hub until fifty phones have it; sync: a catalog over a thin line, and 1 % of it;"
                    + " workers: many nodes at one hub, with one worker and with three. All of it takes about half an hour."
        })
public final class UplinkBench implements Callable<Integer> {
    private static final List<Integer> WORKERS = List.of(1, 3);
    private static final Duration CALM = Duration.ofSeconds(10);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(
            names = "--only",
            split = ",",
            description = "Some of drain, line, prices, sync and workers (default: all).")
    private List<String> only = Arrays.stream(Part.values()).map(Part::word).toList();

    @Option(names = "--quick", description = "Small and short, to see that it works: no figure of it is worth keeping.")
    private boolean quick;

    @Option(names = "--rounds", defaultValue = "3", description = "Of each part (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--orders",
            defaultValue = "100000",
            description = "That wait, on one node or on all simulated ones together (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Option(names = "--nodes", defaultValue = "50", description = "Simulated, at one hub (default: ${DEFAULT-VALUE}).")
    private int nodes;

    @Option(
            names = "--lines",
            defaultValue = "20",
            description = "Simulated nodes of each kind whose line is lost (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--skus", defaultValue = "10000", description = "Of the catalog (default: ${DEFAULT-VALUE}).")
    private int skus;

    @Option(names = "--pictures", defaultValue = "2000", description = "Of the catalog (default: ${DEFAULT-VALUE}).")
    private int pictures;

    @Option(names = "--prices", defaultValue = "200", description = "Changed in a round (default: ${DEFAULT-VALUE}).")
    private int prices;

    @Option(
            names = "--outage",
            defaultValue = "20",
            description = "Seconds that the line is cut, and half of that more by chance (default: ${DEFAULT-VALUE}).")
    private int outageSeconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var problem = problem();
        if (!problem.isEmpty()) {
            throw new ParameterException(spec.commandLine(), problem);
        }
        var parts = Arrays.stream(Part.values())
                .filter(part -> only.contains(part.word()))
                .toList();
        var scale = quick
                ? Scale.quick()
                : new Scale(
                        rounds,
                        orders,
                        prices,
                        new Scale.Fleet(nodes, WORKERS, lines),
                        new Scale.Goods(skus, pictures),
                        new Scale.Pauses(Duration.ofSeconds(outageSeconds), CALM));
        // Simulated nodes would tell of every connection, if there were a log here; that there is none is on purpose.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        var home = bench.home();
        var text = new StringBuilder();
        try (var scratch = Scratch.of(home, "up")) {
            for (var findings : run(home, scratch.folder(), parts, scale)) {
                text.append(findings.text());
            }
        }
        var all = parts.size() == Part.values().length;
        Block.publish(
                home,
                all
                        ? "uplink"
                        : "uplink --only " + parts.stream().map(Part::word).collect(Collectors.joining(",")),
                text + "JVM flags of the node: `"
                        + String.join(" ", Variant.shipped(home).flags()) + "`, of the hub and its workers: `"
                        + String.join(" ", hubFlags(home)) + "`");
        return 0;
    }

    private static List<String> hubFlags(Path home) throws IOException {
        return Files.readAllLines(home.resolve("hub/target/app/jvm.options")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static List<Findings> run(Path home, Path folder, List<Part> parts, Scale scale)
            throws IOException, InterruptedException {
        var stage = new Stage(home, folder, System.err::println);
        // The same hub for all: its ledger grows as a real one's does.
        try (var site =
                new Site(home, folder.resolve("hub-" + ProcessHandle.current().pid()), SyncCell.BYTES_PER_SECOND)) {
            site.start();
            var findings = new ArrayList<Findings>();
            for (var part : parts) {
                findings.add(part.cell(stage, site).run(scale));
            }
            return findings;
        }
    }

    private String problem() {
        var known = Arrays.stream(Part.values()).map(Part::word).toList();
        var unknown = only.stream().filter(word -> !known.contains(word)).toList();
        if (!unknown.isEmpty()) {
            return "--only does not know " + String.join(", ", unknown) + "; it knows " + String.join(", ", known);
        }
        if (rounds < 1 || orders < 1 || nodes < 1 || lines < 1 || prices < 1 || outageSeconds < 1) {
            return "--rounds, --orders, --nodes, --lines, --prices and --outage must be at least 1";
        }
        return pictures < 1 || pictures > skus ? "--pictures is " + pictures + "; must be 1 to --skus" : "";
    }
}
