package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.EVENT;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.MemoryStore.Fault;
import dev.flightcase.cache.checkout.Allotments.InForce;
import dev.flightcase.cache.checkout.Allotments.Slice;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Slices of stock that the hub grants: sums, never differences; what is sold or held is never taken back. */
class AllotmentTest {
    private static final UUID OTHER_EVENT = UUID.fromString("0193a5c2-7d10-7b5e-9a41-2f6f0c1d8e22");

    @RegisterExtension
    final TestStall stall =
            new TestStall(TestLedger.CONFIG, new LedgerPorts(Settlement.QUEUED, null, FiscalSigner.none()));

    private static InForce allot(TestLedger shop, long version, long shirts) {
        return allot(shop, shop.reads.journalReads().epoch(), version, shirts);
    }

    private static InForce allot(TestLedger shop, long epoch, long version, long shirts) {
        var allotments = new Allotments(EVENT, epoch, version, List.of(new Slice("TEE", shirts)));
        return TestLedger.done(TestLedger.answer(shop.ledger.allot(allotments)));
    }

    private static void sell(TestLedger shop, int count) {
        for (int i = 0; i < count; i++) {
            var _ = shop.sold("order-" + shop.reads.journalReads().last());
        }
    }

    @Test
    void theSliceTakesThePlaceOfWhatTheCatalogBrings() {
        var shop = stall.selling();

        var inForce = allot(shop, 1, 12);

        assertThat(inForce.version()).isEqualTo(1);
        assertThat(inForce.less()).isEmpty();
        assertThat(shop.reads.available("TEE")).isEqualTo(12);
        assertThat(shop.reads.available("LP"))
                .as("the hub grants nothing of it")
                .isEqualTo(60);
    }

    @Test
    void itIsASumSoThatRepeatingOrLeavingOutDoesNoHarm() {
        var shop = stall.selling();
        allot(shop, 1, 12);
        sell(shop, 2);
        allot(shop, 4, 20);
        var writes = stall.disk.writes();

        allot(shop, 4, 20);
        allot(shop, 3, 99);

        assertThat(shop.reads.available("TEE")).isEqualTo(18);
        assertThat(stall.disk.writes()).isEqualTo(writes);
    }

    @Test
    void nothingThatIsSoldOrHeldIsTakenBackAndTheHubIsToldWhatItGot() {
        var shop = stall.selling();
        allot(shop, 1, 12);
        sell(shop, 3);
        var hold = shop.held("hold", line("TEE", 2));

        var inForce = allot(shop, 2, 1);

        assertThat(inForce.less()).containsExactly(new Slice("TEE", 5));
        assertThat(shop.reads.available("TEE")).isZero();
        shop.release(hold);
        assertThat(shop.reads.available("TEE"))
                .as("what a hold gives back goes to the hub")
                .isZero();
        assertThat(shop.reads.allotments(EVENT).orElseThrow().less()).containsExactly(new Slice("TEE", 3));
    }

    @Test
    void whatTheOperatorCountsOrRestocksGoesOnTop() {
        var shop = stall.selling();
        allot(shop, 1, 12);
        shop.adjust("TEE", Adjustment.Kind.RESTOCK, 5);

        var inForce = allot(shop, 2, 10);

        assertThat(shop.reads.available("TEE")).isEqualTo(15);
        assertThat(inForce.less()).isEmpty();
    }

    @Test
    void itSurvivesARestartAndANewCatalog() {
        allot(stall.selling(), 1, 12);
        sell(stall.selling(), 2);

        assertThat(stall.selling().reads.available("TEE")).isEqualTo(10);
        var shop = stall.selling(TestShop.assortment(42, 500));

        assertThat(shop.reads.available("TEE")).isEqualTo(10);
        assertThat(shop.reads.allotments(EVENT)).map(InForce::version).contains(1L);
    }

    @Test
    void ofAnEventThatIsNotServedItIsInForceWhenThatIs() {
        var shop = stall.selling();
        var epoch = shop.reads.journalReads().epoch();
        var inForce = TestLedger.done(TestLedger.answer(
                shop.ledger.allot(new Allotments(OTHER_EVENT, epoch, 1, List.of(new Slice("TEE", 7))))));

        assertThat(inForce.version()).isEqualTo(1);
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
        shop.adopting(TestShop.of(OTHER_EVENT, TestShop.assortment(50, 40)));
        assertThat(shop.reads.available("TEE")).isEqualTo(7);
    }

