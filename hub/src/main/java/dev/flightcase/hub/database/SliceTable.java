package dev.flightcase.hub.database;

import dev.flightcase.hub.allotments.Change;
import dev.flightcase.hub.allotments.SkuUnits;
import dev.flightcase.hub.allotments.StockOutcome;
import dev.flightcase.hub.allotments.StockOutcome.Refused;
import dev.flightcase.hub.allotments.Telling;
import dev.flightcase.hub.nodes.NodeKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The slices of nodes. */
final class SliceTable {
    /** A message has at most 64 KiB: what a slice takes of it beside its SKU, and what is left for slices. */
    private static final int SLICE_BYTES = 14;

    private static final int SLICES_BYTES_MAX = 60_000;

    private SliceTable() {}

    /** @param out what counts as out of the pool */
    private record Mine(long units, long outstanding, long out) {
        private static final Mine NONE = new Mine(0, 0, 0);
    }

    static StockOutcome allot(Connection connection, String node, String event, List<Change> changes)
            throws SQLException {
        if (!PoolTable.lock(connection, event)) {
            return new Refused(List.of("there is no pool of '" + event
                    + "'; say what there is first: flightcase hub pool " + event + " SKU=UNITS"));
        }
        EpochTable.lock(connection, node);
        var life = EpochTable.life(connection, node);
        if (life.isPresent() && life.get() == EpochTable.LOST) {
            return new Refused(List.of(node + " was given up for lost; it gets stock again once it has been heard"));
        }
        long epoch = life.orElse(EpochTable.UNKNOWN);
        var mine = mine(connection, node, event, epoch);
        var levels = PoolTable.levels(connection, event);
        var sums = new TreeMap<String, Long>();
        var broken = new ArrayList<String>();
        for (var change : changes) {
            var level = levels.get(change.sku());
            if (level == null) {
                broken.add(change.sku() + ": there is no pool of it at '" + event + "'; say what there is first");
                continue;
            }
            var had = mine.getOrDefault(change.sku(), Mine.NONE);
            long before = sums.getOrDefault(change.sku(), had.units());
            long after = change.of(before);
            long more = Math.max(had.out(), after) - had.out();
            if (after < 0 || after > Change.UNITS_MAX) {
                broken.add(change.sku() + ": " + node + " has " + before + "; it can not become " + after);
            } else if (after > had.units() && more > level.units() - level.out()) {
                broken.add(change.sku() + ": " + Math.max(0, level.units() - level.out()) + " of " + level.units()
                        + " are free, and " + node + " would need " + more + " more");
            }
            sums.put(change.sku(), after);
        }
        if (bytes(mine, sums) > SLICES_BYTES_MAX) {
            broken.add(node + " would have more SKUs than fit into one message (about 2500); give it fewer of '" + event
                    + "'");
        }
        if (!broken.isEmpty()) {
            return new Refused(broken);
        }
        sums.entrySet()
                .removeIf(sum ->
                        mine.containsKey(sum.getKey()) && mine.get(sum.getKey()).units() == sum.getValue());
        if (!sums.isEmpty()) {
            say(connection, new Place(node, event, epoch), sums);
        }
        return new StockOutcome.Done();
    }

    private static int bytes(Map<String, Mine> mine, Map<String, Long> sums) {
        int bytes = mine.keySet().stream()
                .mapToInt(sku -> sku.length() + SLICE_BYTES)
                .sum();
        return bytes
                + sums.keySet().stream()
                        .filter(sku -> !mine.containsKey(sku))
                        .mapToInt(sku -> sku.length() + SLICE_BYTES)
                        .sum();
    }

    private static Map<String, Mine> mine(Connection connection, String node, String event, long epoch)
            throws SQLException {
        var mine = new HashMap<String, Mine>();
        var _ = Sql.list(
                connection,
                "SELECT sku, units, outstanding, out FROM slices_out WHERE node = ? AND event_key = ? AND epoch = ?",
                found -> mine.put(found.getString(1), new Mine(found.getLong(2), found.getLong(3), found.getLong(4))),
                node,
                event,
                epoch);
        return mine;
    }

