package dev.flightcase.bench.model;

import java.util.function.LongFunction;

/** Inside a {@link MutantLoader}. */
public final class MutantPlay implements LongFunction<String> {
    public MutantPlay() {}

    /** One history after the other, without cutting the one that fails shorter. */
    @Override
    public String apply(long operations) {
        var played = 0L;
        for (var seed = 1L; played < operations; seed++) {
            var steps = Histories.of(seed, ModelRun.HISTORY_OPERATIONS);
            var mismatch = Play.of(seed, steps, new Tally());
            if (mismatch != null) {
                return "seed " + seed + ": " + mismatch.getMessage();
            }
            played += steps.stream().mapToInt(Step::operations).sum();
        }
        return "";
    }
}
