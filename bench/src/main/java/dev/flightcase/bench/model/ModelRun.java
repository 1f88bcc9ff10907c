package dev.flightcase.bench.model;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Plays history after history, each of a seed of its own, until one fails or there were enough. */
public final class ModelRun {
    /** Of one history: long enough for an event's life, short enough that counting everything anew costs little. */
    static final int HISTORY_OPERATIONS = 100;

    private static final int SHRINK_TRIES_MAX = 3_000;

    private ModelRun() {}

    /**
     * A history in which ledger and model differ.
     *
     * @param history the shortest found, one step a line
     * @param mismatch of the shortest
     */
    public record Failure(long seed, String history, String mismatch, Throwable cause) {
        /** What a person needs to see it again. */
        public String report() {
            return "seed " + seed + "\n" + history + "\n" + mismatch + "\nreplay: ./flightcase bench model --seed "
                    + seed + " --operations " + HISTORY_OPERATIONS;
        }
    }

    /**
     * @param seed of the first history; the next ones count on
     * @param tally counts what was reached
     * @param played hears how many operations were played so far
     */
    public static Optional<Failure> run(long seed, long operations, Tally tally, LongConsumer played) {
        var done = 0L;
        for (var next = seed; done < operations; next++) {
            var steps = Histories.of(next, HISTORY_OPERATIONS);
            var mismatch = Play.of(next, steps, tally);
            if (mismatch != null) {
                return Optional.of(failure(next, steps));
            }
            done += steps.stream().mapToInt(Step::operations).sum();
            played.accept(done);
        }
        return Optional.empty();
    }

    private static Failure failure(long seed, List<Step> steps) {
        var shortest =
                new Shrinking(shorter -> Play.of(seed, shorter, new Tally()) != null, SHRINK_TRIES_MAX).shrink(steps);
        var mismatch = Play.of(seed, shortest, new Tally());
        var history = shortest.stream().map(Step::toString).collect(Collectors.joining("\n  ", "  ", ""));
        return mismatch == null
                ? new Failure(seed, history, "did not fail again", new Mismatch("did not fail again"))
                : new Failure(seed, history, String.valueOf(mismatch.getMessage()), mismatch);
    }
}
