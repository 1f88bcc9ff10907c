package dev.flightcase.cache.audit;

import static dev.flightcase.cache.TestStall.cash;
import static dev.flightcase.cache.TestStall.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.StallHistory;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.Table;
import dev.flightcase.cache.TestStall;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.checkout.HubNews;
import dev.flightcase.cache.checkout.LedgerFiles;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderView;
import dev.flightcase.cache.checkout.PaymentResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Seeded histories hold; each damage to the data is found, under the invariant that it breaks. */
class AuditTest {
    private static final Table META = new Table("meta");
    private static final Table JOURNAL = new Table("journal");
    private static final Table IDS = new Table("ids");
    private static final Table MARKS = new Table("marks");
    private static final Table STOCK = new Table("stock");
    private static final Table HOLDS = new Table("holds");
    private static final Table ENDED = new Table("holds-ended");
    private static final Table KEYS = new Table("keys");
    private static final Table TOKENS = new Table("tokens");
    private static final int STOCK_GRANTED = 2 * Long.BYTES;
    private static final int STOCK_CONFIRMED = 4 * Long.BYTES;

    private final MemoryStore disk = new MemoryStore();
    private final List<OrderView> orders = new ArrayList<>();
    private UUID live = new UUID(0, 0);
    private UUID converted = new UUID(0, 0);

    @Test
    void randomHistoriesHold() {
        for (var seed = 0; seed < 30; seed++) {
            var shop = new MemoryStore();
            try (var stall = new TestStall(shop, seed)) {
                new StallHistory(stall, seed).run(120);
                assertHolds(new Audit(stall.journal()::snapshot, List.of(), AuditConfig.defaults(), System::nanoTime)
                        .run(_ -> {}));
            }
            try (var again = new TestStall(shop, 1000L + seed)) {
                new StallHistory(again, 1000L + seed).run(60);
            }
            assertHolds(audit(shop));
        }
    }

    @Test
    void anEmptyLedgerHolds() {
        new TestStall(disk).close();

        assertHolds(audit(disk));
    }

    @Test
    void aRowOfTheStockThatSaysAnotherNumberIsFound() {
        sell();
        change(STOCK, stock("LP"), row -> add(row, STOCK_CONFIRMED, 1));

        assertViolated(Invariant.I1, "LP has 4 sold, but journal and holds come to 3");
    }

    @Test
    void aRowOfTheStockThatIsMissingIsFound() {
        sell();
        delete(STOCK, stock("TEE"));

        assertViolated(Invariant.I1, "the stock has no row for TEE");
    }

    @Test
    void unitsHeldForNobodyAreFound() {
        sell();
        delete(HOLDS, UuidBytes.of(live));

        assertViolated(Invariant.I1, "TEE has 2 held, but journal and holds come to 0");
        assertViolated(Invariant.I4, "which is not there");
    }

    @Test
    void aVoidThatTheOrderDoesNotKnowIsFound() {
        sell();
        delete(MARKS, only(MARKS));

        assertViolated(Invariant.I1, "takes back order 3, which does not say so");
    }

    @Test
    void moreSoldThanGrantedIsFound() {
        sell();
        change(STOCK, stock("TEE"), row -> add(row, STOCK_GRANTED, -40));

        assertViolated(Invariant.I2, "TEE has 0 granted, 2 held, 2 sold, 0 withdrawn, so -4 available");
    }

    @Test
    void aMarkBeyondTheJournalIsFound() {
        sell();
        put(META, ascii("hub-mark"), ByteBuffer.allocate(24).putLong(99).array());

        assertViolated(Invariant.I3, "the hub is said to have entries up to 99, but the journal ends with");
    }

    @Test
    void aTokenThatNobodyNeedsIsFound() {
        sell();
        put(TOKENS, token(3, 0), new byte[17]);

        assertViolated(Invariant.I3, "a payment token waits for entry 3, which was not paid so");
    }

