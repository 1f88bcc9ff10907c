package dev.flightcase.bench.rewind;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Machine;
import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.fuse.MountedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./flightcase bench rewind}. */
@Command(
        name = "rewind",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = {
            "Power cuts while the show so far is written, on a disk that forgets what was not synced: what viewers could go back to is"
                    + " looked for after each, and compared byte by byte. Not speed. Exit code 1 if anything was missing or torn.",
            "Needs root, to mount that disk. The same seed cuts after the same pauses, not at the same byte."
        })
public final class RewindBench implements Callable<Integer> {
    private static final int CONTROL_CUTS = 3;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(names = "--cuts", defaultValue = "100", description = "How many (default: ${DEFAULT-VALUE}).")
    private int cuts;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "Of the pauses and of what a power cut leaves; 0 draws one (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (cuts < 1) {
            throw new ParameterException(spec.commandLine(), "--cuts is " + cuts + "; must be at least 1");
        }
        // The power goes away under the node's parts again and again: what they say about it is no news.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        long drawn = seed == 0 ? new SplittableRandom().nextLong() : seed;
        System.err.println("seed " + drawn);
        var scratch = Scratch.of(bench.home(), "rewind");
        var random = new SplittableRandom(drawn);
        var table = new Markdown("power cuts", "segments shown", "compared after", "missing", "torn");
        var control = run(scratch.folder().resolve("control"), random, true, CONTROL_CUTS);
        row(table, "control: fsync that lies, " + CONTROL_CUTS, control);
        var result = run(scratch.folder().resolve("disk"), random, false, cuts);
        row(table, String.valueOf(cuts), result);
        System.out.println(Machine.describe(bench.home()) + "; seed " + drawn + "\n\n" + table);
        scratch.close();
        if (control.holds()) {
            System.out.println("the control lost nothing: this run proves nothing");
        }
        return result.holds() && !control.holds() ? 0 : 1;
    }

    private static RewindCuts.Result run(Path folder, SplittableRandom random, boolean lies, int cuts)
            throws IOException, InterruptedException {
        try (var disk = MountedDisk.mount(folder)) {
            return new RewindCuts(disk, random, lies)
                    .run(
                            cuts,
                            cut -> System.err.print(
                                    "\r" + cut + " of " + cuts + " power cuts" + (cut == cuts ? "\n" : "")));
        }
    }

    private static void row(Markdown table, String what, RewindCuts.Result result) {
        table.row(
                what,
                String.valueOf(result.listed()),
                String.valueOf(result.looked()),
                String.valueOf(result.missing()),
                String.valueOf(result.torn()));
    }
}
