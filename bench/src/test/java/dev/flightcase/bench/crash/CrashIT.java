package dev.flightcase.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.bench.fuse.Mountable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few rounds of {@code ./flightcase bench crash}. {@code -Dflightcase.crash.seed=N} repeats their pauses. */
@Timeout(240)
class CrashIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final long SEED = Long.getLong("flightcase.crash.seed", new SplittableRandom().nextLong());
    private static final int STRIKES = 3;

    @TempDir
    private Path scratch;

    private Lab lab;

    @BeforeEach
    void build() {
        assumeTrue(Files.isExecutable(ROOT.resolve("daemon/target/app/bin/flightcase")), "the node is not built here");
        System.out.println("CrashIT: -Dflightcase.crash.seed=" + SEED);
        lab = new Lab(ROOT, scratch, new SplittableRandom(SEED), new Lab.Plan(STRIKES, 16), _ -> {});
    }

    @Test
    void whatWasAcknowledgedSurvivesKill() throws Exception {
        var tally = lab.run(STRIKES, _ -> new PlainDisk());

        assertThat(tally.findings().told()).as("seed %d", SEED).isEmpty();
        assertThat(tally.strikes()).isEqualTo(STRIKES);
    }

    @Test
    void whatWasAcknowledgedSurvivesPowerCuts() throws Exception {
        requireMounting();

        var tally = lab.run(STRIKES, ForgetfulMedium::in);

        assertThat(tally.findings().told()).as("seed %d", SEED).isEmpty();
        assertThat(tally.strikes()).isEqualTo(STRIKES);
        assertThat(tally.forgottenPages() + tally.forgottenNames()).isPositive();
    }

    /** Without it, the other two could be blind. */
    @Test
    void aDiskWhoseFsyncLiesIsCaughtLosingOrders() throws Exception {
        requireMounting();

        try {
            assertThat(lab.control().findings().count(Findings.Kind.LOST))
                    .as("seed %d", SEED)
                    .isPositive();
        } catch (IOException e) {
            // The lie may take a database's own files first: then the node does not start on them, and says so.
            assertThat(e).as("seed %d", SEED).hasMessageContaining("what is on the disk is damaged");
        }
    }

    private void requireMounting() {
        Mountable.mount(scratch.resolve("try")).close();
    }
}
