package dev.flightcase.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HandoffTest {

    @Test
    void waitsForAThreadThatIsOnItsWayBack() throws Exception {
        var queue = new Handoff(Duration.ofSeconds(20));
        var taken = new CompletableFuture<Boolean>();
        var offering = Thread.ofPlatform().start(() -> taken.complete(queue.offer(HandoffTest::task)));
        await().until(() -> offering.getState() == Thread.State.TIMED_WAITING);

        assertThat(queue.take()).isNotNull();

        assertThat(taken.get()).isTrue();
    }

    @Test
    void givesUpWhenNoThreadComes() {
        assertThat(new Handoff(Duration.ofMillis(1)).offer(HandoffTest::task)).isFalse();
    }

    @Test
    void anInterruptionEndsTheWaitAndStaysVisible() throws Exception {
        var queue = new Handoff(Duration.ofSeconds(20));
        var stillInterrupted = new CompletableFuture<Boolean>();
        var refused = new CountDownLatch(1);
        var offering = Thread.ofPlatform().start(() -> {
            if (!queue.offer(HandoffTest::task)) {
                refused.countDown();
            }
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });

        offering.interrupt();

        refused.await();
        assertThat(stillInterrupted.get()).isTrue();
    }

    private static void task() {}
}