    @Test
    void ofAnEventThatIsNotServedWhatIsSoldIsNotTakenBackEither() {
        var shop = stall.selling();
        allot(shop, 1, 12);
        sell(shop, 3);
        shop.become(EventLife.CLOSED);
        shop.adopting(TestShop.of(OTHER_EVENT, TestShop.assortment(50, 40)));

        var inForce = allot(shop, 2, 1);

        assertThat(inForce.less()).containsExactly(new Slice("TEE", 3));
    }

    @Test
    void theJournalSaysFromWhichEntryOnASliceIsSoldOf() {
        var shop = stall.selling();
        var epoch = shop.reads.journalReads().epoch();
        TestLedger.done(TestLedger.answer(
                shop.ledger.allot(new Allotments(OTHER_EVENT, epoch, 5, List.of(new Slice("TEE", 7))))));
        shop.adopting(TestShop.of(OTHER_EVENT, TestShop.assortment(50, 40)));

        var records = new ArrayList<String>();
        shop.reads
                .journalReads()
                .forward(0, (_, entry) -> records.add(entry.record().text()));
        assertThat(records)
                .filteredOn(record -> record.contains("\"allotments\":5"))
                .singleElement()
                .asString()
                .contains("{\"sku\":\"TEE\",\"brought\":7");
        assertThat(records.getLast()).contains("\"allotments\":5").doesNotContain("LP");
    }

    @Test
    void ofAProductThatTheCatalogHasNotYetItIsInForceWhenItComes() {
        var shop = stall.selling();
        var epoch = shop.reads.journalReads().epoch();
        TestLedger.done(
                TestLedger.answer(shop.ledger.allot(new Allotments(EVENT, epoch, 1, List.of(new Slice("CAP", 9))))));

        shop.adopting(TestShop.with(TestShop.assortment(41, 40), 43, TestShop.item("CAP", 1500, 100)));

        assertThat(shop.reads.available("CAP")).isEqualTo(9);
    }

    @Test
    void ofAnotherEpochItIsIgnored() {
        var shop = stall.selling();
        var inForce = allot(shop, shop.reads.journalReads().epoch() + 1, 1, 12);

        assertThat(inForce.version()).isZero();
        assertThat(shop.reads.available("TEE")).isEqualTo(40);
    }

    @Test
    void aNewEpochStartsWithNothingUntilTheHubGrantsAgain() {
        var shop = stall.selling();
        allot(shop, 1, 12);
        sell(shop, 3);
        long before = shop.reads.journalReads().epoch();

        var epoch = TestLedger.done(TestLedger.answer(shop.ledger.renewEpoch(before)));

        assertThat(shop.reads.available("TEE")).isZero();
        assertThat(shop.reads.available("LP")).isEqualTo(60);
        assertThat(shop.reads.allotments(EVENT)).isEmpty();
        assertThat(allot(shop, epoch, 1, 4).less()).isEmpty();
        assertThat(shop.reads.available("TEE")).isEqualTo(4);
        assertThat(stall.selling().reads.available("TEE")).isEqualTo(4);
    }

    @Test
    void aLedgerThatIsBuiltAgainFromItsJournalStartsWithNothing() {
        var shop = stall.selling();
        allot(shop, 1, 12);
        sell(shop, 3);
        var disk = new MemoryStore();
        try (var store = disk.open()) {
            var rebuild = new LedgerRebuild(store, new SecureRandom());
            shop.reads.journalReads().forward(0, (sequence, entry) -> {
                rebuild.add(sequence, Bytes.owning(entry.encode()));
                return true;
            });
            rebuild.finish(shop.reads.journalReads().epoch(), TestShop.NOW);
        }
        try (var again = new TestLedger(disk, TestLedger.CONFIG)) {
            again.adopting(41, 40);

            assertThat(again.reads.available("TEE")).isZero();
            assertThat(again.reads.available("LP")).isEqualTo(60);
            allot(again, 1, 2);
            assertThat(again.reads.available("TEE")).isEqualTo(2);
        }
    }

    @Test
    void aWriteThatFailsPutsNothingInForce() {
        var shop = stall.selling();
        stall.disk.failWrite(1, Fault.LOST);
        var epoch = shop.reads.journalReads().epoch();

        var outcome =
                TestLedger.answer(shop.ledger.allot(new Allotments(EVENT, epoch, 1, List.of(new Slice("TEE", 1)))));

        assertThat(outcome).isInstanceOf(Outcome.NotDurable.class);
        assertThat(stall.selling().reads.available("TEE")).isEqualTo(40);
    }
}