    @Test
    void aTokenThatWasUsedIsFound() {
        try (var stall = new TestStall(disk).adopting(1)) {
            var order = stall.sell(order("Ana", List.of(new OrderLine("TEE", 1)), TestStall.token(2000)));
            var row = get(TOKENS, token(3, 0));
            var _ = stall.told(3, new HubNews.Payment(1, order.id(), 0, PaymentResult.CAPTURED, ""));
            put(TOKENS, token(3, 0), row);
        }

        assertViolated(Invariant.I3, "a payment token of order 3 is kept, and nobody needs it any more");
    }

    @Test
    void aKeyThatIsLostIsFound() {
        sell();
        delete(KEYS, ascii("key-1"));

        assertViolated(Invariant.I4, "(order 1) was made by a key that points to nothing");
    }

    @Test
    void twoKeysForOneOrderAreFound() {
        sell();
        change(KEYS, ascii("key-2"), _ -> get(KEYS, ascii("key-1")));

        assertViolated(Invariant.I4, "(order 2) was made by a key that points to something else");
    }

    @Test
    void oneMoreKeyForAnOrderIsFound() {
        sell();
        put(KEYS, ascii("another"), get(KEYS, ascii("key-1")));

        assertViolated(Invariant.I4, "keys point to entries, but");
    }

    @Test
    void oneMoreKeyForAHoldIsFound() {
        sell();
        put(KEYS, ascii("another"), get(KEYS, ascii("hold-5")));
        delete(KEYS, ascii("hold-7"));

        assertViolated(Invariant.I4, "2 keys point to holds, but there are 2 holds, or two keys point to one");
    }

    @Test
    void aHoldThatAnOrderWasMadeOfButIsGoneIsFound() {
        sell();
        delete(ENDED, UuidBytes.of(converted));

        assertViolated(Invariant.I6, "which never ended");
    }

    @Test
    void aHoldThatIsLiveAndEndedIsFound() {
        sell();
        put(HOLDS, UuidBytes.of(converted), get(ENDED, UuidBytes.of(converted)));

        assertViolated(Invariant.I6, "is not a hold that is held");
    }

    @Test
    void aHoldThatBecameNothingIsFound() {
        sell();
        change(ENDED, UuidBytes.of(converted), row -> set(row, 1 + 3 * UuidBytes.LENGTH, 77));

        assertViolated(Invariant.I6, "which is not there");
    }

    @Test
    void aFlippedByteIsFound() {
        sell();
        var entries = keys(JOURNAL);
        for (var entry : entries) {
            for (var at : List.of(0, 1, 5, 20, 40, 60, 90, 200)) {
                var before = get(JOURNAL, entry);
                change(JOURNAL, entry, row -> set(row, at, row[at] ^ 1));
                var report = audit(disk);
                put(JOURNAL, entry, before);

                assertThat(report.ok())
                        .as("entry %s, byte %s", ByteBuffer.wrap(entry).getLong(), at)
                        .isFalse();
            }
        }
        assertHolds(audit(disk));
    }

    @Test
    void aRecordThatWasChangedIsFound() {
        sell();
        edit("\"helper\":\"Ana\"", "\"helper\":\"Eva\"");

        assertViolated(Invariant.I7, "was changed after it was written");
    }

    @Test
    void anEntryThatIsMissingInTheMiddleIsFound() {
        sell();
        delete(JOURNAL, number(3));

        assertViolated(Invariant.I7, "the journal has a gap: after entry 2 comes entry 4");
    }

    @Test
    void anEntryThatIsMissingAtTheEndIsFound() {
        sell();
        var last = keys(JOURNAL).size();
        delete(JOURNAL, number(last));

        assertViolated(Invariant.I7, "but it ends with " + (last - 1));
    }

    @Test
    void anIdThatIsLostIsFound() {
        sell();
        delete(IDS, UuidBytes.of(orders.getFirst().id()));

        assertViolated(Invariant.I7, "is not found by its id");
    }

