package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import java.util.ArrayList;
import java.util.List;
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
    private final Inbox inbox;
    private final Answers answers;
    private final Publication publication;
    private final Adopting adopting;
    private final List<Command> drained = new ArrayList<>();
    private HoldBook book;
    /** A failed write closed the database, and nothing has opened it since. */
    private boolean closed;

    private volatile boolean ended;
    private long lastTryTicks;

    LedgerWriter(
            LedgerOpening opening,
            LedgerConfig config,
            LedgerSurroundings around,
            Inbox inbox,
            Answers answers,
            Publication publication,
            HoldBook book) {
        this.opening = opening;
        this.config = config;
        this.around = around;
        this.inbox = inbox;
        this.answers = answers;
        this.publication = publication;
        this.adopting = new Adopting(opening, publication, answers);
        this.book = book;
    }

    LedgerView view() {
        return publication.view();
    }

    /** From then on nobody looks at the queue any more. */
    boolean ended() {
        return ended;
    }

    /** Lets the thread answer what is queued, and end. */
    void stop(Thread thread) {
        inbox.stop(thread);
    }

    @Override
    public void run() {
        lastTryTicks = around.ticks().getAsLong();
        try {
            while (inbox.drain(drained, patienceNanos())) {
                if (view().failure() != null) {
                    tryToRecover();
                }
                process();
                drained.clear();
            }
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("the ledger has ended; no order is taken until the next start");
        } finally {
            close();
        }
    }

    /** While the database is closed: until the next try; else until a hold may have run out. */
    private long patienceNanos() {
        return view().failure() == null
                ? book.nanosToNext(around.ticks().getAsLong())
                : config.recoveryPause().toNanos();
    }

    private void process() {
        var failure = view().failure();
        if (failure != null) {
            refuse(failure);
            return;
        }
        try {
            if (!drained.isEmpty() && drained.getFirst() instanceof Command.Adopt adopt) {
                adopting.adopt(adopt, book);
            } else {
                decide();
            }
        } catch (StoreException e) {
            failed(e);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("commands", drained.size()).log("a batch broke a rule of our own");
            answers.fail(drained, e);
        }
    }

    private void decide() {
        var moment = opening.moment();
        var over = book.over(moment.ticks());
        if (drained.isEmpty() && over.isEmpty()) {
            return;
        }
        var written = false;
        try {
            var batch = new Batch(view().state(), view().store(), book, moment, opening.pen());
            over.forEach(hold -> batch.end(hold, Hold.State.EXPIRED));
            var decided = new ArrayList<Command.Decided<?>>(drained.size());
            for (var command : drained) {
                decided.add(((Command.Act<?>) command).decide(batch));
            }
            write(batch, decided.size());
            written = true;
            tellExpired(over);
            answers.tell(decided);
        } finally {
            if (!written) {
                book.again(over);
            }
        }
    }

    private void write(Batch batch, int commands) {
        var finished = batch.finish();
        if (finished.writes().isEmpty()) {
            return;
        }
        var begun = around.ticks().getAsLong();
        publication.publish(finished.writes(), finished.after(), finished.changed());
        batch.holds().enter();
        around.observer().batchWritten(commands, around.ticks().getAsLong() - begun);
    }

    private void tellExpired(List<Hold> over) {
        if (!over.isEmpty()) {
            around.observer().holdsExpired(over.size());
            var shelf = view().state().shelf();
            over.stream()
                    .filter(hold -> shelf != null && DropStart.isFresh(shelf, hold.lines(), hold.at()))
                    .forEach(_ -> around.observer().dropCheckoutAborted());
        }
    }

    private void refuse(Kind failure) {
        if (drained.isEmpty()) {
            return;
        }
        if (drained.getFirst() instanceof Command.Adopt first) {
            adopting.keep(first.assortment());
        }
        answers.fail(drained, failure, inbox.retryAfter());
    }

    private void failed(StoreException cause) {
        LOG.atError()
                .setCause(cause)
                .addKeyValue("kind", cause.kind())
                .addKeyValue("commands", drained.size())
                .log("a write failed; no order is taken until the ledger is rebuilt from the disk");
        publication.fail(cause.kind());
        view().store().close();
        closed = true;
        answers.fail(drained, cause.kind(), inbox.retryAfter());
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
        var before = view();
        try {
            var opened = opening.forSelling(before.state().shelf(), adopting.waiting());
            book = opened.book();
            closed = false;
            adopting.done();
            publication.replace(opened.view());
            before.store().close();
            around.observer().recovered();
            LOG.atInfo()
                    .addKeyValue("nanos", around.ticks().getAsLong() - lastTryTicks)
                    .addKeyValue("sequence", view().state().counters().sequence())
                    .log("ledger rebuilt from the disk; orders are taken again");
        } catch (StoreException e) {
            publication.fail(e.kind());
            LOG.atDebug().setCause(e).addKeyValue("kind", e.kind()).log("ledger not rebuilt yet");
            readOn(e.kind());
        }
    }

    /** Looking at what was sold goes on as long as the disk can be read. */
    private void readOn(Kind cause) {
        if (!closed || !cause.leavesReads()) {
            return;
        }
        try {
            publication.replace(opening.stillReading(view().state(), cause));
            closed = false;
        } catch (StoreException e) {
            LOG.atDebug().setCause(e).addKeyValue("kind", e.kind()).log("ledger can not be read either");
        }
    }

    /** Whatever ended the thread, everyone who waits is answered: those in hand, those queued, and in {@link Ledger} the late. */
    private void close() {
        publication.fail(Kind.CLOSED);
        ended = true;
        inbox.rest(drained);
        answers.fail(drained, Kind.CLOSED, inbox.retryAfter());
        view().store().close();
    }
}
