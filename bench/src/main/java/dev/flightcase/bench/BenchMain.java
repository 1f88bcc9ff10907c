package dev.flightcase.bench;

import dev.flightcase.bench.catalog.CatalogBench;
import dev.flightcase.bench.checkout.CheckoutBench;
import dev.flightcase.bench.crash.CrashBench;
import dev.flightcase.bench.faults.FaultsBench;
import dev.flightcase.bench.fuzz.FuzzBench;
import dev.flightcase.bench.glass.GlassBench;
import dev.flightcase.bench.hal.HalBench;
import dev.flightcase.bench.live.LiveBench;
import dev.flightcase.bench.model.ModelBench;
import dev.flightcase.bench.rewind.RewindBench;
import dev.flightcase.bench.uplink.UplinkBench;
import dev.flightcase.bench.world.WorldBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code ./flightcase bench [NAME]}. */
@Command(
        name = "flightcase bench",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = "Benchmarks; each prints commit, flags, machine and date with its figures.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            FootprintBench.class,
            CheckoutBench.class,
            CatalogBench.class,
            CrashBench.class,
            FaultsBench.class,
            GlassBench.class,
            HalBench.class,
            ModelBench.class,
            LiveBench.class,
            FuzzBench.class,
            RewindBench.class,
            UplinkBench.class,
            WorldBench.class
        })
public final class BenchMain implements Runnable {
    /** EX_USAGE of sysexits.h. */
    public static final int USAGE = 64;

    private static final Duration GRACE = Duration.ofSeconds(15);

    @Option(names = "--home", hidden = true, required = true, description = "Root of the project.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before a command is called.
    private Path home;

    private BenchMain() {}

    public static void main(String[] args) {
        var done = new CountDownLatch(1);
        cleanUpWhenStopped(Thread.currentThread(), done);
        int code = execute(args);
        done.countDown();
        System.exit(code);
    }

    /** Ctrl-C leaves no process and no mount behind: the benchmark is interrupted and ends what it began. */
    private static void cleanUpWhenStopped(Thread bench, CountDownLatch done) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (done.getCount() == 0) {
                return;
            }
            bench.interrupt();
            try {
                var _ = done.await(GRACE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        }));
    }

    private static int execute(String... args) {
        return new CommandLine(new BenchMain())
                .setExecutionExceptionHandler(BenchMain::failed)
                .execute(args);
    }

    /**
     * Each of a group, one after the other, with its defaults.
     *
     * @return the exit code of the first that failed, or 0
     */
    public int all(String group, List<String> names, boolean quick) {
        int first = 0;
        for (var name : names) {
            System.out.println();
            var arguments = new ArrayList<>(List.of("--home", home().toString(), group, name));
            if (quick) {
                arguments.add("--quick");
            }
            int code = execute(arguments.toArray(String[]::new));
            first = first == 0 ? code : first;
        }
        return first;
    }

    public Path home() {
        return home.toAbsolutePath().normalize();
    }

    /** What the node said is enough; a stack trace only for mistakes of our own. */
    private static int failed(Exception e, CommandLine commandLine, ParseResult parsed) throws Exception {
        if (e instanceof InterruptedException) {
            commandLine.getErr().println("flightcase: stopped");
            return ExitCode.SOFTWARE;
        }
        if (!(e instanceof IOException)) {
            throw e;
        }
        commandLine.getErr().println("flightcase: " + e.getMessage());
        return ExitCode.SOFTWARE;
    }

    /** Without a name: the list. */
    @Override
    public void run() {
        System.out.println("footprint   process start to ready, and memory, of the node alone under several JVM flags");
        System.out.println(
                "crash       kill -9 and power cuts while the node sells; every acknowledged order is looked for");
        System.out.println(
                "faults      a faulty line, killed hubs, workers and nodes, cards rolled back; every order is looked for at the hub");
        System.out.println(
                "uplink      a queue that drains, a line that is lost, a catalog over a thin line, many nodes at one hub");
        System.out.println(
                "checkout    holds | drop | latency | bytes | memory: the ledger under load, beside other engines and live video");
        System.out.println(
                "catalog     reads | updates: a product GET beside nginx; a changed price until every phone has it");
        System.out.println("glass       clock strip to decoded frame in two screen pages, and how far they are apart");
        System.out.println(
                "live        live video beside nginx: CPU of parts, segments and playlists, plain and over TLS; fan-out; waiting requests");
        System.out.println("fuzz        any bytes as media and as playlists, looking for what breaks the node");
        System.out.println(
                "model       random histories of the ledger, failures and restarts included, against a plain model");
        System.out.println(
                "world       the battery model and the shutdown rule in simulated worlds with lying sensors");
        System.out.println(
                "hal         what the sensors cost, a block of VE.Direct, and the choice of links after faults");
        System.out.println();
        System.out.println("./flightcase bench NAME runs one; its --help lists options.");
    }
}
