package dev.flightcase.cache;

import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.PickupSlot;
import dev.flightcase.cache.catalog.PriceTerms;
import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.cache.checkout.Adjustment;
import dev.flightcase.cache.checkout.CashCount;
import dev.flightcase.cache.checkout.CashCount.Occasion;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.checkout.Discount;
import dev.flightcase.cache.checkout.EntryView;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.FiscalSigner;
import dev.flightcase.cache.checkout.HoldClaim;
import dev.flightcase.cache.checkout.HoldRequest;
import dev.flightcase.cache.checkout.HoldView;
import dev.flightcase.cache.checkout.HubNews;
import dev.flightcase.cache.checkout.HubStanding;
import dev.flightcase.cache.checkout.IdempotencyKey;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.LedgerConfig;
import dev.flightcase.cache.checkout.LedgerObserver;
import dev.flightcase.cache.checkout.LedgerPorts;
import dev.flightcase.cache.checkout.LedgerSurroundings;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.OrderView;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.PaymentTokens;
import dev.flightcase.cache.checkout.Settlement;
import dev.flightcase.cache.checkout.Tender;
import dev.flightcase.cache.checkout.Till;
import dev.flightcase.cache.payment.PaymentToken;
import dev.flightcase.cache.payment.PaymentTokenRules;
import dev.flightcase.cache.payment.SealedToken;
import dev.flightcase.cache.payment.TokenPlace;
import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.TaxPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A stall that sells, for what reads its journal: a started ledger with a clock of its own and an assortment with everything. */
public final class TestStall implements AutoCloseable {
    public static final Currency EUR = Currency.getInstance("EUR");
    public static final UUID EVENT = UUID.fromString("0193a5c2-7d10-7b5e-9a41-2f6f0c1d8e11");
    public static final Instant START = Instant.parse("2026-11-21T19:10:02Z");
    public static final SaleWindow DROP =
            new SaleWindow(Instant.parse("2026-11-21T20:00:00Z"), Instant.parse("2026-11-21T20:30:00Z"));
    public static final Till PHONE = new Till(new UUID(0, 1), "Phone 1", false);
    public static final Till OPERATOR = new Till(new UUID(0, 3), "Operator", true);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Ledger ledger;
    private final AtomicLong keys = new AtomicLong();
    private final AtomicLong ticks = new AtomicLong(1);
    private volatile Instant now = START;
    private volatile ClockTrust.State trust = ClockTrust.State.SYNCED;

    public TestStall(KeyValueStore.Opener opener) {
        this(opener, 1);
    }

    /** @param seed another one for each stall on the same disk, or its keys were used before */
    public TestStall(KeyValueStore.Opener opener, long seed) {
        keys.set((seed - 1) * 1_000_000);
        var ports = new LedgerPorts(
                Settlement.LOCAL,
                new PaymentTokens(TestStall::sealed, new PaymentTokenRules(Duration.ZERO), Duration.ofDays(1)),
                FiscalSigner.none());
        ledger = new Ledger(
                opener,
                LedgerConfig.defaults(),
                new LedgerSurroundings(
                        () -> now,
                        () -> trust,
                        new Random(seed),
                        ticks::get,
                        new UUID(7, 7),
                        Runnable::run,
                        LedgerObserver.none()),
                ports);
        ledger.start();
    }

    /** Seals nothing: the token is not in it at all. */
    private static SealedToken sealed(TokenPlace place, PaymentToken token) {
        return new SealedToken(
                1,
                token.expiresAt(),
                token.provider(),
                token.scope(),
                Bytes.owning(new byte[12]),
                Bytes.owning(new byte[17]));
    }

    /** Sells 40 shirts and 60 records, alone and in a bundle, a drop, and two pickups. */
    public TestStall adopting(long revision) {
        return adopting(assortment(EVENT, revision, 40));
    }

    public TestStall adopting(Assortment assortment) {
        var _ = answer(ledger.adopt(assortment));
        return this;
    }

    public static Assortment assortment(UUID event, long revision, long shirts) {
        return new Assortment(
                event,
                revision,
                EUR,
                new TaxPlan(true, Map.of("standard", 190_000, "reduced", 55_000)),
                List.of(
                        item("TEE", 2000, "standard", shirts, List.of(), SaleWindow.ALWAYS),
                        item("LP", 2200, "reduced", 60, List.of(), SaleWindow.ALWAYS),
                        item(
                                "BUNDLE",
                                4500,
                                "standard",
                                0,
                                List.of(new Component("TEE", 1), new Component("LP", 2)),
                                SaleWindow.ALWAYS),
                        item("PRINT", 6000, "reduced", 100, List.of(), DROP)),
                List.of(
                        new PickupSlot("EARLY", "Early", START, START.plusSeconds(86_400), 5),
                        new PickupSlot("LATE", "Late", START, START.plusSeconds(172_800), 5)));
    }

