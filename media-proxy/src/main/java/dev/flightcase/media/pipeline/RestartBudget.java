package dev.flightcase.media.pipeline;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a run that ended. Pure; not thread-safe. */
final class RestartBudget {
    private final RestartConfig config;
    private final RandomGenerator random;
    private int inARow;

    /** @param random spreads the waits of several encoders that fell together */
    RestartBudget(RestartConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    sealed interface Next {
        Duration pause();
    }

    record Again(Duration pause) implements Next {}

    /** @param pause before the one try that comes all the same */
    record GaveUp(Duration pause) implements Next {}

    /** @param lived how long the run went well; zero for one that never began */
    Next after(Duration lived) {
        if (lived.compareTo(config.quietAfter()) >= 0) {
            inARow = 0;
        }
        if (inARow >= config.max()) {
            return new GaveUp(config.tryAgain());
        }
        inARow++;
        return new Again(shortened(doubled(inARow - 1)));
    }

    /** Somebody has put it right, or wants it anyway. */
    void reset() {
        inARow = 0;
    }

    private Duration doubled(int times) {
        var wait = config.first();
        for (int i = 0; i < times && wait.compareTo(config.longest()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(config.longest()) < 0 ? wait : config.longest();
    }

    private Duration shortened(Duration wait) {
        return Duration.ofNanos((long) ((double) wait.toNanos() * (1 - random.nextDouble() / 2)));
    }
}
