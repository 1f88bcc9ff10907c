package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static dev.flightcase.cache.checkout.TestShop.NOW;
import static dev.flightcase.cache.checkout.TestShop.euros;
import static dev.flightcase.cache.checkout.TestShop.line;
import static dev.flightcase.cache.checkout.TestShop.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.MemoryStore.Fault;
import dev.flightcase.cache.checkout.HubNews.Payment;
import dev.flightcase.cache.payment.PaymentTokenRules;
import dev.flightcase.cache.payment.SealingKey;
import dev.flightcase.cache.payment.TokenSealer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Receipts of the hub: one small write each, and where every order is settled follows from it. */
class SettlementTest {
    private static final PaymentTokens TOKENS = new PaymentTokens(
            new TokenSealer(SealingKey.of("a secret that is long enough for this test"), List.of(), new SecureRandom()),
            new PaymentTokenRules(Duration.ofMinutes(5)),
            Duration.ofDays(1));

    @RegisterExtension
    final TestStall stall =
            new TestStall(TestLedger.CONFIG, new LedgerPorts(Settlement.QUEUED, TOKENS, FiscalSigner.none()));

    private long epoch;

    @Test
    void anOrderIsConfirmedByTheMarkAndByNothingElse() {
        var shop = selling();
        var first = shop.sold("a");
        var second = shop.sold("b");
        assertThat(settlement(shop, first)).isEqualTo("queued");

        tell(shop, 3);

        assertThat(settlement(shop, first)).isEqualTo("confirmed");
        assertThat(settlement(shop, second)).isEqualTo("queued");
        assertThat(JsonReading.object(((Page.Found) shop.reads.orders(null, null)).json()))
                .satisfies(page -> {
                    assertThat(at(page, "orders", 0, "settlement")).isEqualTo("queued");
                    assertThat(at(page, "orders", 1, "settlement")).isEqualTo("confirmed");
                });
        assertThat(settlement(selling(), first)).isEqualTo("confirmed");
        assertThat(stall.disk.rows("marks")).isZero();
    }

    @Test
    void aRepeatedRequestIsAnsweredAsAtFirst() {
        var shop = selling();
        var order = shop.sold("a");
        tell(shop, 3);

        assertThat(shop.shirt("a")).isEqualTo(new Outcome.Done<>(order, true));
    }

    @Test
    void theMarkNeverFallsAndARepeatedReceiptWritesNothing() {
        var shop = selling();
        sell(shop, 4);
        tell(shop, 5);
        var writes = stall.disk.writes();

        assertThat(tell(shop, 3)).isEqualTo(new HubStanding(5, 0, Instant.EPOCH, List.of()));
        assertThat(tell(shop, 5)).isEqualTo(new HubStanding(5, 0, Instant.EPOCH, List.of()));

        assertThat(stall.disk.writes()).isEqualTo(writes);
    }

    @Test
    void ofAnotherEpochOrBeyondTheJournalItChangesNothing() {
        var shop = selling();
        var order = shop.sold("a");
        var writes = stall.disk.writes();
        var payment = new Payment(1, order.id(), 0, PaymentResult.CAPTURED, "");

        settle(shop, new HubNews(epoch + 1, 3, List.of(), List.of(payment)));
        settle(shop, new HubNews(epoch, 4, List.of(), List.of(payment)));

        assertThat(stall.disk.writes()).isEqualTo(writes);
        assertThat(settlement(shop, order)).isEqualTo("queued");
    }

    @Test
    void whatWasSoldBeforeThereWasAHubIsConfirmedToo() {
        OrderView order;
        try (var before = new TestLedger(stall.disk, TestLedger.CONFIG, stall.time, LedgerPorts.local())) {
            order = before.adopting(TestShop.assortment(41, 40)).sold("a");
            assertThat(settlement(before, order)).isEqualTo("local");
        }
        var shop = selling();

        tell(shop, 3);

        assertThat(settlement(shop, order)).isEqualTo("confirmed");
    }

    @Test
    void anOrderThatWasTakenBackIsConfirmedOnceTheVoidIs() {
        var shop = selling();
        var order = shop.sold("a");
        tell(shop, 3);

        var voided = TestLedger.done(shop.voided(order, "void"));
        assertThat(settlement(shop, order)).isEqualTo("queued");
        tell(shop, 4);

        assertThat(settlement(shop, order)).isEqualTo("confirmed");
        assertThat(shop.voided(order, "void")).isEqualTo(new Outcome.Done<>(voided, true));
    }

