package dev.flightcase.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.bench.crash.Answer.Answered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full, broken, read-only or slow under the real node: what it says, what it keeps, and that it goes on by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class DiskFaultsIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int SALES_MAX = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private @Nullable FaultyNode started;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(ROOT.resolve("daemon/target/app/bin/flightcase")), "the node is not built here");
        started = FaultyNode.start(ROOT, folder);
    }

    @AfterAll
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void heal() {
        node().disk.leaveFree();
        node().disk.faults().readOnly(false);
        node().disk.faults().failFsync(1, 0);
        node().disk.faults().fsyncTakes(Duration.ZERO);
    }

    private FaultyNode node() {
        if (started == null) {
            throw new IllegalStateException("the node did not start");
        }
        return started;
    }

    @Test
    void aFullDiskIs507UntilThereIsSpaceAndNothingIsSoldMeanwhile() throws Exception {
        assertThat(node().buy(node().nextSale())).isEqualTo(201);
        node().disk.leaveFree(0);

        var refused = sellUntilRefused();

        assertThat(node().buy(refused)).isEqualTo(507);
        assertReadsGoOn();
        node().assertStockOfBook();
        node().disk.leaveFree();
        awaitSelling(refused);
        node().assertKeepsItsWord();
    }

    @Test
    void aReadOnlyDiskIs507UntilItTakesWritesAgain() throws Exception {
        node().disk.faults().readOnly(true);
        var refused = node().nextSale();

        assertThat(node().buy(refused)).isEqualTo(507);
        assertThat(node().buy(refused)).isEqualTo(507);
        assertReadsGoOn();
        node().assertStockOfBook();
        node().disk.faults().readOnly(false);
        awaitSelling(refused);
        node().assertKeepsItsWord();
    }

    /** Once: the reopening works. Three times: it fails too, and its own writes are not trusted either. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFailedFsyncAcknowledgesNothingAndIsNotTriedAgainOnTheSameFile(int times) throws Exception {
        assertThat(node().buy(node().nextSale())).isEqualTo(201);
        node().disk.faults().failFsync(1, times);
        var refused = node().nextSale();

        assertThat(node().buy(refused)).isIn(503, 507);
        assertReadsGoOn();
        awaitSelling(refused);
        node().assertKeepsItsWord();
    }

    @Test
    void aSlowFsyncSlowsOrdersAndLosesNone() throws Exception {
        node().disk.faults().fsyncTakes(Duration.ofMillis(500));
        var sales = IntStream.range(0, 32).mapToObj(_ -> node().nextSale()).toList();

        var statuses = sales.stream()
                .map(sale -> CompletableFuture.supplyAsync(() -> buyUnchecked(sale), Thread::startVirtualThread))
                .toList();

        assertThat(statuses.stream().map(CompletableFuture::join)).containsOnly(201);
        node().disk.faults().fsyncTakes(Duration.ZERO);
        node().assertKeepsItsWord();
    }

    @Test
    void whatWasSoldIsReadWhileTheDiskTakesNoWrites() throws Exception {
        assertThat(node().buy(node().nextSale())).isEqualTo(201);
        node().disk.faults().readOnly(true);
        assertThat(node().buy(node().nextSale())).isEqualTo(507);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(node().get(Goods.ORDERS))
                        .isInstanceOfSatisfying(
                                Answered.class,
                                answer -> assertThat(answer.status()).isEqualTo(200)));
    }

    private Request sellUntilRefused() throws InterruptedException {
        for (int n = 0; n < SALES_MAX; n++) {
            var sale = node().nextSale();
            int status = node().buy(sale);
            if (status != 201) {
                assertThat(status).isEqualTo(507);
                return sale;
            }
        }
        throw new AssertionError("the full disk took " + SALES_MAX + " orders");
    }

    private void assertReadsGoOn() throws Exception {
        for (var path : List.of("/api/v1/stock", "/api/v1/catalog", "/api/v1/health")) {
            await(path)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(node().get(path))
                            .isInstanceOfSatisfying(
                                    Answered.class,
                                    answer -> assertThat(answer.status()).isEqualTo(200)));
        }
    }

    private void awaitSelling(Request refused) {
        await("selling again").atMost(PATIENCE).until(() -> node().buy(refused) == 201);
    }

    private int buyUnchecked(Request sale) {
        try {
            return node().buy(sale);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
