package dev.flightcase.bench.forgetful;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What a power cut leaves of what was not synced.
 *
 * @param seed empty: nothing at all. Otherwise what a journaling file system may have written by itself: the first few of the
 *     names that changed, some pages, a last write up to one of its 512-byte sectors; the same seed over the same history
 *     leaves the same
 */
public record PowerCut(OptionalLong seed) {

    public static PowerCut forgettingAll() {
        return new PowerCut(OptionalLong.empty());
    }

    public static PowerCut seeded(long seed) {
        return new PowerCut(OptionalLong.of(seed));
    }

    Optional<RandomGenerator> random() {
        return seed.isPresent() ? Optional.of(new SplittableRandom(seed.getAsLong())) : Optional.empty();
    }

    /**
     * What was gone.
     *
     * @param names changes of names (made, renamed, removed) that were taken back
     * @param pages written pages that are old again
     * @param torn files whose last write was cut at a sector
     */
    public record Loss(int names, int pages, int torn) {
        Loss plus(Loss more) {
            return new Loss(names + more.names, pages + more.pages, torn + more.torn);
        }
    }
}
