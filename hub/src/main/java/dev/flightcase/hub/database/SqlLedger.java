package dev.flightcase.hub.database;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.ledger.Batch;
import dev.flightcase.hub.ledger.DeadLetter;
import dev.flightcase.hub.ledger.Entry;
import dev.flightcase.hub.ledger.Judgement;
import dev.flightcase.hub.ledger.Known;
import dev.flightcase.hub.ledger.Ledger;
import dev.flightcase.hub.ledger.Range;
import dev.flightcase.hub.ledger.Received;
import dev.flightcase.hub.ledger.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The ledger in PostgreSQL. Batches of one epoch of one node follow one another, since each locks the row of its mark; those of others go
 * beside them. Whether an id is new is decided by the unique keys: who comes second waits for the first one's commit, sees it, and
 * judges again.
 */
public final class SqlLedger implements Ledger {
    /** An honest journal has as many gaps as there are batches on their way, 64 at most. */
    private static final int RANGES_MAX = 4096;

    /** Once against nothing, once against what was there, once for each of a few others that entered the same ids meanwhile. */
    private static final int ROUNDS_MAX = 5;

    private final Database database;

    public SqlLedger(Database database) {
        this.database = database;
    }

    @Override
    public Acceptance accept(Batch batch) {
        return database.inTransaction(connection -> accept(connection, batch));
    }

    @Override
    public void bury(DeadLetter letter) {
        database.inTransaction(connection -> {
            DeadLetterTable.add(connection, letter);
            return letter;
        });
    }

    private static Acceptance accept(Connection connection, Batch sent) throws SQLException {
        var before = MarkTable.lock(connection, sent);
        var after = before.plus(sent.range());
        if (after.ranges().size() > RANGES_MAX) {
            return new Acceptance.TooScattered("the journal has more than " + RANGES_MAX + " gaps");
        }
        var batch = followsAnother(connection, sent, before) ? sent.ofAnotherPast() : sent;
        var judgement = enter(connection, batch, before.touches(batch.range()));
        EntryTable.resent(connection, batch, judgement.resent());
        EntryTable.tokens(connection, judgement.entering());
        PaymentTable.add(connection, batch.from(), judgement.entering());
        int quarantined = QuarantineTable.add(connection, batch, judgement.quarantined());
        long inQuarantine = MarkTable.update(connection, batch, after, judgement.entering(), quarantined);
        var rejected = inQuarantine == 0
                ? List.<Standing.Refused>of()
                : QuarantineTable.rejected(connection, batch.from(), batch.epoch());
        var taken = new Standing.Taken(
                judgement.entering().size(), judgement.resent().size() + judgement.duplicates(), quarantined);
        var markHash = markHash(connection, batch, after.mark(), judgement.entering());
        var payments = PaymentTable.untold(connection, batch.from().node());
        return new Acceptance.Taken(
                new Standing(batch.from(), batch.epoch(), after, markHash, rejected, payments, taken));
    }

    /** Whether another entry is here than the one that the batch says it follows. What never came can not be compared. */
    private static boolean followsAnother(Connection connection, Batch batch, Received received) throws SQLException {
        long place = batch.range().first() - 1;
        if (batch.before().isEmpty() || !received.touches(new Range(place, place))) {
            return false;
        }
        var here = PlaceReads.hashes(connection, batch.from(), batch.epoch(), place);
        return !here.isEmpty() && !here.contains(batch.before());
    }

    /** Most often it has just been entered. */
    private static ByteString markHash(Connection connection, Batch batch, long mark, List<Entry> entered)
            throws SQLException {
        for (var entry : entered.reversed()) {
            if (entry.sequence() == mark) {
                return entry.hash();
            }
        }
        return PlaceReads.markHash(connection, batch.from(), batch.epoch(), mark);
    }

    /**
     * Writes the new entries.
     *
     * @param mayBeKnown whether some of these places were received before; else only ids can collide, which the insert tells
     */
    private static Judgement enter(Connection connection, Batch batch, boolean mayBeKnown) throws SQLException {
        var known = mayBeKnown ? EntryTable.known(connection, batch) : Known.NOTHING;
        for (int round = 1; round <= ROUNDS_MAX; round++) {
            var judgement = Judgement.of(batch, known);
            var undo = connection.setSavepoint();
            if (EntryTable.insert(connection, batch, judgement.entering())
                    == judgement.entering().size()) {
                connection.releaseSavepoint(undo);
                return judgement;
            }
            // Some were there: none of these were entered, so that the next judgement starts from what others have.
            connection.rollback(undo);
            known = EntryTable.known(connection, batch);
        }
        throw new SQLException("others entered the same ids again and again", "40001");
    }
}
