package dev.flightcase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** How fast the node starts and how much memory it keeps, alone, under several sets of JVM flags, interleaved. */
@Command(
        name = "footprint",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = "Process start to first 200 on /readyz, and RSS later, of the node alone.")
final class FootprintBench implements Callable<Integer> {
    /** Needed by every variant to load the native libraries without a warning. */
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(names = "--runs", defaultValue = "5", description = "Starts of each variant (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--settle",
            defaultValue = "30",
            description = "Seconds from ready to the reading of RSS (default: ${DEFAULT-VALUE}).")
    private int settleSeconds;

    @Override
    public Integer call() throws Exception {
        if (runs < 1 || settleSeconds < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--runs is " + runs + " and --settle " + settleSeconds + "; must be at least 1 and 0");
        }
        var home = bench.home();
        var results = new LinkedHashMap<Variant, List<Sample>>();
        var variants = variants(home);
        // In turn, so that what else the machine does falls on all of them alike.
        for (int run = 1; run <= runs; run++) {
            for (var variant : variants) {
                System.err.printf("run %d of %d: %s%n", run, runs, variant.name());
                results.computeIfAbsent(variant, _ -> new ArrayList<>()).add(measure(home, variant));
            }
        }
        print(home, results);
        return 0;
    }

    private static List<Variant> variants(Path home) throws IOException {
        var app = home.resolve("daemon/target/app");
        if (!Files.exists(app.resolve("flightcase.aot"))) {
            // The node would start without it and not say so.
            throw new IOException("the start-up cache is missing in " + app + "; run bin/flightcase train there first");
        }
        var shipped = Variant.shippedFlags(home);
        var heap = List.of(NATIVE_ACCESS, "-Xmx64m", "-XX:MaxDirectMemorySize=128m");
        var variants = new ArrayList<Variant>();
        variants.add(new Variant("JVM defaults", List.of(NATIVE_ACCESS), false));
        variants.add(new Variant("+ -Xmx64m, direct 128m", heap, false));
        variants.add(new Variant("+ SerialGC", with(heap, "-XX:+UseSerialGC"), false));
        variants.add(new Variant("shipped flags, no start-up cache", shipped, false));
        variants.add(new Variant("shipped", shipped, true));
        variants.add(new Variant("shipped, C1 only", with(shipped, "-XX:TieredStopAtLevel=1"), true));
        return variants;
    }

    private Sample measure(Path home, Variant variant) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Files.createDirectories(home.resolve(".flightcase")), "footprint");
        try (var node = NodeRun.start(home, folder, variant)) {
            double ready = node.awaitReadyMillis();
            TimeUnit.SECONDS.sleep(settleSeconds);
            return new Sample(ready, node.residentMebibytes());
        } finally {
            delete(folder);
        }
    }

    private void print(Path home, Map<Variant, List<Sample>> results) throws IOException {
        System.out.printf("%s; %d runs each, RSS %d s after ready.%n%n", Machine.describe(home), runs, settleSeconds);
        System.out.println("| variant | ready ms, median (range) | RSS MiB, median (range) |");
        System.out.println("| --- | --- | --- |");
        results.forEach((variant, samples) -> System.out.printf(
                "| %s | %s | %s |%n",
                variant.name(),
                spread(samples.stream().mapToDouble(Sample::readyMillis).toArray()),
                spread(samples.stream().mapToDouble(Sample::residentMebibytes).toArray())));
        System.out.println();
        results.keySet()
                .forEach(variant -> System.out.printf(
                        "- %s: `%s`%s%n",
                        variant.name(),
                        String.join(" ", variant.flags()),
                        variant.startUpCache() ? " and the cache of `flightcase train`" : ""));
    }

    private static String spread(double[] values) {
        Arrays.sort(values);
        return "%.0f (%.0f-%.0f)".formatted(values[values.length / 2], values[0], values[values.length - 1]);
    }

    private static List<String> with(List<String> flags, String more) {
        var all = new ArrayList<>(flags);
        all.add(more);
        return all;
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private record Sample(double readyMillis, double residentMebibytes) {}
}
