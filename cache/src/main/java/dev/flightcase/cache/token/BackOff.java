package dev.flightcase.cache.token;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows down guessing of codes and PINs, for everybody together: addresses are free on a local network, so counting by
 * address would slow down nobody. One attempt at a time, so that many at once get no more tries than one after the
 * other. Sessions and device secrets have 256 bits and do not come here.
 */
public final class BackOff {
    private static final Logger log = LoggerFactory.getLogger(BackOff.class);

    private final BackOffConfig config;
    private final LongSupplier ticks;
    private int mistakes;
    private long lastMistake;

    /** @param ticks monotonic nanoseconds */
    public BackOff(BackOffConfig config, LongSupplier ticks) {
        this.config = config;
        this.ticks = ticks;
    }

    /** What came of trying a secret. */
    public sealed interface Attempt<T> {
        record Right<T>(T what) implements Attempt<T> {}

        record Wrong<T>() implements Attempt<T> {}

        /** Not even looked at. */
        record TooSoon<T>(Duration retryAfter) implements Attempt<T> {}
    }

    /** @param secret looks, without blocking, whether it is right; empty when it is not */
    synchronized <T> Attempt<T> attempt(Supplier<Optional<T>> secret) {
        long now = ticks.getAsLong();
        if (mistakes > 0 && now - lastMistake >= config.quiet().toNanos()) {
            mistakes = 0;
        }
        var left = pause().minusNanos(now - lastMistake);
        if (mistakes > 0 && left.isPositive()) {
            return new Attempt.TooSoon<>(left);
        }
        var found = secret.get();
        if (found.isPresent()) {
            mistakes = 0;
            return new Attempt.Right<>(found.get());
        }
        lastMistake = now;
        // Beyond this the wait is the longest for long, and the shift below stays in range.
        mistakes = Math.min(mistakes + 1, config.freeMistakes() + Long.SIZE);
        if (mistakes == config.freeMistakes() + 1) {
            log.atWarn().addKeyValue("mistakes", mistakes).log("somebody guesses codes or PINs; tries are slowed down");
        }
        return new Attempt.Wrong<>();
    }

    private Duration pause() {
        int over = mistakes - config.freeMistakes();
        if (over <= 0) {
            return Duration.ZERO;
        }
        // 2^20 times the shortest wait is more than any longest one.
        var doubled = config.first().multipliedBy(1L << Math.min(over - 1, 20));
        return doubled.compareTo(config.longest()) < 0 ? doubled : config.longest();
    }
}
