package dev.flightcase.bench.checkout;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Spread;
import dev.flightcase.bench.checkout.BytesRun.Figures;
import dev.flightcase.bench.checkout.BytesRun.Phase;
import dev.flightcase.bench.device.LoopDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** How many bytes reach the block device for each order that is acknowledged, all that the file system adds included. */
@Command(
        name = "bytes",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description =
                "Bytes that reach the block device for each durable order, of one writer and of 64 clients: an ext4 on a loop device.")
final class BytesBench implements Callable<Integer> {
    private static final String NAME = "checkout bytes";
    private static final long DISK_BYTES = 1L << 30;
    private static final int QUICK_ORDERS = 200;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CheckoutBench checkout;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(
            names = "--orders",
            defaultValue = "1000",
            description = "Of the first phase; the others have 3, 3 and 30 times as many (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Option(names = "--runs", defaultValue = "3", description = "Each a new stall (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (orders < BytesRun.CROWD || runs < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--orders must be at least " + BytesRun.CROWD + ", --runs at least 1");
        }
        var home = checkout.home();
        int first = checkout.quick() ? QUICK_ORDERS : orders;
        int all = checkout.quick() ? 1 : runs;
        var phases = new EnumMap<Phase, List<Figures>>(Phase.class);
        for (int run = 1; run <= all; run++) {
            System.err.printf("run %d of %d%n", run, all);
            var figures = run(home, first, run);
            if (figures.isEmpty()) {
                return 0;
            }
            figures.get()
                    .forEach((phase, one) -> phases.computeIfAbsent(phase, _ -> new ArrayList<>())
                            .add(one));
        }
        Block.publish(home, NAME, report(phases, all));
        return 0;
    }

    /** Empty, and said so, where there can be no such disk. */
    private static Optional<Map<Phase, Figures>> run(Path home, int orders, long seed)
            throws IOException, InterruptedException {
        try (var scratch = Scratch.of(home, "bytes")) {
            LoopDisk disk;
            try {
                disk = LoopDisk.mount(scratch.folder().resolve("disk"), DISK_BYTES, scratch.make("data"));
            } catch (IOException e) {
                Block.skip(home, NAME, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
            try (disk) {
                return Optional.of(BytesRun.of(home, scratch.folder(), disk, orders, seed));
            }
        }
    }

    private static String report(Map<Phase, List<Figures>> phases, int runs) {
        var table = new Markdown("median (range) of the runs", "orders", "KiB at the device per order", "orders/s");
        phases.forEach((phase, all) -> table.row(
                phase.words,
                String.valueOf(all.getFirst().orders()),
                spread(all, Figures::kibibytes, 2),
                spread(all, Figures::perSecond, 0)));
        return "%d runs, each a new stall on an ext4 of its own on a loop device (noatime); sectors written, synced before and after.\n\n"
                        .formatted(runs)
                + table + "\nAims: 8 KB by one writer, 1.5 KB by 64 clients.\n";
    }

    private static String spread(List<Figures> runs, ToDoubleFunction<Figures> figure, int decimals) {
        return Spread.of(runs.stream().map(figure::applyAsDouble).toList()).text(decimals);
    }
}
