package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
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

    private final KeyValueStore.Opener opener;
    private final LedgerConfig config;
    private final LedgerSurroundings around;
    private final BlockingQueue<Command> queue;
    private final Answers answers;
    private final OrderMint mint;
    private final List<Command> drained = new ArrayList<>();
    private volatile LedgerView view;
    private volatile boolean stopping;
    private long lastTryTicks;

    private LedgerWriter(
            KeyValueStore.Opener opener,
            LedgerConfig config,
            LedgerSurroundings around,
            BlockingQueue<Command> queue,
            OrderMint mint,
            LedgerView view) {
        this.opener = opener;
        this.config = config;
        this.around = around;
        this.queue = queue;
        this.answers = new Answers(around);
        this.mint = mint;
        this.view = view;
    }

    /** Opens the database and counts the boot, on the caller's thread. */
    static LedgerWriter open(
            KeyValueStore.Opener opener,
            LedgerConfig config,
            LedgerSurroundings around,
            BlockingQueue<Command> queue,
            Settlement settlement) {
        var store = opener.open();
        try {
            var disk = new LedgerDisk(store);
            var mint = new OrderMint(around, new JsonText(), settlement, disk.nextBoot());
            return new LedgerWriter(opener, config, around, queue, mint, new LedgerView(disk.load(null), store, null));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    LedgerView view() {
        return view;
    }

    /** Lets the thread answer what is queued, and end. */
    void stop(Thread thread) {
        stopping = true;
        thread.interrupt();
    }

    @Override
    public void run() {
        try {
            while (drain()) {
                if (view.failure() != null) {
                    tryToRecover();
                }
                if (!drained.isEmpty()) {
                    process();
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
        drained.clear();
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
            answers.fail(drained, failure, config.retryAfter());
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
            view.store().write(finished.writes(), Durability.SYNCED);
            around.observer().batchWritten(drained.size(), around.ticks().getAsLong() - begun);
            view = view.with(finished.after());
        }
        answers.orders(drained, outcomes);
    }

    private void adopt(Command.Adopt command) {
        var adoption = new LedgerDisk(view.store()).adopt(command.assortment());
        if (!adoption.writes().isEmpty()) {
            view.store().write(adoption.writes(), Durability.SYNCED);
        }
        view = view.with(adoption.after());
        answers.adopted(
                command, new AdoptOutcome.Adopted(adoption.after().counters().revision(), adoption.clamped()));
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
        var begun = lastTryTicks;
        KeyValueStore store = null;
        try {
            store = opener.open();
            var disk = new LedgerDisk(store);
            disk.probe();
            view = new LedgerView(disk.load(view.state().shelf()), store, null);
            around.observer().recovered();
            LOG.atInfo()
                    .addKeyValue("nanos", around.ticks().getAsLong() - begun)
                    .addKeyValue("number", view.state().counters().number())
                    .log("ledger rebuilt from the disk; orders are taken again");
        } catch (StoreException e) {
            if (store != null) {
                store.close();
            }
            view = view.failing(e.kind());
            LOG.atDebug().setCause(e).addKeyValue("kind", e.kind()).log("ledger not rebuilt yet");
        }
    }

    private void close() {
        view = view.failing(Kind.CLOSED);
        view.store().close();
        for (Command late = queue.poll(); late != null; late = queue.poll()) {
            late.fail(Kind.CLOSED, config.retryAfter());
        }
    }
}