    private static SaleTerms item(
            String sku, long price, String tax, long granted, List<Component> bundle, SaleWindow window) {
        return new SaleTerms(sku, "Name of " + sku, PriceTerms.fixed(price), tax, granted, bundle, window, null, false);
    }

    public void at(Instant time) {
        now = time;
    }

    public void pass(Duration time) {
        now = now.plus(time);
        ticks.addAndGet(time.toNanos());
    }

    public void trust(ClockTrust.State state) {
        trust = state;
    }

    public Ledger ledger() {
        return ledger;
    }

    public JournalReads journal() {
        return ledger.reads().journalReads();
    }

    public OrderView sell(@Nullable String helper, String sku, int quantity) {
        return sell(order(helper, List.of(new OrderLine(sku, quantity)), cash(price(sku) * quantity)));
    }

    public OrderView sell(OrderRequest request) {
        return done(trySell(request));
    }

    public Outcome<OrderView> trySell(OrderRequest request) {
        return trySell("key-" + keys.incrementAndGet(), request);
    }

    public Outcome<OrderView> trySell(String key, OrderRequest request) {
        return answer(ledger.order(PHONE, new IdempotencyKey(key), request));
    }

    public OrderView voided(UUID order, String reason) {
        return done(answer(ledger.voidOrder(
                OPERATOR, order, reason, "Helper 9", new IdempotencyKey("void-" + keys.incrementAndGet()))));
    }

    public HoldClaim hold(String sku, int quantity) {
        return new HoldClaim(done(tryHold(sku, quantity)).id(), false);
    }

    public Outcome<HoldView> tryHold(String sku, int quantity) {
        return answer(ledger.hold(
                PHONE,
                new IdempotencyKey("hold-" + keys.incrementAndGet()),
                new HoldRequest(List.of(new OrderLine(sku, quantity)), null)));
    }

    public void release(HoldClaim hold) {
        var _ = done(answer(ledger.release(PHONE, hold)));
    }

    public void adjust(String sku, Adjustment.Kind kind, long quantity) {
        var _ = done(tryAdjust(sku, kind, quantity));
    }

    public Outcome<EntryView> tryAdjust(String sku, Adjustment.Kind kind, long quantity) {
        return answer(ledger.adjust(
                OPERATOR,
                new Adjustment(sku, kind, quantity, "rain", "Helper 1"),
                new IdempotencyKey("adjust-" + keys.incrementAndGet())));
    }

    public void count(Occasion occasion, long minor) {
        var _ = done(answer(ledger.countCash(OPERATOR, new CashCount(occasion, euros(minor), "Helper 2"))));
    }

    public void become(EventLife life) {
        var _ = done(answer(ledger.become(OPERATOR, life)));
    }

    public void handOver(UUID order) {
        var _ = done(answer(ledger.handOver(PHONE, order)));
    }

    /** A receipt of the hub comes. */
    public HubStanding told(long mark, HubNews.Payment... payments) {
        return told(new HubNews(journal().epoch(), mark, List.of(), List.of(payments)));
    }

    public HubStanding told(HubNews news) {
        return done(answer(ledger.settle(news)));
    }

    public static OrderRequest order(@Nullable String helper, List<OrderLine> lines, Tender... tenders) {
        return new OrderRequest(lines, List.of(tenders), null, helper, null, null, false);
    }

    public static OrderRequest training(OrderRequest order) {
        return new OrderRequest(order.lines(), order.tenders(), null, order.helper(), null, null, true);
    }

    public static OrderRequest at(OrderRequest order, String pickup) {
        return new OrderRequest(order.lines(), order.tenders(), null, order.helper(), null, pickup, false);
    }

    public static OrderRequest of(HoldClaim hold, OrderRequest order) {
        return new OrderRequest(order.lines(), order.tenders(), hold, order.helper(), null, null, false);
    }

    public static OrderLine less(String sku, int quantity, long minor) {
        return new OrderLine(sku, quantity, new Discount(euros(minor), "fan"), null);
    }

    public static Tender cash(long minor) {
        return new Tender.Cash(euros(minor), null);
    }

    public static Tender noted(Tender.Noted.Kind kind, long minor, @Nullable String reference) {
        return new Tender.Noted(kind, euros(minor), reference);
    }

    public static Tender token(long minor) {
        return new Tender.PaymentToken(euros(minor), "psp", "stall", "tok_secret_value", null);
    }

    public static Money euros(long minor) {
        return new Money(minor, EUR);
    }

    public static long price(String sku) {
        return switch (sku) {
            case "TEE" -> 2000;
            case "LP" -> 2200;
            case "BUNDLE" -> 4500;
            default -> 6000;
        };
    }

    public static <T> T answer(CompletableFuture<T> answer) {
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T> done) {
            return done.value();
        }
        throw new AssertionError("not done but " + outcome);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
