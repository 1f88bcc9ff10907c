package dev.flightcase.hub.database;

import dev.flightcase.hub.allotments.Heard;
import dev.flightcase.hub.database.SliceTable.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in which version a node has in force. From then on it may have that one, or any that was said later: what is out is the most of those. An older version
 * than the one that is confirmed was overtaken on its way.
 */
final class Confirming {
    private static final Logger LOG = LoggerFactory.getLogger(Confirming.class);

    private Confirming() {}

    /** @param at of the report that confirmed it; null before */
    private record Standing(long confirmed, @Nullable Instant at) {}

    /** @param heard of the node's present epoch */
    static void take(Connection connection, Heard heard, Heard.Taken taken) throws SQLException {
        var node = heard.node().node();
        var event = event(connection, node, heard.epoch(), taken.version());
        if (event.isEmpty()) {
            forgotten(connection, node, heard.epoch(), taken.version());
            return;
        }
        var place = new Place(node, event.get(), heard.epoch());
        PoolTable.lock(connection, place.event());
        var before = Sql.first(
                        connection,
                        "SELECT confirmed, confirmed_at FROM slices WHERE node = ? AND event_key = ? AND epoch = ?",
                        found -> new Standing(found.getLong(1), Sql.timeOrNull(found, "confirmed_at")),
                        place.node(),
                        place.event(),
                        place.epoch())
                .orElseThrow(() -> new SQLException("a slice that was said is gone", "40001"));
        boolean overtaken = taken.version() < before.confirmed()
                || (taken.version() == before.confirmed()
                        && before.at() != null
                        && heard.at().isBefore(before.at()));
        if (!overtaken) {
            name(connection, node, taken.event(), place.event());
            units(connection, place, taken);
            Sql.run(
                    connection,
                    "UPDATE slices SET confirmed = ?, confirmed_at = ? WHERE node = ? AND event_key = ? AND epoch = ?",
                    taken.version(),
                    Sql.time(heard.at()),
                    place.node(),
                    place.event(),
                    place.epoch());
        }
    }

    static Optional<String> event(Connection connection, String node, long epoch, long version) throws SQLException {
        return Sql.first(
                connection,
                "SELECT event_key FROM allotments_said WHERE version = ? AND node = ? AND epoch = ?",
                found -> found.getString(1),
                version,
                node,
                epoch);
    }

    /** The node's own id of an event. */
    static void name(Connection connection, String node, UUID id, String event) throws SQLException {
        Sql.run(connection, """
                INSERT INTO node_events (node, event, event_key) VALUES (?, ?, ?)
                ON CONFLICT (node, event) DO UPDATE SET event_key = excluded.event_key
                WHERE node_events.event_key <> excluded.event_key
                """, node, id, event);
    }

    private static void units(Connection connection, Place place, Heard.Taken taken) throws SQLException {
        Map<String, Long> less = new TreeMap<>();
        taken.less().forEach(slice -> less.put(slice.sku(), slice.units()));
        Sql.run(
                connection,
                """
                WITH changes AS (
                    SELECT c.version, c.sku, c.units FROM allotment_changes c JOIN allotments_said s USING (version)
                    WHERE s.node = ? AND s.event_key = ? AND s.epoch = ?),
                now AS (SELECT DISTINCT ON (sku) sku, units FROM changes WHERE version <= ? ORDER BY sku, version DESC),
                later AS (SELECT sku, max(units) AS units FROM changes WHERE version > ? GROUP BY sku),
                less AS (SELECT sku, units FROM unnest(?::text[], ?::bigint[]) AS l (sku, units)),
                all_of AS (
                    SELECT u.sku, coalesce(now.units, u.confirmed) AS said, coalesce(less.units, 0) AS less,
                           coalesce(later.units, 0) AS later
                    FROM slice_units u LEFT JOIN now USING (sku) LEFT JOIN later USING (sku) LEFT JOIN less USING (sku)
                    WHERE u.node = ? AND u.event_key = ? AND u.epoch = ?)
                UPDATE slice_units u SET confirmed = a.said, in_force = greatest(a.said, a.less),
                    outstanding = greatest(a.said, a.less, a.later)
                FROM all_of a WHERE u.node = ? AND u.event_key = ? AND u.epoch = ? AND u.sku = a.sku
                """,
                place.node(),
                place.event(),
                place.epoch(),
                taken.version(),
                taken.version(),
                Sql.texts(connection, less.keySet().stream().toList()),
                Sql.numbers(connection, less.values().stream().toList()),
                place.node(),
                place.event(),
                place.epoch(),
                place.node(),
                place.event(),
                place.epoch());
        Sql.run(connection, """
                DELETE FROM allotment_changes c USING allotments_said s
                WHERE s.version = c.version AND s.node = ? AND s.event_key = ? AND s.epoch = ? AND c.version <= ?
                """, place.node(), place.event(), place.epoch(), taken.version());
    }

    /** The hub was restored from a backup and knows nothing of this version: what it knows is said anew, above it. */
    private static void forgotten(Connection connection, String node, long epoch, long version) throws SQLException {
        var places = Sql.list(
                connection,
                "SELECT event_key FROM slices WHERE node = ? AND epoch = ? AND version <= ? ORDER BY event_key",
                found -> new Place(node, found.getString(1), epoch),
                node,
                epoch,
                version);
        if (places.isEmpty()) {
            return;
        }
        LOG.atWarn()
                .addKeyValue("node", node)
                .addKeyValue("version", version)
                .addKeyValue("slices", places.size())
                .log("the node has stock of which this hub knows nothing: its slices are said anew");
        leap(connection, version);
        for (var place : places) {
            PoolTable.lock(connection, place.event());
            SliceTable.version(connection, place);
        }
    }

    /** No version up to this one is given out any more. */
    static void leap(Connection connection, long version) throws SQLException {
        var _ = Sql.list(
                connection,
                "SELECT setval('allotment_versions', ?) FROM allotment_versions WHERE last_value < ?",
                found -> found.getLong(1),
                version,
                version);
    }
}
