package dev.flightcase.daemon.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.PriceTerms;
import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.cache.checkout.AdoptOutcome;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.checkout.FiscalSigner;
import dev.flightcase.cache.checkout.IdempotencyKey;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.LedgerConfig;
import dev.flightcase.cache.checkout.LedgerObserver;
import dev.flightcase.cache.checkout.LedgerPorts;
import dev.flightcase.cache.checkout.LedgerStore;
import dev.flightcase.cache.checkout.LedgerSurroundings;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.OrderView;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.PaymentTokens;
import dev.flightcase.cache.checkout.Settlement;
import dev.flightcase.cache.checkout.Tender;
import dev.flightcase.cache.checkout.Till;
import dev.flightcase.cache.payment.HubSealer;
import dev.flightcase.cache.payment.PaymentTokenRules;
import dev.flightcase.cache.payment.SealingKey;
import dev.flightcase.cache.payment.TokenSealer;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.TaxPlan;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.commerce.OutboxKind;
import dev.flightcase.uplink.commerce.PaymentResult;
import dev.flightcase.uplink.commerce.ReceiptNews;
import dev.flightcase.uplink.commerce.RejectedEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger on a real disk, as the hub connection sees it. */
class JournalOutboxIT {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOW = Instant.parse("2026-11-21T19:10:02Z");
    private static final Till PHONE = new Till(new UUID(0, 1), "Phone", false);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path disk;

    private final TokenSealer own =
            new TokenSealer(SealingKey.of("a secret that is long enough for it"), List.of(), new SecureRandom());
    private final List<Instant> heard = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Before each test.
    private Ledger ledger;

    @SuppressWarnings("NullAway.Init") // Before each test.
    private JournalOutbox outbox;

