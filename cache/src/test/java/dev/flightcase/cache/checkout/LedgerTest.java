package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static dev.flightcase.cache.checkout.TestShop.cash;
import static dev.flightcase.cache.checkout.TestShop.euros;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.StoreException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {
    private final MemoryStore disk = new MemoryStore();
    private final List<TestLedger> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(TestLedger::close);
    }

    @Test
    void anOrderHasTheShapeOfTheContract() {
        var shop = start().adopting(41, 40);
        var request = TestShop.paid(List.of(line("TEE", 2)), new Tender.Cash(euros(4000), euros(5000)));

        var view = TestLedger.done(shop.order("a", request));

        var order = JsonReading.object(view.json());
        assertThat(order).containsEntry("id", view.id().toString()).containsEntry("number", 1L);
        assertThat(order).containsEntry("state", "acknowledged").containsEntry("settlement", "local");
        assertThat(at(order, "total", "amount")).isEqualTo(4000L);
        assertThat(at(order, "tax", 0, "rate")).isEqualTo("standard");
        assertThat(at(order, "tax", 0, "net", "amount")).isEqualTo(3361L);
        assertThat(at(order, "tax", 0, "tax", "amount")).isEqualTo(639L);
        assertThat(at(order, "lines", 0, "quantity")).isEqualTo(2L);
        assertThat(at(order, "tenders", 0, "change", "amount")).isEqualTo(1000L);
        assertThat(order).containsEntry("at", "2026-11-21T19:10:02Z").containsEntry("clock", "SYNCED");
        assertThat(order)
                .containsEntry("helper", "Helper 1")
                .containsEntry("boot", 1L)
                .containsEntry("sequence", 3L);
        assertThat((String) order.get("previous")).isEqualTo("A".repeat(43));
        assertThat((String) order.get("hash")).hasSize(43);
    }

    @Test
    void stockFallsAndBundlesWithIt() {
        var shop = start().adopting(41, 40);
        var before = shop.reads.revision();

        shop.sold("a");

        assertThat(shop.reads.revision()).isEqualTo(before + 1);
        assertThat(shop.reads.stock().json().text())
                .isEqualTo("{\"revision\":" + (before + 1)
                        + ",\"available\":{\"TEE\":39,\"LP\":60,\"BUNDLE\":30,\"PRINT\":100}}");
        assertThat(shop.reads.stock()).isSameAs(shop.reads.stock());
        assertThat(shop.reads.available("TEE")).isEqualTo(39);
        assertThat(shop.reads.available("nothing")).isZero();
    }

    @Test
    void theSameKeyGivesTheSameBytesNowAndAfterARestart() {
        var shop = start().adopting(41, 40);
        var first = shop.sold("a");

        var again = shop.shirt("a");
        shop.close();
        var after = start().adopting(41, 40).shirt("a");

        assertThat(again).isEqualTo(new Outcome.Done<>(first, true));
        assertThat(after).isEqualTo(new Outcome.Done<>(first, true));
        assertThat(shop.counting.of("order replayed")).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherRequestIsAConflict() {
        var shop = start().adopting(41, 40);
        shop.sold("a");

        assertThat(shop.order("a", cash(4000, line("TEE", 2)))).isEqualTo(new Outcome.KeyConflict<>());
        assertThat(shop.reads.available("TEE")).isEqualTo(39);
    }

    @Test
    void aRefusalLeavesTheKeyFree() {
        var shop = start().adopting(41, 0);
        assertThat(shop.shirt("a")).isEqualTo(new Outcome.Refused<>(new Refusal.InsufficientStock("TEE", 0, 1)));

        shop.adopting(42, 1);

        assertThat(TestLedger.done(shop.shirt("a")).number()).isEqualTo(1);
        assertThat(shop.counting.of("refused insufficient-stock")).isEqualTo(1);
    }

    @Test
    void theSameKeyTwiceInOneBatchHasOneEffect() {
        var shop = start().adopting(41, 40);
        var reached = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        disk.beforeWrite(() -> {
            reached.countDown();
            awaitUninterruptibly(gate);
        });
        var blocking = order(shop, "first", 1);
        awaitUninterruptibly(reached);

        var one = order(shop, "same", 1);
        var two = order(shop, "same", 1);
        var three = order(shop, "same", 2);
        gate.countDown();

        var acknowledged = (Outcome.Done<OrderView>) one.join();
        assertThat(two.join()).isEqualTo(new Outcome.Done<>(acknowledged.value(), true));
        assertThat(three.join()).isEqualTo(new Outcome.KeyConflict<>());
        assertThat(blocking.join()).isInstanceOf(Outcome.Done.class);
        assertThat(shop.reads.available("TEE")).isEqualTo(38);
    }

    @Test
    void nothingIsVisibleBeforeItIsWritten() {
        var shop = start().adopting(41, 40);
        var reached = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        disk.beforeWrite(() -> {
            reached.countDown();
            awaitUninterruptibly(gate);
        });

        var outcome = order(shop, "a", 1);
        awaitUninterruptibly(reached);

        assertThat(outcome).isNotDone();
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
        assertThat(shop.reads.orders(null, null))
                .isInstanceOfSatisfying(
                        Page.Found.class,
                        page -> assertThat(page.json().text()).isEqualTo("{\"orders\":[],\"next\":null}"));
        gate.countDown();
        assertThat(outcome.join()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aFullQueueIsBusy() {
        var shop = start(TestLedger.config(2)).adopting(41, 40);
        var reached = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        disk.beforeWrite(() -> {
            reached.countDown();
            awaitUninterruptibly(gate);
        });
        var waiting = new ArrayList<CompletableFuture<Outcome<OrderView>>>();
        waiting.add(order(shop, 0, 1));
        awaitUninterruptibly(reached);
        waiting.add(order(shop, 1, 1));
        waiting.add(order(shop, 2, 1));

        var tooMany = order(shop, 3, 1).join();

        assertThat(tooMany)
                .isEqualTo(new Outcome.Busy<>(TestLedger.CONFIG.queue().retryAfter()));
        gate.countDown();
        assertThat(waiting).allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Done.class));
        assertThat(shop.counting.of("busy")).isEqualTo(1);
        assertThat(shop.counting.of("batch")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(MemoryStore.Fault.class)
    void whicheverWriteFailsNothingAcknowledgedIsLostAndAllIsConsistent(MemoryStore.Fault fault) {
        for (var n = 1; n <= 12; n++) {
            var faulty = new MemoryStore();
            try (var shop = new TestLedger(faulty).adopting(41, 8)) {
                faulty.failWrite(n, fault);
                var hashes = new ArrayList<String>();
                for (var order = 0; order < 10; order++) {
                    hashes.addAll(sellUntilAnswered(shop, order));
                }
                assertThat(hashes).hasSize(8);
                assertThat(shop.reads.available("TEE")).isZero();
                assertThat(shop.counting.of("failed INPUT_OUTPUT")).isEqualTo(n <= 8 ? 1 : 0);
                try (var store = faulty.open()) {
                    assertThat(TestLedger.verify(store, hashes)).isEqualTo(8);
                }
            }
        }
    }

    @Test
    void aFullDiskIsSaidAndLeftWithoutARestart() {
        var shop = start().adopting(41, 40);
        var first = shop.sold("a");
        disk.breakDisk();

        var refused = shop.shirt("b");
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Outcome.NotDurable.class,
                        outcome -> assertThat(outcome.diskFull()).isTrue());
        assertThat(shop.ledger.condition()).isEqualTo(new LedgerCondition.Recovering(Kind.DISK_FULL));
        assertThat(shop.shirt("b")).isInstanceOf(Outcome.NotDurable.class);
        assertThat(shop.reads.stock().json().text()).contains("\"TEE\":39");
        assertThat(shop.reads.orderById(first.id())).contains(first);
        assertThat(shop.reads.orders(null, null))
                .isInstanceOfSatisfying(
                        Page.Found.class,
                        page -> assertThat(page.json().text())
                                .contains("\"number\":1,")
                                .doesNotContain("\"number\":2,"));

        disk.mendDisk();
        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
        assertThat(shop.sold("b").number()).isEqualTo(2);
        assertThat(shop.reads.orderById(first.id())).contains(first);
    }

    @Test
    void aDiskThatIsFullAtStartShowsTheStockAndSellsOnceItHasRoom() {
        var before = start().adopting(41, 40);
        before.sold("a");
        before.close();
        disk.breakDisk();

        var shop = start();

        assertThat(shop.ledger.condition()).isEqualTo(new LedgerCondition.Recovering(Kind.DISK_FULL));
        assertThat(shop.adopt(41, 40)).isEqualTo(new AdoptOutcome.NotAdopted(Kind.DISK_FULL));
        assertThat(shop.reads.stock().json().text()).contains("\"TEE\":39");
        assertThat(shop.shirt("b")).isInstanceOf(Outcome.NotDurable.class);
        disk.mendDisk();
        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
        var order = JsonReading.object(shop.sold("b").json());
        assertThat(order).containsEntry("number", 2L).containsEntry("boot", 2L);
    }

    @Test
    void aNewCatalogMetWithAFullDiskIsAdoptedByItselfOnceThereIsRoom() {
        start().adopting(41, 40).close();
        disk.breakDisk();
        var shop = start();
        assertThat(shop.adopt(42, 7)).isEqualTo(new AdoptOutcome.NotAdopted(Kind.DISK_FULL));
        assertThat(shop.reads.stock().json().text()).endsWith("\"available\":{}}");

        disk.mendDisk();

        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
        assertThat(shop.reads.available("TEE")).isEqualTo(7);
    }

    @Test
    void aMistakeInTheMiddleOfAWriteNeverGivesANumberTwice() {
        var shop = start().adopting(41, 40);
        disk.afterNextWrite(() -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(shop.shirt("a"))
                .isEqualTo(new Outcome.NotDurable<>(
                        Kind.INPUT_OUTPUT, TestLedger.CONFIG.queue().retryAfter()));

        await().until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
        assertThat(shop.sold("b").number()).isEqualTo(2);
        assertThat(shop.sold("a").number()).isEqualTo(1);
    }

    @Test
    void aFailedAdoptionChangesNothingAndMayBeRepeated() {
        var shop = start().adopting(41, 1);
        disk.failWrite(1, MemoryStore.Fault.LOST);

        assertThat(shop.adopt(42, 5)).isEqualTo(new AdoptOutcome.NotAdopted(Kind.INPUT_OUTPUT));

        assertThat(shop.reads.available("TEE")).isEqualTo(1);
        shop.adopting(42, 5);
        assertThat(shop.reads.available("TEE")).isEqualTo(5);
    }

    @Test
    void fewerGrantedThanSoldLeavesNoneAndSaysSo() {
        var shop = start().adopting(41, 3);
        shop.sold("a");
        shop.sold("b");

        assertThat(shop.adopt(42, 1)).isEqualTo(new AdoptOutcome.Adopted(shop.reads.revision(), List.of("TEE")));

        assertThat(shop.reads.available("TEE")).isZero();
        shop.adopting(43, 4);
        assertThat(shop.reads.available("TEE")).isEqualTo(2);
    }

    @Test
    void adoptingTheSameAgainChangesNothingEvenAfterARestart() {
        var shop = start().adopting(41, 3);
        shop.sold("a");
        var revision = shop.reads.revision();
        shop.close();

        var again = start();
        assertThat(again.reads.stock().json().text()).endsWith("\"available\":{}}");
        again.adopting(41, 3);

        assertThat(again.reads.revision()).isEqualTo(revision);
        assertThat(again.reads.available("TEE")).isEqualTo(2);
        assertThat(at(JsonReading.object(again.sold("b").json()), "boot")).isEqualTo(2L);
    }

    @Test
    void theLastUnitsAreNeverSoldTwice() {
        var shop = start().adopting(41, 100);
        var outcomes = Collections.synchronizedList(new ArrayList<CompletableFuture<Outcome<OrderView>>>());
        var buyers = new ArrayList<Thread>();
        for (var buyer = 0; buyer < 32; buyer++) {
            var name = buyer;
            buyers.add(Thread.ofPlatform().start(() -> {
                for (var attempt = 0; attempt < 25; attempt++) {
                    outcomes.add(order(shop, name + "-" + attempt, 1 + attempt % 2));
                }
            }));
        }
        buyers.forEach(LedgerTest::join);

        var units = outcomes.stream()
                .map(CompletableFuture::join)
                .filter(Outcome.Done.class::isInstance)
                .mapToLong(outcome -> units((Outcome.Done<OrderView>) outcome))
                .sum();

        assertThat(units).isEqualTo(100);
        assertThat(shop.reads.available("TEE")).isZero();
        assertThat(shop.counting.of("batch")).isLessThanOrEqualTo(shop.counting.of("order done"));
        try (var store = disk.open()) {
            assertThat(TestLedger.verify(store, List.of())).isEqualTo(shop.counting.of("order done"));
        }
    }

    @Test
    void ordersPageNewestFirst() {
        var shop = start().adopting(41, 40);
        for (var i = 1; i <= 5; i++) {
            shop.sold(i);
        }

        var first = page(shop, null, 2);
        var second = page(shop, (String) first.get("next"), 2);
        var third = page(shop, (String) second.get("next"), 2);

        assertThat(List.of(at(first, "orders", 0, "number"), at(first, "orders", 1, "number")))
                .isEqualTo(List.of(5L, 4L));
        assertThat(at(second, "orders", 0, "number")).isEqualTo(3L);
        assertThat((List<?>) third.get("orders")).hasSize(1);
        assertThat(third.get("next")).isNull();
        assertThat(shop.reads.orders("nonsense!", null)).isInstanceOf(Page.BadRequest.class);
        assertThat(shop.reads.orders(null, 501)).isInstanceOf(Page.BadRequest.class);
        assertThat(shop.reads.orderById(new UUID(1, 2))).isEmpty();
    }

    @Test
    void hostileSizesAreRefusedBeforeTheyAreQueued() {
        var shop = start();
        var long65 = "x".repeat(65);

        assertInvalid(shop, TestShop.paid(List.of()), "lines");
        assertInvalid(shop, cash(1, Collections.nCopies(101, line("TEE", 1)).toArray(OrderLine[]::new)), "lines");
        assertInvalid(shop, cash(1, line("TEE", 0)), "quantity");
        assertInvalid(shop, cash(1, line("TEE", Integer.MAX_VALUE)), "quantity");
        assertInvalid(shop, cash(1, line(long65, 1)), "sku");
        assertInvalid(shop, cash(-1, line("TEE", 1)), "tender amount");
        assertInvalid(shop, cash(Long.MAX_VALUE, line("TEE", 1)), "tender amount");
        var tenders = Collections.<Tender>nCopies(9, new Tender.Cash(euros(1), null));
        assertInvalid(shop, TestShop.paid(List.of(line("TEE", 1)), tenders.toArray(Tender[]::new)), "tenders");
        assertInvalid(
                shop, new OrderRequest(List.of(line("TEE", 1)), List.of(), null, long65, null, null, false), "helper");
        assertThat(disk.writes()).isEqualTo(1);
    }

    @Test
    void withoutAnAssortmentNothingIsSold() {
        assertThat(start().shirt("a")).isEqualTo(new Outcome.Refused<>(new Refusal.NoEvent()));
    }

    @Test
    void closingAnswersWhatIsQueuedAndRefusesWhatComesLater() {
        var shop = start().adopting(41, 40);
        var reached = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        disk.beforeWrite(() -> {
            reached.countDown();
            awaitUninterruptibly(gate);
        });
        var running = order(shop, 0, 1);
        awaitUninterruptibly(reached);
        var queued = order(shop, 1, 1);
        var closing = Thread.ofPlatform().start(shop::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        gate.countDown();
        join(closing);

        assertThat(running.join()).isInstanceOf(Outcome.Done.class);
        assertThat(queued.join()).isInstanceOf(Outcome.Done.class);
        assertThat(shop.ledger.condition()).isEqualTo(new LedgerCondition.Stopped());
        assertThat(shop.shirt("late"))
                .isEqualTo(new Outcome.NotDurable<>(
                        Kind.CLOSED, TestLedger.CONFIG.queue().retryAfter()));
    }

    private TestLedger start() {
        return start(TestLedger.CONFIG);
    }

    private TestLedger start(LedgerConfig config) {
        var shop = new TestLedger(disk, config);
        started.add(shop);
        return shop;
    }

    /** As a till does: repeats with the same key until there is an answer that stands. */
    private static List<String> sellUntilAnswered(TestLedger shop, Object key) {
        while (true) {
            switch (shop.shirt(key)) {
                case Outcome.Done<OrderView> acknowledged -> {
                    return List.of(TestLedger.hashOf(acknowledged.value()));
                }
                case Outcome.Refused<OrderView> _ -> {
                    return List.of();
                }
                case Outcome.NotDurable<OrderView> _, Outcome.Busy<OrderView> _ -> Thread.onSpinWait();
                case Outcome.KeyConflict<OrderView> _ -> throw new AssertionError("conflict");
            }
        }
    }

    private static CompletableFuture<Outcome<OrderView>> order(TestLedger shop, Object key, int quantity) {
        return shop.ledger.order(TestShop.PHONE, TestShop.key(key), cash(2000L * quantity, line("TEE", quantity)));
    }

    private static long units(Outcome.Done<OrderView> outcome) {
        var quantity = at(JsonReading.object(outcome.value().json()), "lines", 0, "quantity");
        return quantity instanceof Long units ? units : 0;
    }

    private static Map<String, @Nullable Object> page(TestLedger shop, @Nullable String cursor, int limit) {
        return JsonReading.object(((Page.Found) shop.reads.orders(cursor, limit)).json());
    }

    private static void assertInvalid(TestLedger shop, OrderRequest request, String field) {
        assertThat(shop.order("x", request))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Refusal.Invalid.class,
                                        invalid -> assertThat(invalid.field()).isEqualTo(field)));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException _) {
                // The ledger is being closed; a disk does not care.
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
