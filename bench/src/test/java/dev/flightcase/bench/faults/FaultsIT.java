package dev.flightcase.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of fault once, of {@code ./flightcase bench faults}. {@code -Dflightcase.faults.seed=N} repeats what was drawn. */
@Timeout(300)
class FaultsIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final long SEED = Long.getLong("flightcase.faults.seed", new SplittableRandom().nextLong());

    @TempDir
    private Path scratch;

    @Test
    void everyOrderIsAtTheHubOnceWhateverHappens() throws Exception {
        play(Arrays.stream(Kind.values()).filter(kind -> kind != Kind.CLOCK).toList());
    }

    @Test
    void andWhateverTheNodesClockSays() throws Exception {
        assumeTrue(Kind.CLOCK.isPossible(), "libfaketime is missing: apt install faketime");
        play(List.of(Kind.CLOCK));
    }

    private void play(List<Kind> kinds) throws Exception {
        for (var app : List.of("daemon/target/app/bin/flightcase", "hub/target/app/bin/flightcase-hub")) {
            assumeTrue(Files.isExecutable(ROOT.resolve(app)), app + " is not built here");
        }
        System.out.println("FaultsIT: -Dflightcase.faults.seed=" + SEED);
        try (var laboratory = new Laboratory(ROOT, scratch, FaultsIT::tell)) {
            laboratory.open();
            var draws = new Draws(SEED, kinds);
            for (int run = 0; run < kinds.size(); run++) {
                var result = laboratory.run(draws.next(), draws.own());
                assertThat(result.orders())
                        .as("orders, seed %d, %s", SEED, result)
                        .isPositive();
            }
            laboratory.end(kinds.getLast());

            assertThat(laboratory.findings()).as("seed %d", SEED).isEmpty();
        }
    }

    private static void tell(String line) {
        System.out.println(line);
    }
}