    @Test
    void aRejectedEntryIsKeptAndNotConfirmed() {
        var shop = selling();
        var bad = shop.sold("a");
        var good = shop.sold("b");
        var rejected = new RejectedEntry(3, bad.id(), RejectedEntry.Reason.OTHER_HASH);
        var stray = new RejectedEntry(4, new UUID(4, 4), RejectedEntry.Reason.MALFORMED);

        settle(shop, new HubNews(epoch, 4, List.of(rejected, stray), List.of()));

        assertThat(settlement(shop, bad)).isEqualTo("queued");
        assertThat(settlement(shop, good)).isEqualTo("confirmed");
        assertThat(selling().reads.journalReads().hub().rejected()).containsExactly(rejected);
    }

    @Test
    void whatTheHubTookOutOfQuarantineIsConfirmedByItsNextReceipt() {
        var shop = selling();
        var bad = shop.sold("a");
        shop.sold("b");
        var rejected = new RejectedEntry(3, bad.id(), RejectedEntry.Reason.OTHER_HASH);
        settle(shop, new HubNews(epoch, 3, List.of(rejected), List.of()));

        tell(shop, 3);
        assertThat(settlement(shop, bad)).isEqualTo("queued");
        tell(shop, 4);

        assertThat(settlement(shop, bad)).isEqualTo("confirmed");
        assertThat(shop.reads.journalReads().hub().rejected()).isEmpty();
    }

    @Test
    void onlyTheLatestRejectedAreKept() {
        var shop = selling(400);
        var orders = sell(shop, 300);

        settle(
                shop,
                new HubNews(
                        epoch,
                        302,
                        IntStream.range(0, 300)
                                .mapToObj(n ->
                                        new RejectedEntry(n + 3L, orders.get(n).id(), RejectedEntry.Reason.PLACE_TAKEN))
                                .toList(),
                        List.of()));

        assertThat(shop.reads.journalReads().hub().rejected())
                .hasSize(HubStanding.REJECTED_MAX)
                .last()
                .matches(entry -> entry.sequence() == 302);
    }

    @Test
    void aPaymentTokenHasItsOwnWay() {
        var shop = selling();
        var order = TestLedger.done(shop.order("a", tokens(2000)));
        assertThat(JsonReading.object(order.json())).containsEntry("settlement", "tokenised");
        assertThat(settlement(shop, order)).isEqualTo("tokenised");
        tell(shop, 3);
        assertThat(settlement(shop, order)).isEqualTo("queued");
        assertThat(stall.disk.rows("tokens")).isEqualTo(1);

        tell(shop, 3, new Payment(7, order.id(), 0, PaymentResult.CAPTURED, "ok"));

        assertThat(settlement(shop, order)).isEqualTo("confirmed");
        assertThat(stall.disk.rows("tokens")).isZero();
        assertThat(shop.reads.journalReads().hub().paymentsThrough()).isEqualTo(7);
        assertThat(shop.order("a", tokens(2000))).isEqualTo(new Outcome.Done<>(order, true));
        assertThat(settlement(selling(), order)).isEqualTo("confirmed");
    }

    @Test
    void whatTheProviderSaysIsShownToTheSeller() {
        var shop = selling();
        var order = TestLedger.done(shop.order("a", tokens(2000)));

        tell(shop, 3, new Payment(1, order.id(), 0, PaymentResult.DECLINED, "no \"money\" \\\n"));

        var shown = JsonReading.object(
                shop.reads.orderById(order.id()).orElseThrow().json());
        assertThat(shown).containsEntry("settlement", "declined").containsEntry("state", "acknowledged");
        assertThat(at(shown, "payments", 0, "result")).isEqualTo("declined");
        assertThat(at(shown, "payments", 0, "reason")).isEqualTo("no \"money\" \\\n");
        assertThat(stall.disk.rows("tokens")).isZero();
    }

    @Test
    void aCardNumberInTheProvidersWordsIsNotKept() {
        var shop = selling();
        var order = TestLedger.done(shop.order("a", tokens(2000)));

        tell(shop, 3, new Payment(1, order.id(), 0, PaymentResult.EXPIRED, "card 4111 1111 1111 1111 is over"));
        var other = TestLedger.done(shop.order("b", tokens(2000)));
        tell(shop, 4, new Payment(2, other.id(), 0, PaymentResult.EXPIRED, "€".repeat(500)));

        assertThat(shop.reads.orderById(order.id()).orElseThrow().json().text())
                .contains("\"expired\"")
                .doesNotContain("1111");
        assertThat(shop.reads.orderById(other.id()).orElseThrow().json().text())
                .contains("\"reason\":\"" + "€".repeat(85) + "\"");
    }