    @Test
    void countersThatStandElsewhereAreFound() {
        sell();
        change(META, ascii("counters"), row -> add(row, Long.BYTES, 1));

        assertViolated(Invariant.I7, "the counters say that the journal ends with entry");
    }

    @Test
    void tendersThatDoNotAddUpAreFound() {
        sell();
        edit(
                "\"tenders\":[{\"kind\":\"cash\",\"amount\":{\"amount\":2000",
                "\"tenders\":[{\"kind\":\"cash\",\"amount\":{\"amount\":2100");

        assertViolated(Invariant.I8, "comes to 2000, but its tenders to 2100");
    }

    @Test
    void taxesThatDoNotAddUpAreFound() {
        sell();
        edit("\"tax\":{\"amount\":319", "\"tax\":{\"amount\":318");

        assertViolated(Invariant.I8, "but net and tax to 1999");
    }

    @Test
    void linesThatDoNotAddUpAreFound() {
        sell();
        edit("\"quantity\":1,\"unit\":{\"amount\":2000", "\"quantity\":2,\"unit\":{\"amount\":2000");

        assertViolated(Invariant.I8, "the line of TEE comes to 4000, but it says 2000");
    }

    @Test
    void aSaleOutsideItsWindowIsFound() {
        sell();
        edit("\"closes\":\"2026-11-21T20:30:00Z\"", "\"closes\":\"2026-11-21T20:05:00Z\"");

        assertViolated(Invariant.I9, "PRINT was sold at 2026-11-21T20:10:00Z, after it closed at 2026-11-21T20:05:00Z");
    }

    @Test
    void aSaleBeforeItsWindowIsFound() {
        sell();
        edit("\"opens\":\"2026-11-21T20:00:00Z\"", "\"opens\":\"2026-11-21T20:15:00Z\"");

        assertViolated(
                Invariant.I9, "PRINT was sold at 2026-11-21T20:10:00Z, before it opened at 2026-11-21T20:15:00Z");
    }

    @Test
    void whatOpenedSinceIsSoldBesideWhatWasHeld() {
        try (var stall = new TestStall(disk).adopting(1)) {
            var hold = stall.hold("TEE", 1);
            stall.at(TestStall.START.plusSeconds(3600));
            var lines = List.of(new OrderLine("TEE", 1), new OrderLine("PRINT", 1));
            var _ = stall.sell(TestStall.of(hold, order("Ana", lines, cash(8000))));
        }

        assertHolds(audit(disk));
    }

    @Test
    void aCardNumberIsFoundWhereverItIsAndNotRepeated() {
        try (var stall = new TestStall(disk).adopting(1)) {
            var _ = stall.sell("4111 1111 1111 1111", "TEE", 1);
        }

        var report = audit(disk);

        assertThat(violations(report, Invariant.I10))
                .singleElement()
                .asString()
                .isEqualTo("ledger, table journal, row 3 holds what looks like a card number, ending in 1111");
        assertThat(report.violated()).isEqualTo(1);
    }

    @Test
    void aCardNumberInAnotherDatabaseIsFoundAndABarcodeIsNone() {
        sell();
        var other = new MemoryStore();
        try (var store = other.open()) {
            var writes = new Writes();
            writes.put(new Table("devices"), ascii("a"), ascii("{\"name\":\"5555555555554444\"}"));
            writes.put(new Table("devices"), ascii("b"), ascii("{\"gtin\":\"4006381333931\"}"));
            store.write(writes, Durability.SYNCED);

            var report = audit(disk, new AuditedStore("devices", store::snapshot));

            assertThat(violations(report, Invariant.I10))
                    .containsExactly(
                            "devices, table devices, row 1 holds what looks like a card number, ending in 4444");
        }
    }

