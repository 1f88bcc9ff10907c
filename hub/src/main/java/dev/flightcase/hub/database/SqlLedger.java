package dev.flightcase.hub.database;

import dev.flightcase.hub.ledger.Batch;
import dev.flightcase.hub.ledger.DeadLetter;
import dev.flightcase.hub.ledger.Judgement;
import dev.flightcase.hub.ledger.Known;
import dev.flightcase.hub.ledger.Ledger;
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

    private static Acceptance accept(Connection connection, Batch batch) throws SQLException {
        var before = MarkTable.lock(connection, batch);
        var after = before.plus(batch.range());
        if (after.ranges().size() > RANGES_MAX) {
            return new Acceptance.TooScattered("the journal has more than " + RANGES_MAX + " gaps");
        }
        var judgement = enter(connection, batch, before.touches(batch.range()));
        EntryTable.resent(connection, batch, judgement.resent());
        EntryTable.tokens(connection, judgement.entering());
        int quarantined = QuarantineTable.add(connection, batch, judgement.quarantined());
        long inQuarantine = MarkTable.update(connection, batch, after, judgement.entering(), quarantined);
        var rejected = inQuarantine == 0 ? List.<Standing.Refused>of() : QuarantineTable.rejected(connection, batch);
        var taken = new Standing.Taken(
                judgement.entering().size(), judgement.resent().size() + judgement.duplicates(), quarantined);
        return new Acceptance.Taken(new Standing(batch.from(), batch.epoch(), after, rejected, taken));
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
