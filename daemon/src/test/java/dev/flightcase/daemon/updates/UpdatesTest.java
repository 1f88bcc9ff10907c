package dev.flightcase.daemon.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.cache.checkout.StockChanges;
import dev.flightcase.http.BodySink;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a clock that stands still after the first stock was told, so that what follows waits. */
class UpdatesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Units units = new Units();
    private final AtomicLong catalog = new AtomicLong(1);
    private final AtomicLong later = new AtomicLong();
    private final Updates updates = new Updates(units, catalog::get, () -> NOW.plusMillis(later.get()), 10);

    private static final class Units implements Stock {
        private final AtomicLong revision = new AtomicLong(5);
        private final Map<String, Long> changedAt = new ConcurrentHashMap<>();

        @Override
        public long revision() {
            return revision.get();
        }

        @Override
        public StockChanges changesSince(long since) {
            var changes = new TreeMap<String, Long>();
            changedAt.forEach((sku, at) -> {
                if (at > since) {
                    changes.put(sku, at);
                }
            });
            return new StockChanges(revision.get(), changes);
        }

        @Override
        public StockChanges available(Collection<String> skus) {
            var some = new TreeMap<String, Long>();
            skus.forEach(sku -> some.put(sku, changedAt.getOrDefault(sku, 0L)));
            return new StockChanges(revision.get(), some);
        }
    }

    private static final class Phone implements BodySink {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public boolean offer(Bytes piece) {
            heard.addAll(piece.utf8().lines().toList());
            return true;
        }

        @Override
        public boolean offer(SharedBytes piece) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void onWritable(Runnable task) {}

        @Override
        public void onClosed(Runnable task) {}

        @Override
        public void end() {}

        @Override
        public void abort() {}

        void await(Predicate<String> line) {
            org.awaitility.Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> heard.stream().anyMatch(line));
        }

        /** The ids in their order. */
        List<String> ids() {
            var ids = new ArrayList<String>();
            heard.stream().filter(line -> line.startsWith("id: ")).forEach(line -> ids.add(line.substring(4)));
            return ids;
        }
    }

    @AfterEach
    void close() {
        updates.close();
    }

    private void change(String... skus) {
        long revision = units.revision.incrementAndGet();
        for (var sku : skus) {
            units.changedAt.put(sku, revision);
        }
        updates.stockChanged(revision, List.of(skus));
    }

    @Test
    void anEventOfTheCatalogClaimsNoStockThatWasNotToldYet() {
        updates.start();
        var phone = new Phone();
        updates.subscribe(phone, null);
        change("A");
        phone.await(line -> line.contains("\"A\""));
        change("B");
        catalog.set(2);
        updates.imported(List.of());
        phone.await(line -> line.contains("\"revision\":2"));

        assertThat(phone.ids()).endsWith("1.6", "2.6");
        assertThat(phone.heard).noneMatch(line -> line.contains("\"B\""));

        var back = new Phone();
        updates.subscribe(back, Position.parse(phone.ids().getLast()).orElseThrow());
        back.await(line -> line.contains("\"B\""));
        assertThat(back.heard).noneMatch(line -> line.contains("\"A\""));
    }

    @Test
    void onlyTheLastOfSeveralChangesHasTheNewId() {
        updates.start();
        var phone = new Phone();
        updates.subscribe(phone, null);
        change("A", "B", "C");
        phone.await(line -> line.contains("\"C\""));
        await().atMost(PATIENCE).until(() -> phone.ids().size() == 4);

        assertThat(phone.ids()).containsExactly("1.5", "1.5", "1.5", "1.6");
    }

    @Test
    void aPhoneThatKnowsMoreThanThereIsIsToldEverything() {
        change("A");
        updates.start();
        var phone = new Phone();
        updates.subscribe(phone, new Position(1, 99));

        phone.await(line -> line.contains("\"A\""));
    }
}
