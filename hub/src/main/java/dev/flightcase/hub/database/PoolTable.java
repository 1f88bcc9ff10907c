package dev.flightcase.hub.database;

import dev.flightcase.hub.allotments.Change;
import dev.flightcase.hub.allotments.StockOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What there is of an event, and the lock that all hold who change what is out of it. */
final class PoolTable {
    private PoolTable() {}

    /** @param out that nodes may sell or have sold */
    record Level(long units, long out) {}

    /** Holds the event until the transaction ends. False when there is no such event. */
    static boolean lock(Connection connection, String event) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT 1 FROM pool_events WHERE event_key = ? FOR UPDATE",
                        found -> found.getInt(1),
                        event)
                .isPresent();
    }

    /** By SKU. */
    static Map<String, Level> levels(Connection connection, String event) throws SQLException {
        var levels = new HashMap<String, Level>();
        var _ = Sql.list(
                connection,
                """
                SELECT p.sku, p.units, coalesce(sum(o.out), 0) AS out FROM pools p LEFT JOIN slices_out o USING (event_key, sku)
                WHERE event_key = ? GROUP BY p.sku, p.units
                """,
                found -> levels.put(found.getString(1), new Level(found.getLong(2), found.getLong(3))),
                event);
        return levels;
    }

    static StockOutcome change(Connection connection, String event, List<Change> changes) throws SQLException {
        Sql.run(connection, "INSERT INTO pool_events (event_key) VALUES (?) ON CONFLICT DO NOTHING", event);
        lock(connection, event);
        var levels = levels(connection, event);
        var sums = new TreeMap<String, Long>();
        var broken = new ArrayList<String>();
        for (var change : changes) {
            var level = levels.getOrDefault(change.sku(), new Level(0, 0));
            long before = sums.getOrDefault(change.sku(), level.units());
            long after = change.of(before);
            if (after < level.out() && after < level.units()) {
                broken.add(change.sku() + ": " + level.out() + " of " + level.units()
                        + " are out, and the pool can not be below that; take units back first (flightcase hub allot)");
            } else if (after < 0 || after > Change.UNITS_MAX) {
                broken.add(change.sku() + ": the pool would be " + after + "; must be 0 to " + Change.UNITS_MAX);
            }
            sums.put(change.sku(), after);
        }
        if (!broken.isEmpty()) {
            return new StockOutcome.Refused(broken);
        }
        set(connection, event, sums);
        return new StockOutcome.Done();
    }

    private static void set(Connection connection, String event, Map<String, Long> sums) throws SQLException {
        Sql.run(
                connection,
                """
                INSERT INTO pools (event_key, sku, units) SELECT ?, sku, units FROM unnest(?::text[], ?::bigint[]) AS new (sku, units)
                ON CONFLICT (event_key, sku) DO UPDATE SET units = excluded.units
                """,
                event,
                Sql.texts(connection, List.copyOf(sums.keySet())),
                Sql.numbers(connection, List.copyOf(sums.values())));
    }

    /** There was more than the pool said. Returns how many SKUs were raised. */
    static int raise(Connection connection, String event) throws SQLException {
        lock(connection, event);
        return Sql.run(connection, """
                UPDATE pools p SET units = o.out
                FROM (SELECT sku, sum(out) AS out FROM slices_out WHERE event_key = ? GROUP BY sku) o
                WHERE p.event_key = ? AND p.sku = o.sku AND o.out > p.units
                """, event, event);
    }
}