    @Test
    void aDatabaseThatCanNotBeReadIsNotFinished() {
        sell();
        var broken = new AuditedStore("devices", () -> {
            throw new StoreException(StoreException.Kind.CLOSED, "not open", null);
        });

        var report = audit(disk, broken);

        assertThat(checked(report, Invariant.I10).finished()).isFalse();
        assertThat(checked(report, Invariant.I7).ok()).isTrue();
        assertThat(report.ok()).isFalse();
    }

    @Test
    void oneIsRunAtATime() {
        sell();
        try (var files = LedgerFiles.openToRead(disk)) {
            var audit = new Audit(files.journal()::snapshot, List.of(), AuditConfig.defaults(), System::nanoTime);
            var meanwhile = new ArrayList<Optional<AuditReport>>();

            var first = audit.runAlone(audit.within(), _ -> meanwhile.add(audit.runAlone(audit.within(), _ -> {})));

            assertThat(first).isPresent();
            assertThat(meanwhile).isNotEmpty().allMatch(Optional::isEmpty);
            assertThat(audit.runAlone(audit.within(), _ -> {})).isPresent();
        }
    }

    @Test
    void withoutTimeItSaysThatItIsNotFinished() {
        sell();
        try (var files = LedgerFiles.openToRead(disk)) {
            var audit = new Audit(files.journal()::snapshot, List.of(), AuditConfig.defaults(), System::nanoTime);

            var report = audit.run(Duration.ZERO, _ -> {});

            assertThat(report.ok()).isFalse();
            assertThat(report.finished()).isFalse();
            assertThat(report.violated()).isZero();
            assertThat(new AuditText(new JsonText()).lines(report))
                    .last()
                    .asString()
                    .startsWith("nothing wrong so far, but not finished");
        }
    }

    @Test
    void moreProductsThanMayBeCountedAreNotFinished() {
        sell();
        try (var files = LedgerFiles.openToRead(disk)) {
            var config = new AuditConfig(Duration.ofSeconds(20), 20, 2);

            var report = new Audit(files.journal()::snapshot, List.of(), config, System::nanoTime).run(_ -> {});

            assertThat(checked(report, Invariant.I1).finished()).isFalse();
            assertThat(checked(report, Invariant.I7).ok()).isTrue();
        }
    }

    @Test
    void onlySoManyViolationsAreListed() {
        sell();
        keys(KEYS).forEach(key -> delete(KEYS, key));
        var config = new AuditConfig(Duration.ofSeconds(20), 2, 1000);
        try (var files = LedgerFiles.openToRead(disk)) {
            var report = new Audit(files.journal()::snapshot, List.of(), config, System::nanoTime).run(_ -> {});

            assertThat(violations(report, Invariant.I4)).hasSize(2);
            assertThat(checked(report, Invariant.I4).violated()).isGreaterThan(4);
        }
    }

    @Test
    void theJsonSaysItInWordsOfTheContract() {
        sell();
        delete(KEYS, ascii("key-1"));

        Bytes text = new AuditText(new JsonText()).json(audit(disk));

        var json = JsonReading.object(text);
        assertThat(json)
                .containsEntry("ok", false)
                .containsEntry("finished", true)
                .containsKey("took_ms");
        assertThat(JsonReading.at(json, "checks", 3, "invariant")).isEqualTo("I4");
        assertThat(JsonReading.at(json, "checks", 3, "ok")).isEqualTo(false);
        assertThat(JsonReading.at(json, "checks", 3, "violations", 0))
                .asString()
                .contains("points to nothing");
        assertThat(JsonReading.at(json, "checks", 0, "ok")).isEqualTo(true);
    }

    private static byte[] token(long sequence, int tender) {
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(sequence)
                .putInt(tender)
                .array();
    }

