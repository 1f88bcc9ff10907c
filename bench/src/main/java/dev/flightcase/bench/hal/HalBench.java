package dev.flightcase.bench.hal;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./flightcase bench hal}. */
@Command(
        name = "hal",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = {
            "sensors: all that a node senses, at its default rates, in a process of its own: CPU, heap, garbage. Chips are emulated,"
                    + " the VE.Direct line is a pseudo terminal, links are probed through real sockets on the loopback."
                    + " Needs root for the port of resolvers.",
            "blocks: what a block of VE.Direct costs, from bytes to values.",
            "network: the choice of links in virtual time, after faults, over hours with loss, and what a month of probes costs."
        })
public final class HalBench implements Callable<Integer> {
    private static final List<String> PARTS = List.of("sensors", "blocks", "network");
    private static final int QUICK_SECONDS = 4;
    private static final int QUICK_FAULTS = 18;
    private static final long QUICK_BLOCKS = 30_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "The sensors are watched (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description =
                    "Seconds before that; code that runs twice a second is compiled late (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--faults",
            defaultValue = "1000",
            description = "That call for another link (default: ${DEFAULT-VALUE}).")
    private int faults;

    @Option(
            names = "--nights",
            defaultValue = "20",
            description = "Of twelve hours with loss (default: ${DEFAULT-VALUE}).")
    private int nights;

    @Option(names = "--blocks", defaultValue = "3000000", description = "Of each row (default: ${DEFAULT-VALUE}).")
    private long blocks;

    @Option(
            names = "--seed",
            defaultValue = "20261122",
            description = "Of the first trial; the others count on from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--only", split = ",", description = "Some of sensors, blocks and network (default: all).")
    private List<String> only = PARTS;

    @Option(names = "--quick", description = "Short, to see that it works: no figure of it is worth keeping.")
    private boolean quick;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        // The watch logs each change of link, as it should; here there are thousands.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        if (quick) {
            seconds = QUICK_SECONDS;
            warmUp = QUICK_SECONDS;
            faults = QUICK_FAULTS;
            nights = 1;
            blocks = QUICK_BLOCKS;
        }
        for (var part : PARTS) {
            if (only.contains(part)) {
                System.err.println(part);
                publish(part);
            }
        }
        return ExitCode.OK;
    }

    private void publish(String part) throws IOException, InterruptedException {
        var home = bench.home();
        var name = "hal --only " + part;
        switch (part) {
            case "sensors" -> {
                if (SensorsPart.mayListen()) {
                    var all = new SensorsPart(home, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), seed);
                    Block.publish(home, name, all.text());
                } else {
                    Block.skip(home, name, "the port of resolvers may not be had here; try as root");
                }
            }
            case "blocks" -> Block.publish(home, name, new BlocksPart(blocks, new SplittableRandom(seed)).text());
            case "network" -> {
                try (var workers =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
                    Block.publish(home, name, new NetworkPart(workers, faults, nights, seed).text());
                }
            }
            default -> throw new IllegalStateException(part + " was not checked");
        }
    }

    private void check() {
        var unknown = only.stream().filter(part -> !PARTS.contains(part)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only does not know " + String.join(", ", unknown) + "; it knows " + String.join(", ", PARTS));
        }
        var counts = Arrays.asList((long) seconds, (long) warmUp, (long) faults, (long) nights, blocks);
        if (counts.stream().anyMatch(count -> count < 1)) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(
                            Locale.ROOT,
                            "--seconds, --warm-up, --faults, --nights and --blocks are %s; must be at least 1",
                            counts));
        }
    }
}