    @BeforeEach
    void start() {
        ledger = ledger();
        ledger.start();
        assertThat(answer(ledger.adopt(assortment()))).isInstanceOf(AdoptOutcome.Adopted.class);
        outbox = outbox();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void entriesGoOutAsTheyWereWrittenInOrder() {
        var order = sell("a", new Tender.Cash(euros(2000), null));

        var entries = read(0);

        assertThat(entries)
                .extracting(OutboxEntry::kind)
                .containsExactly(OutboxKind.GRANTS, OutboxKind.EVENT, OutboxKind.ORDER);
        assertThat(entries.getLast().id()).isEqualTo(order.id());
        assertThat(entries.getLast().number()).isEqualTo(1);
        assertThat(order.json().text())
                .contains(new String(entries.getLast().record().toArray(), StandardCharsets.UTF_8).substring(1, 200));
        assertThat(read(2)).isEqualTo(entries.subList(2, 3));
        assertThat(outbox.last()).isEqualTo(3);
        assertThat(outbox.epoch()).isNotZero();
        assertThat(outbox.recordedAt(3)).contains(NOW);
        assertThat(outbox.recordedAt(4)).isEmpty();
    }

    @Test
    void aReceiptIsDurableWhenItReturns() {
        var order = sell("a", new Tender.Cash(euros(2000), null));
        var hash = Bytes.owning(new byte[32]);
        var rejected = new RejectedEntry(2, read(1).getFirst().id(), hash, RejectedEntry.Reason.PLACE_TAKEN);

        outbox.settle(new ReceiptNews(outbox.epoch(), 3, List.of(rejected), List.of(), NOW));

        outbox.settle(new ReceiptNews(outbox.epoch(), 3, List.of(rejected), List.of(), NOW.plusSeconds(1)));

        assertThat(outbox.done()).isEqualTo(3);
        assertThat(heard).containsExactly(NOW);
        assertThat(settlement(order)).isEqualTo("confirmed");
        var epoch = outbox.epoch();
        ledger.close();
        start();
        assertThat(outbox.done()).isEqualTo(3);
        assertThat(outbox.epoch()).isEqualTo(epoch);
        assertThat(ledger.reads().journalReads().hub().rejected())
                .singleElement()
                .matches(entry -> entry.sequence() == 2);
    }

    @Test
    void tokensAreSealedForTheHubUntilTheyAreUsed() {
        var order = sell("a", new Tender.PaymentToken(euros(2000), "acme-pay", "one-charge", "tok_live_1234567", null));
        var sealed = read(2).getFirst().tokens();

        assertThat(sealed).singleElement().satisfies(token -> {
            assertThat(token.tender()).isZero();
            assertThat(token.provider()).isEqualTo("acme-pay");
            assertThat(token.scope()).isEqualTo("one-charge");
            assertThat(token.expires()).isEqualTo(NOW.plus(Duration.ofDays(1)));
            assertThat(token.sealed().length()).isEqualTo(32 + "tok_live_1234567".length() + 16);
        });

        var captured = new PaymentResult(1, order.id(), 0, PaymentResult.Result.CAPTURED, "");
        outbox.settle(new ReceiptNews(outbox.epoch(), 3, List.of(), List.of(captured), NOW));

        assertThat(outbox.paymentsThrough()).isEqualTo(1);
        assertThat(settlement(order)).isEqualTo("confirmed");
        assertThat(read(2).getFirst().tokens()).isEmpty();
    }

    @Test
    void withoutTheHubsKeyAnOrderGoesWithoutItsToken() {
        var _ = sell("a", new Tender.PaymentToken(euros(2000), "acme-pay", "one-charge", "tok_live_1234567", null));
        var payments = new PaymentsForHub(ledger.reads().journalReads(), own, Optional::empty);
        outbox = new JournalOutbox(ledger, payments, PATIENCE, _ -> {});

        assertThat(read(2).getFirst().tokens()).isEmpty();
        assertThat(payments.lost()).isEqualTo(1);
    }

    @Test
    void ofPracticeATokenIsMadeUpAndItsAnswerShown() {
        var order = sell("a", token(), true);
        assertThat(read(1).getFirst().tokens()).singleElement().satisfies(token -> {
            assertThat(token.provider()).isEqualTo("acme-pay");
            assertThat(token.scope()).isEqualTo("training");
            assertThat(token.sealed().length()).isEqualTo(32 + "training-token".length() + 16);
        });
        var cash = sell("b", new Tender.Cash(euros(2000), null), true);
        assertThat(read(2).getFirst().tokens()).isEmpty();

        var opened = new PaymentResult(7, order.id(), 0, PaymentResult.Result.CAPTURED, "training");
        outbox.settle(new ReceiptNews(outbox.epoch(), 3, List.of(), List.of(opened), NOW));

        assertThat(ledger.reads().journalReads().mark(order.id()).orElseThrow().paid(0))
                .isPresent();
        assertThat(ledger.reads().journalReads().mark(cash.id())).isEmpty();
        assertThat(settlement(order)).isEqualTo("confirmed");
        assertThat(outbox.paymentsThrough()).isEqualTo(7);
    }

    @Test
    void theHubMayAskForAllAgainAndAJournalMayBeginAnew() {
        var _ = sell("a", new Tender.Cash(euros(2000), null));
        outbox.settle(new ReceiptNews(outbox.epoch(), 3, List.of(), List.of(), NOW));

        outbox.resendFrom(2, NOW);
        assertThat(outbox.done()).isEqualTo(1);
        assertThat(outbox.receiptsSince()).isEqualTo(NOW);

        var before = outbox.epoch();
        assertThat(outbox.renewEpoch()).isEqualTo(outbox.epoch()).isNotEqualTo(before);
        assertThat(outbox.done()).isZero();
        assertThat(outbox.receiptsSince()).isEqualTo(Instant.EPOCH);
    }

    private Ledger ledger() {
        var config = LedgerConfig.defaults();
        return new Ledger(
                LedgerStore.at(disk, config),
                config,
                new LedgerSurroundings(
                        InstantSource.fixed(NOW),
                        () -> ClockTrust.State.SYNCED,
                        new SecureRandom(),
                        System::nanoTime,
                        new UUID(1, 1),
                        Runnable::run,
                        LedgerObserver.none()),
                new LedgerPorts(
                        Settlement.QUEUED,
                        new PaymentTokens(own, new PaymentTokenRules(Duration.ofMinutes(1)), Duration.ofDays(1)),
                        FiscalSigner.none()));
    }

    private JournalOutbox outbox() {
        var key = new byte[HubSealer.KEY_BYTES];
        key[0] = 9;
        var hub = new HubSealer(dev.flightcase.cache.Bytes.owning(key), new SecureRandom());
        return new JournalOutbox(
                ledger,
                new PaymentsForHub(ledger.reads().journalReads(), own, () -> Optional.of(hub)),
                PATIENCE,
                heard::add);
    }

    private List<OutboxEntry> read(long after) {
        var entries = new ArrayList<OutboxEntry>();
        outbox.forward(after, (_, entry) -> entries.add(entry));
        return entries;
    }

    private static Tender token() {
        return new Tender.PaymentToken(euros(2000), "acme-pay", "one-charge", "tok_live_1234567", null);
    }

    private OrderView sell(String key, Tender tender) {
        return sell(key, tender, false);
    }

    private OrderView sell(String key, Tender tender, boolean training) {
        var request =
                new OrderRequest(List.of(new OrderLine("TEE", 1)), List.of(tender), null, null, null, null, training);
        if (answer(ledger.order(PHONE, new IdempotencyKey(key), request)) instanceof Outcome.Done<OrderView> done) {
            return done.value();
        }
        throw new AssertionError("not sold");
    }

    private String settlement(OrderView order) {
        var text = ledger.reads().orderById(order.id()).orElseThrow().json().text();
        return text.replaceAll(".*\"settlement\":\"([a-z]+)\".*", "$1");
    }

    private static <T> T answer(CompletableFuture<T> answer) {
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static Money euros(long minor) {
        return new Money(minor, EUR);
    }

    private static Assortment assortment() {
        return new Assortment(
                new UUID(5, 5),
                1,
                EUR,
                new TaxPlan(true, Map.of("standard", 190_000)),
                List.of(new SaleTerms(
                        "TEE",
                        "Shirt",
                        PriceTerms.fixed(2000),
                        "standard",
                        40,
                        List.of(),
                        SaleWindow.ALWAYS,
                        null,
                        false)),
                List.of());
    }
}
