package dev.flightcase.bench.rewind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.bench.fuse.Mountable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few rounds of {@code ./flightcase bench rewind}. {@code -Dflightcase.rewind.seed=N} repeats their pauses. */
@Timeout(120)
class RewindCutsIT {
    private static final long SEED = Long.getLong("flightcase.rewind.seed", new SplittableRandom().nextLong());

    @TempDir
    private Path scratch;

    @Test
    void whatViewersCouldGoBackToSurvivesPowerCuts() throws IOException, InterruptedException {
        System.out.println("RewindCutsIT: -Dflightcase.rewind.seed=" + SEED);
        try (var disk = Mountable.mount(scratch.resolve("disk"))) {
            var result = new RewindCuts(disk, new SplittableRandom(SEED), false).run(4, _ -> {});

            assertThat(result.listed()).as("seed %d", SEED).isPositive();
            assertThat(result.missing()).as("seed %d", SEED).isZero();
            assertThat(result.torn()).as("seed %d", SEED).isZero();
        }
    }

    /** Without it, the other one could be blind. */
    @Test
    void aDiskWhoseFsyncLiesIsCaughtLosingSegments() throws IOException, InterruptedException {
        try (var disk = Mountable.mount(scratch.resolve("liar"))) {
            var result = new RewindCuts(disk, new SplittableRandom(SEED), true).run(2, _ -> {});

            assertThat(result.missing()).as("seed %d", SEED).isPositive();
        }
    }
}
