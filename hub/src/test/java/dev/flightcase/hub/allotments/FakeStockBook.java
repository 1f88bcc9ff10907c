package dev.flightcase.hub.allotments;

import dev.flightcase.hub.allotments.StockPolicy.ReturnedSlice;
import dev.flightcase.hub.ledger.LedgerException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notes what it is asked. */
final class FakeStockBook implements StockBook {
    final List<Heard> heard = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    List<Telling> tellings = List.of();
    boolean away;
    /** Epoch of a report that finds a mistake of ours. */
    long poison;

    int chunks;

    private void ask(String what) {
        asked.add(what);
        if (away) {
            throw new LedgerException("away", true, new SQLException("away"));
        }
    }

    @Override
    public StockOutcome pool(String event, List<Change> changes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public StockOutcome allot(String node, String event, List<Change> changes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void heard(Heard report) {
        ask("heard");
        if (report.epoch() == poison) {
            throw new IllegalStateException("mistake");
        }
        heard.add(report);
    }

    @Override
    public void follow() {
        ask("follow");
    }

    @Override
    public boolean count(int entriesMax) {
        ask("count");
        return --chunks > 0;
    }

    @Override
    public void askAgain(Duration after) {
        ask("askAgain");
    }

    @Override
    public List<Telling> tellings() {
        return tellings;
    }

    @Override
    public List<SkuUnits> slices(Telling telling) {
        return List.of(new SkuUnits("TEE", telling.version()));
    }

    @Override
    public List<EventStock> stock(String event, int skusMax) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Question> questions() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StockOutcome settle(String node, String event, ReturnedSlice how) {
        throw new UnsupportedOperationException();
    }

    @Override
    public StockOutcome giveUp(String node) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reconcile(StockPolicy policy, Duration quiet) {
        ask("reconcile");
    }
}
