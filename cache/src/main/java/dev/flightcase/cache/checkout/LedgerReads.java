package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.UuidBytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be read of the ledger, from any thread. Only what is on disk is seen. */
public final class LedgerReads {
    private final Supplier<LedgerView> view;
    private final Supplier<HoldTokens> tokens;
    private final LedgerConfig config;
    private final LongSupplier ticks;
    private final JsonText text;
    private final StockText stockText;

    LedgerReads(
            Supplier<LedgerView> view,
            Supplier<HoldTokens> tokens,
            LedgerConfig config,
            LongSupplier ticks,
            JsonText text) {
        this.view = view;
        this.tokens = tokens;
        this.config = config;
        this.ticks = ticks;
        this.text = text;
        this.stockText = new StockText(text);
    }

    /** Blocks on the disk. Throws {@link StoreException}, of kind {@code CLOSED} while recovering. */
    public Optional<OrderView> orderById(UUID id) {
        var now = view.get();
        var journal = new Journal(now.store());
        var sequence = journal.sequenceOf(id);
        return sequence == 0 || sequence > now.state().counters().sequence()
                ? Optional.empty()
                : journal.order(sequence, journal.entry(sequence));
    }

    /**
     * Orders, newest first, training included. Blocks on the disk; throws as {@link #orderById} does.
     *
     * @param cursor from the page before; null for the first
     * @param limit null for the most there is on a page
     */
    public Page orders(@Nullable String cursor, @Nullable Integer limit) {
        return new OrderPages(
                        journal(),
                        view.get().state().counters().sequence(),
                        config.requests().pageOrdersMax())
                .page(cursor, limit);
    }

    /** As it is now. Blocks on the disk; throws as {@link #orderById} does. */
    public Optional<HoldView> hold(UUID id) {
        var store = view.get().store();
        var live = store.get(LedgerTables.HOLDS, UuidBytes.of(id));
        var row = live != null ? live : store.get(LedgerTables.HOLDS_ENDED, UuidBytes.of(id));
        return Optional.ofNullable(row)
                .map(bytes -> new HoldText(text, tokens.get()).now(HoldRow.decode(bytes), ticks.getAsLong()));
    }

    /** The hold that a text claims: its token or its id; empty when it is neither. Never blocks. */
    public Optional<HoldClaim> claim(String holdOrToken) {
        return tokens.get().claim(holdOrToken);
    }

    /**
     * Paid orders of the event that wait at a pickup, oldest first: {@code {"handovers": [order, ...]}}. Blocks on the
     * disk; throws as {@link #orderById} does.
     *
     * @param slot null for all
     */
    public Page handovers(@Nullable String slot) {
        var now = view.get();
        return new Page.Found(new Handovers(now.store(), config.requests().pageOrdersMax())
                .of(now.state().counters().event(), slot));
    }

    /** What is left, by SKU; made once per revision. Does not block on the disk. */
    public StockView stock() {
        return stockText.of(view.get().state());
    }

    /** Units of one SKU that are left; 0 when it is not sold. */
    public long available(String sku) {
        var state = view.get().state();
        var shelf = state.shelf();
        var slot = shelf == null ? null : shelf.slot(sku);
        return slot == null ? 0 : state.available(slot);
    }

    /** Looks through all of the stock, in memory. */
    public StockChanges changesSince(long revision) {
        var state = view.get().state();
        var shelf = state.shelf();
        var changes = new LinkedHashMap<String, Long>();
        if (shelf != null) {
            for (var slot = shelf.firstProduct(); slot < shelf.size(); slot++) {
                if (shelf.hasStock(slot) && state.stock().get(slot).changedAt() > revision) {
                    changes.put(shelf.key(slot), state.available(slot));
                    shelf.bundlesWith(slot).forEach(bundle -> changes.put(shelf.key(bundle), state.available(bundle)));
                }
            }
        }
        return new StockChanges(state.counters().revision(), changes);
    }

    /** Those of the SKUs that are sold, with what is left of them. */
    public StockChanges available(Collection<String> skus) {
        var state = view.get().state();
        var shelf = state.shelf();
        var units = new LinkedHashMap<String, Long>();
        for (var sku : skus) {
            var slot = shelf == null ? null : shelf.slot(sku);
            if (slot != null) {
                units.put(sku, state.available(slot));
            }
        }
        return new StockChanges(state.counters().revision(), units);
    }

    /** Rises with each durable change of stock; never reused, not even over restarts. */
    public long revision() {
        return view.get().state().counters().revision();
    }

    public EventView event() {
        var state = view.get().state();
        return new EventView(state.counters().event(), state.life());
    }

    /** Of any event that was ever served; one that was not is being set up. Blocks on the disk; throws as {@link #orderById} does. */
    public EventLife life(UUID event) {
        return new LedgerDisk(view.get().store()).life(event);
    }

    /** The journal, for the outbox, totals, exports and the audit. */
    public JournalReads journalReads() {
        return new JournalReads(view);
    }

    /**
     * What the hub granted of an event, as far as it is in force in this epoch; empty when it granted nothing. Blocks on the disk; throws as {@link
     * #orderById} does.
     */
    public Optional<Allotments.InForce> allotments(UUID event) {
        var store = view.get().store();
        var epoch = new LedgerDisk(store).epoch();
        var version = Allotted.version(store, event, epoch);
        if (version == 0) {
            return Optional.empty();
        }
        var less = new ArrayList<Allotments.Slice>();
        Allotted.of(store, event).forEach((sku, row) -> {
            var stock = store.get(LedgerTables.STOCK, LedgerTables.stock(event, sku));
            var units = stock == null ? row.units() : row.inForce(StockRow.decode(stock));
            if (row.epoch() == epoch && units > row.units()) {
                less.add(new Allotments.Slice(sku, units));
            }
        });
        return Optional.of(new Allotments.InForce(event, epoch, version, less));
    }

    /** Empty when none waits. Blocks on the disk; throws as {@link #orderById} does. */
    public Optional<OldestToken> oldestToken() {
        var found = new AtomicReference<@Nullable OldestToken>();
        view.get().store().scan(LedgerTables.TOKENS, LedgerTables.ANY, LedgerTables.ANY, (_, value) -> {
            var row = TokenRow.decode(value);
            found.set(new OldestToken(row.since(), row.expires()));
            return false;
        });
        return Optional.ofNullable(found.get());
    }

    private Journal journal() {
        return new Journal(view.get().store());
    }
}
