package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.Assortment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes assortments over, on the ledger's thread; keeps one that met a disk that took no writes until that is known. */
final class Adopting {
    private static final Logger LOG = LoggerFactory.getLogger(Adopting.class);

    private final LedgerOpening opening;
    private final Publication publication;
    private final Answers answers;
    private @Nullable Assortment waiting;

    Adopting(LedgerOpening opening, Publication publication, Answers answers) {
        this.opening = opening;
        this.publication = publication;
        this.answers = answers;
    }

    /** What the disk failed on; null for none. */
    @Nullable
    Assortment waiting() {
        return waiting;
    }

    void done() {
        waiting = null;
    }

    void adopt(Command.Adopt command, HoldBook book) {
        var state = publication.view().state();
        waiting = command.assortment();
        var other = !state.counters().event().equals(command.assortment().event());
        if (other && state.life() == EventLife.OPEN) {
            done();
            answers.adopted(
                    command, new AdoptOutcome.OtherEventOpen(state.counters().event()));
            return;
        }
        if (other && book.size() > 0) {
            release(book);
        }
        var adoption = adoption(command.assortment());
        publication.publishAll(adoption.writes(), adoption.after());
        done();
        answers.adopted(
                command, new AdoptOutcome.Adopted(adoption.after().counters().revision(), adoption.clamped()));
    }

    /** Nobody can convert what was held of an event that is no longer served. */
    private void release(HoldBook book) {
        var view = publication.view();
        var batch = new Batch(view.state(), view.store(), book, opening.moment(), opening.pen());
        book.all().forEach(hold -> batch.end(hold, Hold.State.RELEASED));
        var finished = batch.finish();
        publication.publish(finished.writes(), finished.after(), finished.changed());
        batch.holds().enter();
    }

    /** A shop that came up on a full disk shows its stock where that needs no writes, as it does after most starts. */
    void keep(Assortment assortment) {
        if (publication.view().state().shelf() != null) {
            return;
        }
        waiting = assortment;
        try {
            var adoption = adoption(assortment);
            if (adoption.writes().isEmpty()) {
                publication.publishAll(adoption.writes(), adoption.after());
            }
        } catch (StoreException e) {
            LOG.atDebug().setCause(e).addKeyValue("kind", e.kind()).log("stock can not be read yet");
        }
    }

    private Adoption adoption(Assortment assortment) {
        return Adoption.of(
                assortment, publication.view().store(), opening.moment(), opening.pen(), opening.settlement());
    }
}
