package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hub.ledger.LedgerException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that a look throws ends the looks. */
class RoundsTest {
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final long PATIENCE_SECONDS = 20;

    private final PrintStream standardOutput = System.out;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Semaphore looks = new Semaphore(0);
    /** Of the thread that looks. */
    private final Queue<Runnable> plan = new ArrayDeque<>();

    /** The log goes to standard output; see simplelogger.properties. */
    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setOut(standardOutput);
    }

    private void look() {
        looks.release();
        Optional.ofNullable(plan.poll()).ifPresent(Runnable::run);
    }

    private void assertLooks(int count) throws InterruptedException {
        assertThat(looks.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("%s looks", count)
                .isTrue();
    }

    private static void fine() {}

    private static void mistake() {
        throw new IllegalStateException("mistake");
    }

    private static void away() {
        throw new LedgerException("away", true, new IllegalStateException());
    }

    @Test
    void aMistakeOfOursEndsOneLookAndIsLoggedOnce() throws InterruptedException {
        plan.addAll(List.of(RoundsTest::mistake, RoundsTest::mistake));
        try (var rounds = new Rounds("test", AT_ONCE, this::look)) {
            rounds.start();
            assertLooks(4);
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("a look came to nothing")
                .contains("rounds=test", "IllegalStateException: mistake");
    }

    @Test
    void aMistakeAfterALookThatSucceededIsLoggedAgain() throws InterruptedException {
        plan.addAll(List.of(RoundsTest::mistake, RoundsTest::fine, RoundsTest::mistake));
        try (var rounds = new Rounds("test", AT_ONCE, this::look)) {
            rounds.start();
            assertLooks(5);
        }

        assertThat(log.toString(StandardCharsets.UTF_8).split("a look came to nothing"))
                .hasSize(3);
    }

    @Test
    void aDatabaseThatIsAwayEndsOneLookAndNobodyIsTold() throws InterruptedException {
        plan.add(RoundsTest::away);
        try (var rounds = new Rounds("test", AT_ONCE, this::look)) {
            rounds.start();
            assertLooks(3);
        }

        assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void whatTheDatabaseWillNeverTakeIsLogged() throws InterruptedException {
        plan.add(() -> {
            throw new LedgerException("syntax error", false, new IllegalStateException());
        });
        try (var rounds = new Rounds("test", AT_ONCE, this::look)) {
            rounds.start();
            assertLooks(2);
        }

        assertThat(log.toString(StandardCharsets.UTF_8)).contains("a look came to nothing", "syntax error");
    }

    @Test
    void whoWakesItIsServedAtOnce() throws InterruptedException {
        try (var rounds = new Rounds("test", NEVER, this::look)) {
            rounds.start();
            assertLooks(1);
            rounds.wake();
            assertLooks(1);
        }
    }

    @Test
    void closingEndsALookThatWaits() throws InterruptedException {
        var waits = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var rounds = new Rounds("test", NEVER, () -> {
            waits.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                ended.countDown();
            }
        });
        rounds.start();
        assertThat(waits.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        rounds.close();

        assertThat(rounds.isClosed()).isTrue();
        assertThat(ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
