package dev.flightcase.hub.database;

import dev.flightcase.hub.allotments.EventStock;
import dev.flightcase.hub.allotments.EventStock.Pool;
import dev.flightcase.hub.allotments.EventStock.Slice;
import dev.flightcase.hub.allotments.EventStock.State;
import dev.flightcase.hub.allotments.EventStock.Units;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stock as people ask for it. */
final class StockReads {
    private static final int EVENTS_MAX = 20;

    private StockReads() {}

    private record Key(String node, long epoch) {}

    static List<EventStock> stock(Connection connection, String event, int skusMax) throws SQLException {
        var events = Sql.list(
                connection,
                "SELECT event_key FROM pool_events WHERE event_key = ? OR ? = '' ORDER BY made_at DESC, event_key LIMIT ?",
                found -> found.getString(1),
                event,
                event,
                EVENTS_MAX);
        var stock = new ArrayList<EventStock>();
        for (var each : events) {
            stock.add(of(connection, each, skusMax));
        }
        return stock;
    }

    private static EventStock of(Connection connection, String event, int skusMax) throws SQLException {
        var pool = Sql.list(
                connection,
                """
                SELECT p.sku, p.units, coalesce(sum(o.out), 0) AS out, coalesce(sum(o.sold), 0) AS sold
                FROM pools p LEFT JOIN slices_out o USING (event_key, sku)
                WHERE event_key = ? GROUP BY p.sku, p.units ORDER BY p.units - coalesce(sum(o.out), 0), p.sku LIMIT ?
                """,
                found -> new Pool(found.getString(1), found.getLong(2), found.getLong(3), found.getLong(4)),
                event,
                skusMax);
        long all = Sql.list(
                        connection, "SELECT count(*) FROM pools WHERE event_key = ?", found -> found.getLong(1), event)
                .getFirst();
        Map<Key, Slice> heads = new LinkedHashMap<>();
        Map<Key, List<Units>> units = new LinkedHashMap<>();
        var _ = Sql.list(
                connection,
                "SELECT * FROM slices_out WHERE event_key = ? AND sku = ANY (?) ORDER BY node, live DESC, version DESC, sku",
                found -> {
                    var key = new Key(found.getString("node"), found.getLong("epoch"));
                    heads.putIfAbsent(key, head(found));
                    return units.computeIfAbsent(key, _ -> new ArrayList<>()).add(units(found));
                },
                event,
                Sql.texts(connection, pool.stream().map(Pool::sku).toList()));
        var slices = heads.entrySet().stream()
                .map(head -> with(head.getValue(), units.getOrDefault(head.getKey(), List.of())))
                .toList();
        return new EventStock(event, pool, all - pool.size(), slices);
    }

    private static Slice head(ResultSet found) throws SQLException {
        var settled = found.getString("settled");
        var state = found.getBoolean("live")
                ? State.LIVE
                : settled == null ? State.OPEN : settled.equals("keep") ? State.KEPT : State.RETURNED;
        return new Slice(
                found.getString("node"),
                found.getLong("epoch"),
                state,
                found.getLong("version"),
                Sql.time(found, "said_at"),
                found.getLong("confirmed_version"),
                Sql.timeOrNull(found, "confirmed_at"),
                List.of());
    }

    private static Units units(ResultSet found) throws SQLException {
        return new Units(
                found.getString("sku"),
                found.getLong("units"),
                found.getLong("in_force"),
                found.getLong("out"),
                found.getLong("sold"),
                found.getLong("by_hand"));
    }

    private static Slice with(Slice head, List<Units> units) {
        return new Slice(
                head.node(),
                head.epoch(),
                head.state(),
                head.version(),
                head.saidAt(),
                head.confirmed(),
                head.confirmedAt(),
                units);
    }
}