    @Test
    void ofSeveralTokensTheWorstCountsAndAllMustBeCaptured() {
        var shop = selling();
        var order = TestLedger.done(shop.order("a", tokens(1500, 500)));
        tell(shop, 3);

        tell(shop, 3, new Payment(1, order.id(), 0, PaymentResult.CAPTURED, ""));
        assertThat(settlement(shop, order)).isEqualTo("queued");
        assertThat(stall.disk.rows("tokens")).isEqualTo(1);
        tell(shop, 3, new Payment(2, order.id(), 1, PaymentResult.DECLINED, ""));
        assertThat(settlement(shop, order)).isEqualTo("declined");
        tell(shop, 3, new Payment(3, order.id(), 1, PaymentResult.CAPTURED, ""));

        assertThat(settlement(shop, order)).isEqualTo("confirmed");
    }

    @Test
    void anOldResultThatIsSaidAgainChangesNothing() {
        var shop = selling();
        var order = TestLedger.done(shop.order("a", tokens(2000)));
        var declined = new Payment(1, order.id(), 0, PaymentResult.DECLINED, "");
        tell(shop, 3, declined, new Payment(2, order.id(), 0, PaymentResult.CAPTURED, ""));
        var writes = stall.disk.writes();

        tell(shop, 3, declined);

        assertThat(settlement(shop, order)).isEqualTo("confirmed");
        assertThat(stall.disk.writes()).isEqualTo(writes);
    }

    @Test
    void resultsOfWhatIsNoTokenAreIgnoredButAnswered() {
        var shop = selling();
        var cash = shop.sold("a");
        var practice = TestLedger.done(shop.order("b", TestShop.training(2000, line("TEE", 1))));

        var standing = tell(
                shop,
                4,
                new Payment(1, cash.id(), 0, PaymentResult.DECLINED, ""),
                new Payment(2, practice.id(), 0, PaymentResult.DECLINED, ""),
                new Payment(3, cash.id(), 9, PaymentResult.DECLINED, ""),
                new Payment(4, new UUID(9, 9), 0, PaymentResult.DECLINED, ""));

        assertThat(standing.paymentsThrough()).isEqualTo(4);
        assertThat(settlement(shop, cash)).isEqualTo("confirmed");
        assertThat(stall.disk.rows("marks")).isZero();
    }

    @Test
    void anOrderThatWasTakenBackIsNotDeclinedAnyMore() {
        var shop = selling();
        var order = TestLedger.done(shop.order("a", tokens(2000)));
        tell(shop, 3, new Payment(1, order.id(), 0, PaymentResult.DECLINED, ""));

        shop.voided(order, null);

        assertThat(settlement(shop, order)).isEqualTo("queued");
        tell(shop, 4);
        assertThat(settlement(shop, order)).isEqualTo("confirmed");
    }

    @Test
    void theHubMayForgetAndIsGivenAllAgain() {
        var shop = selling();
        var orders = sell(shop, 4);
        var rejected = new RejectedEntry(5, orders.get(2).id(), RejectedEntry.Reason.MALFORMED);
        settle(shop, new HubNews(epoch, 6, List.of(rejected), List.of()));

        var other = TestLedger.done(TestLedger.answer(shop.ledger.fallBack(epoch + 1, 2, NOW)));
        var fallen = TestLedger.done(TestLedger.answer(shop.ledger.fallBack(epoch, 4, NOW)));

        assertThat(other.mark()).isEqualTo(6);
        assertThat(fallen).isEqualTo(new HubStanding(3, 0, NOW, List.of()));
        assertThat(settlement(shop, orders.get(0))).isEqualTo("confirmed");
        assertThat(settlement(shop, orders.get(1))).isEqualTo("queued");
        assertThat(tell(shop, 1)).isEqualTo(fallen);
        assertThat(selling().reads.journalReads().hub()).isEqualTo(fallen);
    }

