package dev.flightcase.bench.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.bench.Variant;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.Stall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One drop on the real node, a tenth of the size that {@code ./flightcase bench checkout drop} runs a hundred times. */
class DropIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final DropRun.Size SMALL = new DropRun.Size(50, 20, 1);

    @TempDir
    private Path folder;

    @Test
    void sellsWhatThereIsAndAnswersEverybody() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(HOME.resolve("daemon/target/app/bin/flightcase")), "the node is not built here");
        try (var stall = Stall.start(HOME, folder, Variant.shipped(HOME), "")) {
            stall.importGoods(GoodsFolder.write(folder.resolve("goods"), DropRun.goods(1)));

            var outcome = DropRun.of(stall, stall.tills(SMALL.phones()), 0, SMALL);

            assertThat(outcome.problems()).isEmpty();
            assertThat(outcome.tally().sold()).isEqualTo(DropRun.UNITS);
            assertThat(outcome.tally().bundles()).isPositive();
            assertThat(outcome.tally().replays()).isPositive();
        }
    }
}
