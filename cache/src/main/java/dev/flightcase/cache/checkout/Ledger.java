package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.UuidV7;
import dev.flightcase.cache.catalog.Assortment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stall's ledger: stock, holds and orders. One thread writes (see {@link LedgerWriter}); every method here may be
 * called from any thread. Sells nothing until an assortment was adopted. What is asked for never blocks the caller; its
 * future is completed on the executor given, after the fsync, and only exceptionally when we made a mistake.
 */
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final KeyValueStore.Opener opener;
    private final LedgerConfig config;
    private final LedgerSurroundings around;
    private final LedgerPorts ports;
    private final JsonText text = new JsonText();
    private final Fingerprint fingerprint = new Fingerprint(text);
    private final RequestBounds bounds;
    private final Inbox inbox;
    private final List<LedgerListener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Running running;

    private record Running(LedgerOpening opening, LedgerWriter writer, Thread thread) {}

    public Ledger(KeyValueStore.Opener opener, LedgerConfig config, LedgerSurroundings around, LedgerPorts ports) {
        this.opener = opener;
        this.config = config;
        this.around = around;
        this.ports = ports;
        this.bounds = new RequestBounds(config);
        this.inbox = new Inbox(config.queue(), around.ticks());
    }

    /** Before {@link #start}. */
    public void listen(LedgerListener listener) {
        listeners.add(listener);
    }

    /**
     * Opens the database, counts the boot and starts the thread; blocks. On a disk that takes no writes the ledger comes up
     * {@link LedgerCondition.Recovering}: what is there can be read, and it sells as soon as the disk lets it. Throws
     * {@link StoreException} when there is nothing to read either.
     */
    public void start() {
        var pen = new JournalDraft.Pen(text, new UuidV7(around.clock(), around.random()));
        var opening = new LedgerOpening(opener, around, pen, ports.settled());
        var opened = opening.atStart();
        if (opened.view().failure() != null) {
            LOG.atError()
                    .addKeyValue("kind", opened.view().failure())
                    .log("the ledger can only be read; no order is taken until its disk takes writes");
        }
        var publication = new Publication(opened.view());
        listeners.forEach(publication::listen);
        var writer = new LedgerWriter(
                opening, config, around, inbox, new Answers(around, inbox.admission()), publication, opened.book());
        var thread = new Thread(writer, "ledger");
        running = new Running(opening, writer, thread);
        thread.start();
    }

    /** Sells. */
    public CompletableFuture<Outcome<OrderView>> order(Till by, IdempotencyKey key, OrderRequest request) {
        return ask(
                bounds.broken(request),
                by,
                () -> new Sell(by, new Keyed(key, fingerprint.of(request)), request, ports),
                request.lines());
    }

    /** Keeps units for a while. */
    public CompletableFuture<Outcome<HoldView>> hold(Till by, IdempotencyKey key, HoldRequest request) {
        return ask(
                bounds.broken(request),
                by,
                () -> new Reserve(by, new Keyed(key, fingerprint.of(request)), request, config.holds(), holdText()),
                request.lines());
    }

    /** From now; never beyond the longest life of a hold. */
    public CompletableFuture<Outcome<HoldView>> extend(Till by, HoldClaim hold, @Nullable Duration lease) {
        var length = lease == null ? config.holds().lease() : lease;
        return ask(
                bounds.lease(length),
                by,
                () -> new ExtendHold(by, hold, length, config.holds(), holdText()),
                List.of());
    }

    public CompletableFuture<Outcome<HoldView>> release(Till by, HoldClaim hold) {
        return ask(Optional.empty(), by, () -> new ReleaseHold(by, hold, holdText()), List.of());
    }

    /**
     * Takes an order back.
     *
     * @param key null when the caller has none: then a second void of the same order is refused
     * @param helper null when not given
     */
    public CompletableFuture<Outcome<OrderView>> voidOrder(
            Till by, UUID order, String reason, @Nullable String helper, @Nullable IdempotencyKey key) {
        var why = new VoidOrder.Reason(reason, helper);
        return ask(
                bounds.reason(reason).or(() -> bounds.text("helper", helper)),
                by,
                () -> new VoidOrder(
                        by,
                        order,
                        why,
                        key == null ? null : new Keyed(key, fingerprint.of(order, why)),
                        ports.settlement()),
                List.of());
    }

    /** @param key null when the caller has none: then a repeated request adjusts again */
    public CompletableFuture<Outcome<EntryView>> adjust(Till by, Adjustment adjustment, @Nullable IdempotencyKey key) {
        return ask(
                bounds.broken(adjustment),
                by,
                () -> new Adjust(
                        by,
                        adjustment,
                        key == null ? null : new Keyed(key, fingerprint.of(adjustment)),
                        ports.settlement()),
                List.of());
    }

    /** Opens, closes or settles the event that is served. Closing gives all holds back. */
    public CompletableFuture<Outcome<EventView>> become(Till by, EventLife life) {
        return ask(Optional.empty(), by, () -> new ChangeLife(by, life, ports.settlement()), List.of());
    }

    public CompletableFuture<Outcome<EntryView>> countCash(Till by, CashCount count) {
        return ask(bounds.broken(count), by, () -> new CountCash(by, count, ports.settlement()), List.of());
    }

    public CompletableFuture<Outcome<OrderView>> handOver(Till by, UUID order) {
        return ask(Optional.empty(), by, () -> new HandOver(by, order, ports.settlement()), List.of());
    }

    /**
     * Makes durable what a receipt of the hub says; settlement of all orders follows from it. Of another epoch, or of more
     * than this journal has, it changes nothing. A repeated receipt writes nothing.
     */
    public CompletableFuture<Outcome<HubStanding>> settle(HubNews news) {
        return ask(Optional.empty(), Till.HUB, () -> new TakeReceipt(news), List.of());
    }

    /**
     * The hub lost what it had from this entry on, and asks for it again: whoever calls has verified that it is the hub.
     *
     * @param asked when, by the hub's clock
     */
    public CompletableFuture<Outcome<HubStanding>> fallBack(long epoch, long from, Instant asked) {
        return ask(Optional.empty(), Till.HUB, () -> new FallBack(epoch, from, asked), List.of());
    }

    /**
     * Gives the journal a new epoch, of which the hub has nothing; answers the epoch that is in force.
     *
     * @param before the one that must not be used any more: when it is not in force, nothing changes
     */
    public CompletableFuture<Outcome<Long>> renewEpoch(long before) {
        return ask(
                Optional.empty(),
                Till.HUB,
                () -> new RenewEpoch(before, around.random(), ports.settlement()),
                List.of());
    }

    /**
     * Puts in force what the hub granted: those of another epoch, or older than what is in force, change nothing. What was sold or is held is never taken
     * back: see {@link Allotments.InForce}.
     */
    public CompletableFuture<Outcome<Allotments.InForce>> allot(Allotments allotments) {
        return ask(Optional.empty(), Till.HUB, () -> new Allot(allotments, ports.settlement()), List.of());
    }

    /**
     * Sells by this assortment from now on, and grants its stock. Call it at start and after each import; handing over
     * the same revision again changes nothing. Fewer units than are sold leave none: see {@link AdoptOutcome.Adopted}.
     */
    public CompletableFuture<AdoptOutcome> adopt(Assortment assortment) {
        var command = new Command.Adopt(assortment, new CompletableFuture<>());
        if (!enqueue(command)) {
            command.fail(Kind.INPUT_OUTPUT, inbox.retryAfter());
        }
        return command.outcome();
    }

    /**
     * Takes up one edit, of one product or several, and records who made it; what was edited before it must have been taken up before.
     * When it is refused, or not durable, hand the whole assortment to {@link #adopt}. An edit that was taken up already
     * is recorded and no more.
     */
    public CompletableFuture<Outcome<EventView>> takeUp(Till by, Assortment edited, String... skus) {
        return ask(
                Optional.empty(), by, () -> new TakeUpEdit(by, edited, List.of(skus), ports.settlement()), List.of());
    }

    public LedgerReads reads() {
        return new LedgerReads(this::view, () -> started().opening.tokens(), config, around.ticks(), text);
    }

    public LedgerCondition condition() {
        var now = running;
        if (now == null || !now.thread.isAlive()) {
            return new LedgerCondition.Stopped();
        }
        var failure = now.writer.view().failure();
        return failure == null ? new LedgerCondition.Ready() : new LedgerCondition.Recovering(failure);
    }

    /** Answers what is queued, closes the database and ends the thread; waits at most {@code closeWait}. */
    @Override
    public void close() {
        var now = running;
        if (now == null) {
            return;
        }
        now.writer.stop(now.thread);
        try {
            if (!now.thread.join(config.closeWait())) {
                LOG.atWarn().addKeyValue("waited", config.closeWait()).log("the ledger did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param lines that a drop may have just opened for; empty where that does not matter */
    private <T> CompletableFuture<Outcome<T>> ask(
            Optional<Refusal> broken, Till by, Supplier<Action<T>> action, List<OrderLine> lines) {
        if (broken.isPresent()) {
            return CompletableFuture.completedFuture(new Outcome.Refused<>(broken.get()));
        }
        if (running == null) {
            return CompletableFuture.completedFuture(
                    new Outcome.NotDurable<>(Kind.CLOSED, config.queue().retryAfter()));
        }
        var act = new Command.Act<>(action.get(), by.device(), new CompletableFuture<Outcome<T>>());
        if (!enqueue(act)) {
            busy(act, lines);
        }
        return act.outcome();
    }

    private void busy(Command.Act<?> act, List<OrderLine> lines) {
        around.observer().busy(act.action().kind());
        var shelf = view().state().shelf();
        if (shelf != null && DropStart.isFresh(shelf, lines, around.clock().instant())) {
            around.observer().dropCheckoutAborted();
        }
        act.turnAway(inbox.retryAfter());
    }

    private boolean enqueue(Command command) {
        var now = running;
        if (now == null) {
            command.fail(Kind.CLOSED, config.queue().retryAfter());
            return true;
        }
        if (!inbox.offer(command)) {
            return false;
        }
        if (now.writer.ended() && inbox.remove(command)) {
            command.fail(Kind.CLOSED, config.queue().retryAfter());
        }
        return true;
    }

    private HoldText holdText() {
        return new HoldText(text, started().opening.tokens());
    }

    private LedgerView view() {
        return started().writer.view();
    }

    private Running started() {
        var now = running;
        if (now == null) {
            throw new StoreException(Kind.CLOSED, "the ledger is not started", null);
        }
        return now;
    }
}