    /** A slice of an event in one epoch of a node. */
    record Place(String node, String event, long epoch) {}

    /** These sums are what the node has from now on; it may have what it had until it confirms. The event must be locked. */
    static void say(Connection connection, Place place, Map<String, Long> sums) throws SQLException {
        long version = version(connection, place);
        var skus = Sql.texts(connection, List.copyOf(sums.keySet()));
        var units = Sql.numbers(connection, List.copyOf(sums.values()));
        Sql.run(connection, """
                INSERT INTO slice_units (node, event_key, epoch, sku, units, outstanding)
                SELECT ?, ?, ?, sku, units, units FROM unnest(?::text[], ?::bigint[]) AS new (sku, units)
                ON CONFLICT (node, event_key, epoch, sku) DO UPDATE
                SET units = excluded.units, outstanding = greatest(
                    excluded.units, CASE WHEN slice_units.epoch = 0 THEN 0 ELSE slice_units.outstanding END)
                """, place.node(), place.event(), place.epoch(), skus, units);
        Sql.run(
                connection,
                "INSERT INTO allotment_changes (version, sku, units)"
                        + " SELECT ?, sku, units FROM unnest(?::text[], ?::bigint[]) AS new (sku, units)",
                version,
                skus,
                units);
    }

    /** The same sums under a new version. The event must be locked. */
    static long version(Connection connection, Place place) throws SQLException {
        long version = Sql.list(connection, "SELECT nextval('allotment_versions')", found -> found.getLong(1))
                .getFirst();
        Sql.run(connection, """
                INSERT INTO slices (node, event_key, epoch, version) VALUES (?, ?, ?, ?)
                ON CONFLICT (node, event_key, epoch) DO UPDATE SET version = excluded.version, said_at = now()
                """, place.node(), place.event(), place.epoch(), version);
        Sql.run(
                connection,
                "INSERT INTO allotments_said (version, node, event_key, epoch) VALUES (?, ?, ?, ?)",
                version,
                place.node(),
                place.event(),
                place.epoch());
        return version;
    }

    /** What came back of holds, a node says only when it is told something new. */
    static int askAgain(Connection connection, Duration after) throws SQLException {
        boolean any = Sql.first(
                        connection,
                        "SELECT 1 FROM slice_units WHERE in_force > units LIMIT 1",
                        found -> found.getInt(1))
                .isPresent();
        if (!any) {
            return 0;
        }
        var places = Sql.list(
                connection,
                """
                SELECT DISTINCT event_key, node, epoch FROM slices_out
                WHERE live AND epoch <> 0 AND confirmed_version = version AND in_force > greatest(units, gone)
                    AND said_at < now() - make_interval(secs => ?)
                ORDER BY event_key, node
                """,
                found -> new Place(found.getString("node"), found.getString("event_key"), found.getLong("epoch")),
                after.toMillis() / 1000.0);
        for (var place : places) {
            PoolTable.lock(connection, place.event());
            version(connection, place);
        }
        return places.size();
    }

    static List<Telling> tellings(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                """
                SELECT l.group_name, s.node, s.event_key, s.epoch, s.version, s.confirmed = s.version AS confirmed
                FROM slices s JOIN node_lives l USING (node, epoch) WHERE s.epoch <> 0 ORDER BY s.node, s.version
                """,
                found -> new Telling(
                        new NodeKey(found.getString("group_name"), found.getString("node")),
                        found.getString("event_key"),
                        found.getLong("epoch"),
                        found.getLong("version"),
                        found.getBoolean("confirmed")));
    }

    /** Empty when another version was said meanwhile. */
    static List<SkuUnits> units(Connection connection, Telling telling) throws SQLException {
        return Sql.list(
                connection,
                """
                SELECT u.sku, u.units FROM slices s JOIN slice_units u USING (node, event_key, epoch)
                WHERE s.node = ? AND s.event_key = ? AND s.epoch = ? AND s.version = ? ORDER BY u.sku
                """,
                found -> new SkuUnits(found.getString(1), found.getLong(2)),
                telling.node().node(),
                telling.event(),
                telling.epoch(),
                telling.version());
    }
}
