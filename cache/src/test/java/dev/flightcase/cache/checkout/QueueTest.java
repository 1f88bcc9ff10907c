package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.StoreException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waits is bounded, answered, and sold once. */
class QueueTest {
    /** Two may wait. */
    @RegisterExtension
    final TestStall stall = new TestStall(TestLedger.config(2), LedgerPorts.local());

    @RegisterExtension
    final TestStall roomy = new TestStall();

    @Test
    void aFullQueueIsBusy() {
        var shop = stall.selling();
        var write = new HeldUpWrite(stall.disk);
        var waiting = new ArrayList<CompletableFuture<Outcome<OrderView>>>();
        waiting.add(shop.asking(0, 1));
        write.awaitReached();
        waiting.add(shop.asking(1, 1));
        waiting.add(shop.asking(2, 1));

        var tooMany = shop.asking(3, 1).join();

        assertThat(tooMany)
                .isEqualTo(new Outcome.Busy<>(TestLedger.CONFIG.queue().retryAfter()));
        write.close();
        assertThat(waiting).allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Done.class));
        assertThat(shop.counting.of("busy")).isEqualTo(1);
        assertThat(shop.counting.of("batch")).isEqualTo(2);
    }

    @Test
    void theLastUnitsAreNeverSoldTwice() {
        var shop = roomy.start().adopting(41, 100);
        var outcomes = Collections.synchronizedList(new ArrayList<CompletableFuture<Outcome<OrderView>>>());
        var buyers = new ArrayList<Thread>();
        for (var buyer = 0; buyer < 32; buyer++) {
            var name = buyer;
            buyers.add(Thread.ofPlatform().start(() -> {
                for (var attempt = 0; attempt < 25; attempt++) {
                    outcomes.add(shop.asking(name + "-" + attempt, 1 + attempt % 2));
                }
            }));
        }
        buyers.forEach(QueueTest::join);

        var units = outcomes.stream()
                .map(CompletableFuture::join)
                .filter(Outcome.Done.class::isInstance)
                .mapToLong(outcome -> units((Outcome.Done<OrderView>) outcome))
                .sum();

        assertThat(units).isEqualTo(100);
        assertThat(shop.reads.available("TEE")).isZero();
        assertThat(shop.counting.of("batch")).isLessThanOrEqualTo(shop.counting.of("order done"));
        try (var store = roomy.disk.open()) {
            assertThat(TestLedger.verify(store, List.of())).isEqualTo(shop.counting.of("order done"));
        }
    }

    @Test
    void closingAnswersWhatIsQueuedAndRefusesWhatComesLater() {
        var shop = stall.selling();
        var write = new HeldUpWrite(stall.disk);
        var running = shop.asking(0, 1);
        write.awaitReached();
        var queued = shop.asking(1, 1);
        var closing = Thread.ofPlatform().start(shop::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        write.close();
        join(closing);

        assertThat(running.join()).isInstanceOf(Outcome.Done.class);
        assertThat(queued.join()).isInstanceOf(Outcome.Done.class);
        assertThat(shop.ledger.condition()).isEqualTo(new LedgerCondition.Stopped());
        assertThat(shop.shirt("late"))
                .isEqualTo(new Outcome.NotDurable<>(
                        Kind.CLOSED, TestLedger.CONFIG.queue().retryAfter()));
    }

    private static long units(Outcome.Done<OrderView> outcome) {
        var quantity = at(JsonReading.object(outcome.value().json()), "lines", 0, "quantity");
        return quantity instanceof Long units ? units : 0;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
