package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.Assortment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger's one thread. Takes whatever queued while the last batch was written, decides it, writes it with one
 * fsync, publishes the new state, and only then lets anyone be answered. After a failed write all of the batch is
 * answered {@code NotDurable}, the database is closed, and nothing is accepted until it has been reopened, the state
 * rebuilt from it, and a probe written: what a failed fsync left behind is never trusted.
 */
final class LedgerWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);

    private final LedgerOpening opening;
    private final LedgerConfig config;
    private final LedgerSurroundings around;
    private final BlockingQueue<Command> queue;
    private final Answers answers;
    private final OrderMint mint;
    private final List<Command> drained = new ArrayList<>();
    private volatile LedgerView view;
    private volatile boolean stopping;
    private volatile boolean ended;
    private @Nullable Assortment waiting;
    private long lastTryTicks;

    private LedgerWriter(
            LedgerOpening opening,
            LedgerConfig config,
            LedgerSurroundings around,
            BlockingQueue<Command> queue,
            OrderMint mint,
            LedgerView view) {
        this.opening = opening;
        this.config = config;
        this.around = around;
        this.queue = queue;
        this.answers = new Answers(around);
        this.mint = mint;
        this.view = view;
    }

    /** Opens the database, on the caller's thread; where it takes no writes, what is on it can be read. */
    static LedgerWriter open(
            KeyValueStore.Opener opener,
            LedgerConfig config,
            LedgerSurroundings around,
            BlockingQueue<Command> queue,
            Settlement settlement) {
        var opening = new LedgerOpening(opener);
        var view = opening.atStart();
        if (view.failure() != null) {
            LOG.atError()
                    .addKeyValue("kind", view.failure())
                    .log("the ledger can only be read; no order is taken until its disk takes writes");
        }
        var mint = new OrderMint(around, new JsonText(), settlement, opening::boot);
        return new LedgerWriter(opening, config, around, queue, mint, view);
    }

    LedgerView view() {
        return view;
    }

    /** From then on nobody looks at the queue any more. */
    boolean ended() {
        return ended;
    }

    /** Lets the thread answer what is queued, and end. */
    void stop(Thread thread) {
        stopping = true;
        thread.interrupt();
    }

    @Override
    public void run() {
        lastTryTicks = around.ticks().getAsLong();
        try {
            while (drain()) {
                if (view.failure() != null) {
                    tryToRecover();
                }
                if (!drained.isEmpty()) {
                    process();
                    drained.clear();
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("the ledger has ended; no order is taken until the next start");
        } finally {
            close();
        }
    }

    /** Waits for work, or while the database is closed for the next try; false when there will be none. */
    private boolean drain() {
        try {
            var first = stopping ? queue.poll() : next();
            if (first != null) {
                drained.add(first);
                drainOrdersAfter(first);
            }
        } catch (InterruptedException e) {
            return true; // Only stop() interrupts: the next round sees it, and this one has taken nothing.
        }
        return !(stopping && drained.isEmpty());
    }

    private @Nullable Command next() throws InterruptedException {
        return view.failure() == null
                ? queue.take()
                : queue.poll(config.recoveryPause().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void drainOrdersAfter(Command first) {
        if (first instanceof Command.Adopt) {
            return;
        }
        while (drained.size() < config.batchCommandsMax() && queue.peek() instanceof Command.Order) {
            drained.add(queue.remove());
        }
    }

    private void process() {
        var failure = view.failure();
        if (failure != null) {
            refuse(failure);
            return;
        }
        try {
            if (drained.getFirst() instanceof Command.Adopt adopt) {
                adopt(adopt);
            } else {
                sell();
            }
        } catch (StoreException e) {
            failed(e);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("commands", drained.size()).log("a batch broke a rule of our own");
            answers.fail(drained, e);
        }
    }

    private void sell() {
        var batch = new Batch(view.state(), view.store(), mint);
        var outcomes = new ArrayList<OrderOutcome>();
        for (var command : drained) {
            outcomes.add(batch.apply((Command.Order) command));
        }
        var finished = batch.finish();
        if (!finished.writes().isEmpty()) {
            var begun = around.ticks().getAsLong();
            publish(finished.writes(), finished.after());
            around.observer().batchWritten(drained.size(), around.ticks().getAsLong() - begun);
        }
        answers.orders(drained, outcomes);
    }

    /**
     * What is written is published, whatever happens next: a state that is behind the disk would give the numbers that are
     * on it a second time.
     */
    private void publish(Writes writes, LedgerState after) {
        try {
            view.store().write(writes, Durability.SYNCED);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException(Kind.INPUT_OUTPUT, "nobody knows what became of a write", e);
        }
        view = view.with(after);
    }

    private void adopt(Command.Adopt command) {
        if (view.state().shelf() == null) {
            waiting = command.assortment();
        }
        var adoption = new LedgerDisk(view.store()).adopt(command.assortment());
        if (adoption.writes().isEmpty()) {
            view = view.with(adoption.after());
        } else {
            publish(adoption.writes(), adoption.after());
        }
        waiting = null;
        answers.adopted(
                command, new AdoptOutcome.Adopted(adoption.after().counters().revision(), adoption.clamped()));
    }

    /** A shop that came up on a full disk shows its stock where that needs no writes, as it does after most starts. */
    private void refuse(Kind failure) {
        if (drained.getFirst() instanceof Command.Adopt first && view.state().shelf() == null) {
            waiting = first.assortment();
            show(first.assortment());
        }
        answers.fail(drained, failure, config.retryAfter());
    }

    private void show(Assortment assortment) {
        try {
            var adoption = new LedgerDisk(view.store()).adopt(assortment);
            if (adoption.writes().isEmpty()) {
                view = view.with(adoption.after());
            }
        } catch (StoreException e) {
            LOG.atDebug().setCause(e).addKeyValue("kind", e.kind()).log("stock can not be read yet");
        }
    }

    private void failed(StoreException cause) {
        LOG.atError()
                .setCause(cause)
                .addKeyValue("kind", cause.kind())
                .addKeyValue("commands", drained.size())
                .log("a write failed; no order is taken until the ledger is rebuilt from the disk");
        around.observer().writeFailed(cause.kind());
        view = view.failing(cause.kind());
        view.store().close();
        answers.fail(drained, cause.kind(), config.retryAfter());
        drained.clear();
        reopen();
    }

    private void tryToRecover() {
        if (around.ticks().getAsLong() - lastTryTicks >= config.recoveryPause().toNanos()) {
            reopen();
        }
    }

    private void reopen() {
        lastTryTicks = around.ticks().getAsLong();
        var before = view;
        try {
            view = opening.forSelling(before.state().shelf(), waiting);
            waiting = null;
            before.store().close();
            around.observer().recovered();
            LOG.atInfo()
                    .addKeyValue("nanos", around.ticks().getAsLong() - lastTryTicks)
                    .addKeyValue("number", view.state().counters().number())
                    .log("ledger rebuilt from the disk; orders are taken again");
        } catch (StoreException e) {
            view = before.failing(e.kind());
            LOG.atDebug().setCause(e).addKeyValue("kind", e.kind()).log("ledger not rebuilt yet");
        }
    }

    /** Whatever ended the thread, everyone who waits is answered: those in hand, those queued, and in {@link Ledger} the late. */
    private void close() {
        view = view.failing(Kind.CLOSED);
        ended = true;
        queue.drainTo(drained);
        answers.fail(drained, Kind.CLOSED, config.retryAfter());
        view.store().close();
    }
}