    /** One of everything: two orders, one taken back, a bundle of a hold, a drop, a live hold, a count of cash. */
    private void sell() {
        try (var stall = new TestStall(disk).adopting(1)) {
            orders.add(stall.sell("Ana", "TEE", 1));
            orders.add(stall.sell(order("Ana", List.of(new OrderLine("LP", 1)), cash(2200))));
            orders.add(stall.sell("Ben", "LP", 2));
            var _ = stall.voided(orders.getLast().id(), "scratched");
            var hold = stall.hold("BUNDLE", 1);
            converted = hold.id();
            orders.add(stall.sell(TestStall.of(hold, order("Ben", List.of(new OrderLine("BUNDLE", 1)), cash(4500)))));
            live = stall.hold("TEE", 2).id();
            stall.at(Instant.parse("2026-11-21T20:10:00Z"));
            orders.add(stall.sell("Ben", "PRINT", 1));
        }
        assertHolds(audit(disk));
    }

    private static AuditReport audit(MemoryStore disk, AuditedStore... others) {
        try (var files = LedgerFiles.openToRead(disk)) {
            return new Audit(files.journal()::snapshot, List.of(others), AuditConfig.defaults(), System::nanoTime)
                    .run(_ -> {});
        }
    }

    private static void assertHolds(AuditReport report) {
        assertThat(new AuditText(new JsonText()).lines(report))
                .last()
                .asString()
                .startsWith("everything holds");
        assertThat(report.ok()).isTrue();
    }

    private void assertViolated(Invariant invariant, String how) {
        assertThat(violations(audit(disk), invariant))
                .anySatisfy(violation -> assertThat(violation).contains(how));
    }

    private static Collection<String> violations(AuditReport report, Invariant invariant) {
        return checked(report, invariant).violations();
    }

    private static AuditReport.Checked checked(AuditReport report, Invariant invariant) {
        return report.checks().stream()
                .filter(check -> check.invariant() == invariant)
                .findFirst()
                .orElseThrow();
    }

    /** The first record with this text has another one of the same length instead. */
    private void edit(String text, String other) {
        assertThat(other).hasSameSizeAs(text);
        for (var entry : keys(JOURNAL)) {
            var row = new String(get(JOURNAL, entry), StandardCharsets.ISO_8859_1);
            if (row.contains(text)) {
                put(JOURNAL, entry, row.replace(text, other).getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
        }
        throw new AssertionError("no record has " + text);
    }

    private void change(Table table, byte[] key, UnaryOperator<byte[]> change) {
        put(table, key, change.apply(get(table, key).clone()));
    }

    private static byte[] add(byte[] row, int at, long more) {
        var buffer = ByteBuffer.wrap(row);
        buffer.putLong(at, buffer.getLong(at) + more);
        return row;
    }

    private static byte[] set(byte[] row, int at, int value) {
        row[at] = (byte) value;
        return row;
    }

    private byte[] only(Table table) {
        assertThat(keys(table)).hasSize(1);
        return keys(table).getFirst();
    }

    private List<byte[]> keys(Table table) {
        var keys = new ArrayList<byte[]>();
        try (var store = disk.open()) {
            store.scan(table, new byte[0], new byte[0], (key, _) -> keys.add(key));
        }
        return keys;
    }

    private byte[] get(Table table, byte[] key) {
        try (var store = disk.open()) {
            byte @Nullable [] row = store.get(table, key);
            if (row == null) {
                throw new AssertionError("no row " + Arrays.toString(key) + " in " + table);
            }
            return row;
        }
    }

    private void put(Table table, byte[] key, byte[] value) {
        var writes = new Writes();
        writes.put(table, key, value);
        write(writes);
    }

    private void delete(Table table, byte[] key) {
        assertThat(get(table, key)).isNotNull();
        var writes = new Writes();
        writes.delete(table, key);
        write(writes);
    }

    private void write(Writes writes) {
        try (var store = disk.open()) {
            store.write(writes, Durability.SYNCED);
        }
    }

    private static byte[] stock(String sku) {
        var name = ascii(sku);
        return UuidBytes.put(ByteBuffer.allocate(UuidBytes.LENGTH + name.length), TestStall.EVENT)
                .put(name)
                .array();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
