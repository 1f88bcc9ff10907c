package dev.flightcase.bench.crash;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Machine;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Ends the node at random moments while it sells, and compares what comes back with what it had acknowledged. */
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = {
            "kill -9 of the real node under load, and power cuts on a disk that forgets what was not synced; every acknowledged"
                    + " order is looked for after each restart. Exit code 1 if any promise was broken.",
            "The power cuts need root, to mount that disk. The same seed strikes after the same pauses, not at the same byte."
        })
public final class CrashBench implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(
            names = "--kills",
            defaultValue = "20",
            description = "kill -9 on the machine's own disk (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--power-cuts",
            defaultValue = "20",
            description = "Power cuts on the forgetful disk (default: ${DEFAULT-VALUE}).")
    private int powerCuts;

    @Option(
            names = "--strikes-per-life",
            defaultValue = "25",
            description = "After which a node starts anew in an empty folder (default: ${DEFAULT-VALUE}).")
    private int strikesPerLife;

    @Option(names = "--customers", defaultValue = "16", description = "Who buy at once (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "Of the pauses and of what a power cut leaves; 0 draws one (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (kills < 0 || powerCuts < 0 || strikesPerLife < 2 || customers < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--kills is " + kills + ", --power-cuts " + powerCuts
                            + ", --strikes-per-life " + strikesPerLife + ", --customers " + customers
                            + "; must be at least 0, 0, 2 and 1");
        }
        long drawn = seed == 0 ? new SplittableRandom().nextLong() : seed;
        System.err.println("seed " + drawn);
        var home = bench.home();
        var scratch = Scratch.of(home, "crash");
        var rows = run(scratch.folder(), new SplittableRandom(drawn));
        var flags = String.join(" ", Variant.shipped(home).flags());
        var report = new CrashReport(Machine.describe(home), flags, drawn, rows);
        System.out.println(json ? report.json() : report.text());
        if (report.holds()) {
            scratch.close();
            return 0;
        }
        System.err.println("what is left of the nodes is in " + scratch.folder());
        return 1;
    }

    private List<CrashReport.Row> run(Path scratch, SplittableRandom random) throws IOException, InterruptedException {
        var rows = new ArrayList<CrashReport.Row>();
        if (kills > 0) {
            var lab = lab(scratch.resolve("kill"), random, "kill -9", kills);
            rows.add(new CrashReport.Row("kill -9", false, lab.run(kills, _ -> new PlainDisk())));
        }
        if (powerCuts > 0) {
            var control = lab(scratch.resolve("control"), random, "control", 2);
            rows.add(new CrashReport.Row("control: power cut, fsync that lies", true, control.control()));
            var lab = lab(scratch.resolve("cut"), random, "power cut", powerCuts);
            rows.add(new CrashReport.Row("power cut", false, lab.run(powerCuts, ForgetfulMedium::in)));
        }
        return rows;
    }

    private Lab lab(Path scratch, SplittableRandom random, String name, int of) {
        var plan = new Lab.Plan(strikesPerLife, customers);
        return new Lab(bench.home(), scratch, random.split(), plan, tally -> progress(name, tally, of));
    }

    private static void progress(String name, Tally tally, int of) {
        System.err.printf(
                "%s %d of %d: %d orders acknowledged, %d promises broken%n",
                name,
                tally.strikes(),
                of,
                tally.acknowledged(),
                tally.findings().all());
    }
}
