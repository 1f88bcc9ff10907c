package dev.flightcase.bench;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long and how often: the same words for every benchmark that puts load on a server. */
public final class RoundOptions {
    private static final int QUICK_ROUNDS = 2;
    private static final Duration QUICK_MEASURED = Duration.ofSeconds(2);
    private static final Duration QUICK_WARM_UP = Duration.ofSeconds(1);

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Of each contender, in turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Measured, of each round (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "5", description = "Seconds before that (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(
            names = "--load-threads",
            defaultValue = "1",
            description = "Threads of the load generator (default: ${DEFAULT-VALUE}).")
    private int loadThreads;

    /** @param quick two short rounds, whatever the other options say: to see that it works */
    public Rounds chosen(boolean quick) {
        return quick
                ? new Rounds(QUICK_ROUNDS, QUICK_MEASURED, QUICK_WARM_UP, loadThreads)
                : new Rounds(rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUpSeconds), loadThreads);
    }

    /** The rule that is broken, or the empty string. */
    public String problem(int clients) {
        if (rounds < 1 || seconds < 1 || warmUpSeconds < 0 || loadThreads < 1) {
            return "--rounds, --seconds and --load-threads must be at least 1, --warm-up at least 0";
        }
        return clients < loadThreads ? "--clients is " + clients + "; must be at least --load-threads" : "";
    }
}