    @Test
    void aNewEpochHasNothingAtTheHubAndStays() {
        var shop = selling();
        var order = shop.sold("a");
        tell(shop, 3);

        var next = TestLedger.done(TestLedger.answer(shop.ledger.renewEpoch(epoch)));
        var again = TestLedger.answer(shop.ledger.renewEpoch(epoch));

        assertThat(next).isNotZero().isNotEqualTo(epoch);
        assertThat(again).isEqualTo(new Outcome.Done<>(next, true));
        var before = epoch;
        var restarted = selling();
        var journal = restarted.reads.journalReads();
        assertThat(journal.epoch()).isEqualTo(next);
        assertThat(journal.restoredEpoch()).isEqualTo(before);
        assertThat(journal.hub()).isEqualTo(HubStanding.NOTHING);
        assertThat(settlement(restarted, order)).isEqualTo("queued");
    }

    @Test
    void whatWaitsIsCounted() {
        var shop = selling();
        assertThat(waiting(shop)).isEqualTo(new Waiting(1, 0, NOW));
        sell(shop, 3);
        stall.time.set(NOW.plusSeconds(60));
        TestLedger.done(shop.order("t", TestShop.training(2000, line("TEE", 1))));
        shop.sold("last");

        assertThat(waiting(shop)).isEqualTo(new Waiting(7, 4, NOW));
        tell(shop, 4);
        assertThat(waiting(shop)).isEqualTo(new Waiting(3, 2, NOW));
        tell(shop, 6);
        assertThat(waiting(shop)).isEqualTo(new Waiting(1, 1, NOW.plusSeconds(60)));
        tell(shop, 7);
        assertThat(waiting(shop)).isEqualTo(new Waiting(0, 0, null));
    }

    @Test
    void theOutboxFindsTheTokensThatWait() {
        var shop = selling();
        var cash = shop.sold("a");
        var order = TestLedger.done(shop.order("b", tokens(1500, 500)));
        var journal = shop.reads.journalReads();

        assertThat(journal.tokens(3, journal.find(cash.id()).orElseThrow())).isEmpty();
        assertThat(journal.tokens(4, journal.find(order.id()).orElseThrow()))
                .extracting(StoredToken::tender)
                .containsExactly(0, 1);
    }

    /** Whichever write fails, landed or lost: told again, it ends the same. */
    @Test
    void aFailedWriteLosesNoReceipt() {
        for (var fault : Fault.values()) {
            var shop = selling();
            var order = TestLedger.done(shop.order(fault, tokens(2000)));
            var last = shop.reads.journalReads().last();
            var news = new HubNews(
                    epoch, last, List.of(), List.of(new Payment(last, order.id(), 0, PaymentResult.CAPTURED, "")));
            stall.disk.failWrite(1, fault);

            assertThat(TestLedger.answer(shop.ledger.settle(news))).isInstanceOf(Outcome.NotDurable.class);
            settle(shop, news);

            assertThat(settlement(shop, order)).isEqualTo("confirmed");
            assertThat(shop.reads.journalReads().hub().mark()).isEqualTo(last);
            assertThat(stall.disk.rows("tokens")).isZero();
        }
    }

    private TestLedger selling() {
        return selling(40);
    }

    private TestLedger selling(long shirts) {
        var shop = stall.selling(TestShop.assortment(41, shirts));
        epoch = shop.reads.journalReads().epoch();
        return shop;
    }

    private static List<OrderView> sell(TestLedger shop, int orders) {
        var sold = new ArrayList<OrderView>();
        for (var n = 0; n < orders; n++) {
            sold.add(shop.sold("n" + n));
        }
        return sold;
    }

    private static Waiting waiting(TestLedger shop) {
        return shop.reads.journalReads().waiting();
    }

    private HubStanding tell(TestLedger shop, long mark, Payment... payments) {
        return settle(shop, new HubNews(epoch, mark, List.of(), List.of(payments)));
    }

    private static HubStanding settle(TestLedger shop, HubNews news) {
        return TestLedger.done(TestLedger.answer(shop.ledger.settle(news)));
    }

    private static Object settlement(TestLedger shop, OrderView order) {
        var shown = JsonReading.object(
                shop.reads.orderById(order.id()).orElseThrow().json());
        return String.valueOf(shown.get("settlement"));
    }

    private static OrderRequest tokens(long... cents) {
        var tenders = new ArrayList<Tender>();
        for (var minor : cents) {
            tenders.add(new Tender.PaymentToken(
                    euros(minor), "acme-pay", "one-charge", "tok_live_0f3a9c77b2e84d", NOW.plusSeconds(3600)));
        }
        return paid(List.of(line("TEE", 1)), tenders.toArray(Tender[]::new));
    }
}
