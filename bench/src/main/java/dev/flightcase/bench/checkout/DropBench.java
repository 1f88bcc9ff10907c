package dev.flightcase.bench.checkout;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Spread;
import dev.flightcase.bench.Variant;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.Stall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A hundred units and five hundred phones that want them. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description =
                "Drops: 100 units, a bundle that shares them, 500 phones, 10,000 attempts; exactly 100 sold, everybody answered.")
final class DropBench implements Callable<Integer> {
    private static final int QUICK_RUNS = 3;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CheckoutBench checkout;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(
            names = "--runs",
            defaultValue = "100",
            description = "Drops, one after the other (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--phones", defaultValue = "500", description = "At a time (default: ${DEFAULT-VALUE}).")
    private int phones;

    @Option(names = "--attempts", defaultValue = "20", description = "Of each phone (default: ${DEFAULT-VALUE}).")
    private int attempts;

    @Option(
            names = "--load-threads",
            defaultValue = "1",
            description = "Threads of the load generator (default: ${DEFAULT-VALUE}).")
    private int loadThreads;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (runs < 1 || loadThreads < 1 || phones < loadThreads || (long) phones * attempts < 10 * DropRun.UNITS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--runs and --load-threads must be at least 1, and --phones times --attempts at least "
                            + 10 * DropRun.UNITS);
        }
        var home = checkout.home();
        int all = checkout.quick() ? QUICK_RUNS : runs;
        var outcomes = new ArrayList<DropRun.Outcome>();
        try (var scratch = Scratch.of(home, "drop");
                var stall = Stall.start(home, scratch.folder(), Variant.shipped(home), "")) {
            stall.importGoods(GoodsFolder.write(scratch.folder().resolve("goods"), DropRun.goods(all)));
            var tokens = stall.tills(phones);
            for (int run = 0; run < all; run++) {
                var outcome = DropRun.of(stall, tokens, run, new DropRun.Size(phones, attempts, loadThreads));
                System.err.printf(
                        "run %d of %d: %d sold, %s%n",
                        run + 1,
                        all,
                        outcome.tally().sold(),
                        outcome.problems().isEmpty() ? "all well" : outcome.problems());
                outcomes.add(outcome);
            }
        }
        Block.publish(home, "checkout drop", report(outcomes));
        return outcomes.stream().allMatch(outcome -> outcome.problems().isEmpty()) ? 0 : 1;
    }

    private String report(List<DropRun.Outcome> outcomes) {
        long well = outcomes.stream()
                .filter(outcome -> outcome.problems().isEmpty())
                .count();
        var text = new StringBuilder(
                "%d of %d drops sold exactly %d units, oversold none and answered everybody; %d phones, %d"
                                .formatted(well, outcomes.size(), DropRun.UNITS, phones, attempts)
                        + " attempts each, one stall for all runs; " + audited(outcomes) + ".\n\n");
        text.append(new Markdown("of each run", "median (range)")
                .row("units sold", spread(outcomes, outcome ->
                        (double) outcome.tally().sold()))
                .row("of these in the bundle", spread(outcomes, outcome ->
                        (double) outcome.tally().bundles()))
                .row("refused, sold out", spread(outcomes, outcome ->
                        (double) outcome.tally().refusals()))
                .row("reserved and given back", spread(outcomes, outcome ->
                        (double) outcome.tally().releases()))
                .row("sales sent again, same answer", spread(outcomes, outcome ->
                        (double) outcome.tally().replays()))
                .row("told to come later", spread(outcomes, outcome ->
                        (double) outcome.load().retried()))
                .row(
                        "answer p50 ms",
                        spread(outcomes, outcome -> outcome.load().latency().p50()))
                .row(
                        "answer p99 ms",
                        spread(outcomes, outcome -> outcome.load().latency().p99()))
                .row("seconds", spread(outcomes, outcome -> outcome.load().seconds())));
        for (int run = 0; run < outcomes.size(); run++) {
            for (var problem : outcomes.get(run).problems()) {
                text.append("\n- run ").append(run + 1).append(": ").append(problem);
            }
        }
        return text.append('\n').toString();
    }

    private static String audited(List<DropRun.Outcome> outcomes) {
        return outcomes.stream().allMatch(DropRun.Outcome::audited)
                ? "its books audited after each"
                : "its books not audited, since this node does not answer /api/v1/audit";
    }

    private static String spread(List<DropRun.Outcome> outcomes, ToDoubleFunction<DropRun.Outcome> figure) {
        return Spread.of(outcomes.stream().map(figure::applyAsDouble).toList()).text(1);
    }
}
