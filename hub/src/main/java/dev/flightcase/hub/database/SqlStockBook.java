package dev.flightcase.hub.database;

import dev.flightcase.hub.allotments.Change;
import dev.flightcase.hub.allotments.EventStock;
import dev.flightcase.hub.allotments.Heard;
import dev.flightcase.hub.allotments.Question;
import dev.flightcase.hub.allotments.SkuUnits;
import dev.flightcase.hub.allotments.StockBook;
import dev.flightcase.hub.allotments.StockOutcome;
import dev.flightcase.hub.allotments.StockPolicy;
import dev.flightcase.hub.allotments.StockPolicy.ReturnedSlice;
import dev.flightcase.hub.allotments.Telling;
import dev.flightcase.hub.ledger.LedgerException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Stock in PostgreSQL; see {@code db/006-allotments.sql}. Whoever changes what is out of an event holds its row, so that grants, reports and decisions follow one
 * another; sales are counted beside that, since they are of what is out already.
 */
public final class SqlStockBook implements StockBook {
    private final Database database;
    private final InstantSource clock;

    public SqlStockBook(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** No version is given out twice, even if the database was restored from a backup: call it once, before all else. */
    public void open() {
        var _ = database.inTransaction(connection -> {
            Confirming.leap(connection, clock.millis());
            return "done";
        });
    }

    @Override
    public StockOutcome pool(String event, List<Change> changes) {
        return database.inTransaction(connection -> PoolTable.change(connection, event, changes));
    }

    @Override
    public StockOutcome allot(String node, String event, List<Change> changes) {
        return database.inTransaction(connection -> SliceTable.allot(connection, node, event, changes));
    }

    @Override
    public void heard(Heard heard) {
        boolean present = database.inTransaction(connection -> EpochTable.heard(connection, heard));
        var taken = heard.taken();
        if (present && taken != null) {
            // By itself: who grants takes the event's lock before the node's.
            var _ = database.inTransaction(connection -> {
                Confirming.take(connection, heard, taken);
                return taken;
            });
        }
    }

    @Override
    public void follow() {
        var _ = database.inTransaction(connection -> {
            EpochTable.follow(connection);
            return "done";
        });
    }

    @Override
    public boolean count(int entriesMax) {
        boolean more = false;
        for (var journal : database.inTransaction(StockCounting::behind)) {
            more |= database.inTransaction(connection -> StockCounting.count(connection, journal, entriesMax));
        }
        return more;
    }

    @Override
    public void askAgain(Duration after) {
        var _ = database.inTransaction(connection -> SliceTable.askAgain(connection, after));
    }

    @Override
    public List<Telling> tellings() {
        return database.inTransaction(SliceTable::tellings);
    }

    @Override
    public List<SkuUnits> slices(Telling telling) {
        var units = database.inTransaction(connection -> SliceTable.units(connection, telling));
        if (units.isEmpty()) {
            throw new LedgerException("another version was said meanwhile", true, new SQLException("version"));
        }
        return units;
    }

    @Override
    public List<EventStock> stock(String event, int skusMax) {
        return database.inTransaction(connection -> StockReads.stock(connection, event, skusMax));
    }

    @Override
    public List<Question> questions() {
        return database.inTransaction(Reconciling::questions);
    }

    @Override
    public StockOutcome settle(String node, String event, ReturnedSlice how) {
        return database.inTransaction(connection -> Reconciling.settle(connection, node, event, how));
    }

    @Override
    public StockOutcome giveUp(String node) {
        return database.inTransaction(connection -> EpochTable.giveUp(connection, node, clock.instant())
                ? new StockOutcome.Done()
                : new StockOutcome.Refused(List.of("nothing was ever heard of " + node)));
    }

    @Override
    public void reconcile(StockPolicy policy, Duration quiet) {
        var _ = database.inTransaction(connection -> {
            boolean open = Reconciling.anyOpen(connection);
            if (open) {
                Reconciling.settleEmpty(connection);
            }
            if (open && policy.returnedSlice() != ReturnedSlice.ASK) {
                Reconciling.settle(connection, Reconciling.quiet(connection, quiet), policy.returnedSlice());
            }
            if (policy.oversold() == StockPolicy.Oversold.RAISE_POOL) {
                for (var event : Reconciling.oversold(connection)) {
                    PoolTable.raise(connection, event);
                }
            }
            return "done";
        });
    }
}
