package dev.flightcase.cache.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.cache.SmallDisk;
import dev.flightcase.cache.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LedgerDiskFullIT {
    private static final int ORDERS_MAX = 20_000;

    @TempDir
    Path directory;

    @Test
    @Timeout(120)
    void aFullDiskRefusesInWordsAndSellsAgainOnceThereIsRoom() throws Exception {
        try (var disk = SmallDisk.mount(directory.resolve("disk"), 64)) {
            var opener = LedgerStore.at(disk.directory().resolve("ledger"), TestLedger.CONFIG);
            var hashes = new ArrayList<String>();
            try (var shop = new TestLedger(opener).adopting(1, 100_000_000)) {
                hashes.add(TestLedger.hashOf(shop.sold("first")));
                disk.fill();

                var refused = sellUntilRefused(shop, hashes);

                assertThat(refused.diskFull()).isTrue();
                assertThat(shop.reads.available("TEE")).isEqualTo(100_000_000 - hashes.size());
                disk.free();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
                hashes.add(TestLedger.hashOf(shop.sold("again")));
            }
            try (var store = opener.open()) {
                assertThat(TestLedger.verify(store, hashes)).isBetween((long) hashes.size(), hashes.size() + 1L);
            }
        }
    }

    @Test
    @Timeout(120)
    void aNodeThatBootsOnAFullDiskShowsWhatIsLeftAndSellsOnceThereIsRoom() throws Exception {
        try (var disk = SmallDisk.mount(directory.resolve("disk"), 64)) {
            var opener = LedgerStore.at(disk.directory().resolve("ledger"), TestLedger.CONFIG);
            var hashes = new ArrayList<String>();
            try (var before = new TestLedger(opener).adopting(1, 40)) {
                hashes.add(TestLedger.hashOf(before.sold("first")));
            }
            disk.fill();

            try (var shop = new TestLedger(opener)) {
                assertThat(shop.ledger.condition())
                        .isEqualTo(new LedgerCondition.Recovering(StoreException.Kind.DISK_FULL));
                assertThat(shop.adopt(1, 40)).isEqualTo(new AdoptOutcome.NotAdopted(StoreException.Kind.DISK_FULL));
                assertThat(shop.reads.available("TEE")).isEqualTo(39);
                assertThat(shop.shirt("second")).isInstanceOf(Outcome.NotDurable.class);
                disk.free();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> shop.ledger.condition() instanceof LedgerCondition.Ready);
                hashes.add(TestLedger.hashOf(shop.sold("second")));
            }
            try (var store = opener.open()) {
                assertThat(TestLedger.verify(store, hashes)).isEqualTo(2);
            }
        }
    }

    private static Outcome.NotDurable<OrderView> sellUntilRefused(TestLedger shop, List<String> hashes) {
        for (var n = 0; n < ORDERS_MAX; n++) {
            switch (shop.shirt(n)) {
                case Outcome.Done<OrderView> acknowledged -> hashes.add(TestLedger.hashOf(acknowledged.value()));
                case Outcome.NotDurable<OrderView> notDurable -> {
                    return notDurable;
                }
                case Outcome.Refused<OrderView> _, Outcome.KeyConflict<OrderView> _, Outcome.Busy<OrderView> _ ->
                    throw new AssertionError("not what a full disk does");
            }
        }
        throw new AssertionError("the full disk took " + ORDERS_MAX + " orders");
    }
}
