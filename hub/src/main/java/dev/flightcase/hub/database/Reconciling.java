package dev.flightcase.hub.database;

import dev.flightcase.hub.allotments.Question;
import dev.flightcase.hub.allotments.SkuUnits;
import dev.flightcase.hub.allotments.StockOutcome;
import dev.flightcase.hub.allotments.StockOutcome.Refused;
import dev.flightcase.hub.allotments.StockPolicy.ReturnedSlice;
import dev.flightcase.hub.database.SliceTable.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What could not be prevented: slices whose epoch is over, and more sold than there was. */
final class Reconciling {
    private static final String OPEN = "NOT live AND settled IS NULL";

    private Reconciling() {}

    static List<Question> questions(Connection connection) throws SQLException {
        Map<Place, List<SkuUnits>> rests = new LinkedHashMap<>();
        var _ = Sql.list(
                connection,
                "SELECT node, event_key, epoch, sku, outstanding - gone AS rest FROM slices_out WHERE " + OPEN
                        + " AND outstanding > gone ORDER BY event_key, node, epoch, sku",
                found -> rests.computeIfAbsent(place(found), _ -> new ArrayList<>())
                        .add(new SkuUnits(found.getString("sku"), found.getLong("rest"))));
        var questions = new ArrayList<Question>();
        rests.forEach((place, rest) ->
                questions.add(new Question.ReturnedSlice(place.node(), place.event(), place.epoch(), rest)));
        questions.addAll(Sql.list(
                connection,
                """
                SELECT event_key, sku, p.units, sum(o.out) AS out,
                    array_agg(DISTINCT o.node) FILTER (WHERE o.gone > o.outstanding OR o.by_hand > 0) AS by
                FROM pools p JOIN slices_out o USING (event_key, sku)
                GROUP BY event_key, sku, p.units HAVING sum(o.out) > p.units ORDER BY event_key, sku
                """,
                found -> new Question.Oversold(
                        found.getString("event_key"),
                        found.getString("sku"),
                        found.getLong("units"),
                        found.getLong("out"),
                        found.getArray("by") == null
                                ? List.of()
                                : List.of((String[]) found.getArray("by").getArray()))));
        return questions;
    }

    private static Place place(ResultSet found) throws SQLException {
        return new Place(found.getString("node"), found.getString("event_key"), found.getLong("epoch"));
    }

    /** @param event empty for all events */
    static StockOutcome settle(Connection connection, String node, String event, ReturnedSlice how)
            throws SQLException {
        var open = Sql.list(
                connection,
                "SELECT DISTINCT event_key, node, epoch FROM slices_out WHERE " + OPEN
                        + " AND node = ? AND (event_key = ? OR ? = '') ORDER BY event_key, epoch",
                Reconciling::place,
                node,
                event,
                event);
        if (open.isEmpty()) {
            return new Refused(
                    List.of("there is nothing to decide about " + node + (event.isEmpty() ? "" : " at '" + event + "'")
                            + "; flightcase hub reconcile lists what there is"));
        }
        for (var place : open) {
            if (!settle(connection, place, how)) {
                return new Refused(
                        List.of(node + " is not in a new epoch, so it can not keep what it had; it can be returned"));
            }
        }
        return new StockOutcome.Done();
    }

    /** False when the node has no present epoch that could keep it. */
    private static boolean settle(Connection connection, Place place, ReturnedSlice how) throws SQLException {
        PoolTable.lock(connection, place.event());
        if (how == ReturnedSlice.KEEP) {
            EpochTable.lock(connection, place.node());
            long present = EpochTable.life(connection, place.node()).orElse(EpochTable.LOST);
            if (present == EpochTable.LOST) {
                return false;
            }
            keep(connection, place, present);
        }
        Sql.run(
                connection,
                "UPDATE slices SET settled = ?, settled_at = now() WHERE node = ? AND event_key = ? AND epoch = ?",
                how == ReturnedSlice.KEEP ? "keep" : "return",
                place.node(),
                place.event(),
                place.epoch());
        return true;
    }

    private static void keep(Connection connection, Place place, long present) throws SQLException {
        var sums = new TreeMap<String, Long>();
        var _ = Sql.list(
                connection,
                """
                SELECT o.sku, o.outstanding - o.gone + coalesce(n.units, 0) AS sum
                FROM slices_out o LEFT JOIN slice_units n
                    ON n.node = o.node AND n.event_key = o.event_key AND n.sku = o.sku AND n.epoch = ?
                WHERE o.node = ? AND o.event_key = ? AND o.epoch = ? AND o.outstanding > o.gone
                """,
                found -> sums.put(found.getString(1), found.getLong(2)),
                present,
                place.node(),
                place.event(),
                place.epoch());
        if (!sums.isEmpty()) {
            SliceTable.say(connection, new Place(place.node(), place.event(), present), sums);
        }
    }

    /** Whether there may be a slice whose epoch is over: quickly, since it is asked again and again. */
    static boolean anyOpen(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT 1 FROM slices s LEFT JOIN node_lives l USING (node)"
                                + " WHERE s.settled IS NULL AND s.epoch <> coalesce(l.epoch, 0) LIMIT 1",
                        found -> found.getInt(1))
                .isPresent();
    }

    /** Those of which nothing is left are no question. */
    static void settleEmpty(Connection connection) throws SQLException {
        Sql.run(connection, """
                UPDATE slices s SET settled = 'return', settled_at = now()
                FROM (SELECT node, event_key, epoch FROM slices_out WHERE NOT live AND settled IS NULL
                      GROUP BY node, event_key, epoch HAVING max(outstanding - gone) <= 0) o
                WHERE s.node = o.node AND s.event_key = o.event_key AND s.epoch = o.epoch
                """);
    }

    /** Of nodes of which nothing has come for so long: by then their next journal has told what of the one before it knows. */
    static List<Place> quiet(Connection connection, Duration quiet) throws SQLException {
        return Sql.list(connection, """
                SELECT DISTINCT o.event_key, o.node, o.epoch FROM slices_out o JOIN node_lives l USING (node)
                WHERE NOT o.live AND o.settled IS NULL AND l.epoch <> 0 AND l.first_at < now() - make_interval(secs => ?)
                    AND NOT EXISTS (
                        SELECT 1 FROM marks m WHERE m.node = o.node AND m.last_at >= now() - make_interval(secs => ?))
                ORDER BY o.event_key, o.node
                """, Reconciling::place, quiet.toMillis() / 1000.0, quiet.toMillis() / 1000.0);
    }

    static void settle(Connection connection, List<Place> places, ReturnedSlice how) throws SQLException {
        for (var place : places) {
            settle(connection, place, how);
        }
    }

    /** Events of which more is out than there is. */
    static List<String> oversold(Connection connection) throws SQLException {
        return questions(connection).stream()
                .filter(Question.Oversold.class::isInstance)
                .map(Question::event)
                .distinct()
                .sorted()
                .toList();
    }
}
