package dev.flightcase.hub.database;

import dev.flightcase.hub.allotments.Heard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The lives of nodes' journals, and which of them is the present one. */
final class EpochTable {
    /** Nothing was heard of the node yet: what it is granted is of the first epoch that is heard. */
    static final long UNKNOWN = 0;

    /** As the present life: the node was given up. */
    static final long LOST = 0;

    /** "flic": the class of our locks, of which the other half is the node. */
    private static final int LOCK = 0x666c_6963;

    private EpochTable() {}

    /** Holds the node's lives until the transaction ends. Who needs an event's lock, too, takes that one before. */
    static void lock(Connection connection, String node) throws SQLException {
        var _ = Sql.list(connection, "SELECT pg_advisory_xact_lock(?, hashtext(?))", _ -> node, LOCK, node);
    }

    /** Empty when nothing was ever heard of the node. */
    static Optional<Long> life(Connection connection, String node) throws SQLException {
        return Sql.first(connection, "SELECT epoch FROM node_lives WHERE node = ?", found -> found.getLong(1), node);
    }

    /**
     * Takes note of a report. An epoch that was never heard is the present one from now on; one that was, is so again when it speaks later than the present
     * one: its card is back.
     *
     * @return whether it is the present one
     */
    static boolean heard(Connection connection, Heard heard) throws SQLException {
        var node = heard.node().node();
        lock(connection, node);
        var at = Sql.time(heard.at());
        int made = Sql.run(
                connection,
                "INSERT INTO node_epochs (node, epoch, group_name, reported_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                node,
                heard.epoch(),
                heard.node().group(),
                at);
        if (made > 0) {
            bind(connection, node, heard.epoch());
            return true;
        }
        var present = Sql.first(
                        connection,
                        "SELECT epoch, coalesce(reported_at, first_at) AS at FROM node_lives WHERE node = ?",
                        found -> new Present(found.getLong("epoch"), Sql.time(found, "at")),
                        node)
                .orElseThrow(() -> new SQLException("an epoch that was there is gone", "40001"));
        if (present.epoch() == heard.epoch()) {
            Sql.run(
                    connection,
                    "UPDATE node_epochs SET reported_at = greatest(reported_at, ?), group_name = ? WHERE node = ? AND epoch = ?",
                    at,
                    heard.node().group(),
                    node,
                    heard.epoch());
            return true;
        }
        if (!heard.at().isAfter(present.at())) {
            return false;
        }
        takeTurn(connection, heard.node().node(), heard.epoch(), heard.at());
        return true;
    }

    private record Present(long epoch, Instant at) {}

    private static void takeTurn(Connection connection, String node, long epoch, Instant at) throws SQLException {
        Sql.run(
                connection,
                "UPDATE node_epochs SET turn = nextval('epoch_turns'), reported_at = ? WHERE node = ? AND epoch = ?",
                Sql.time(at),
                node,
                epoch);
        // The node has all of it again, whatever was decided.
        Sql.run(
                connection,
                "UPDATE slices SET settled = NULL, settled_at = NULL WHERE node = ? AND epoch = ?",
                node,
                epoch);
    }

    private static void bind(Connection connection, String node, long epoch) throws SQLException {
        Sql.run(connection, "UPDATE slices SET epoch = ? WHERE node = ? AND epoch = 0", epoch, node);
    }

    /** Epochs of which orders came, and no report. */
    static void follow(Connection connection) throws SQLException {
        var found = Sql.list(
                connection,
                """
                SELECT m.node, m.epoch, m.group_name FROM marks m
                WHERE NOT EXISTS (SELECT 1 FROM node_epochs e WHERE e.node = m.node AND e.epoch = m.epoch)
                ORDER BY m.node, m.first_at LIMIT 1000
                """,
                row -> new Followed(row.getString("node"), row.getLong("epoch"), row.getString("group_name")));
        for (var epoch : found) {
            lock(connection, epoch.node());
            int made = Sql.run(
                    connection,
                    "INSERT INTO node_epochs (node, epoch, group_name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    epoch.node(),
                    epoch.epoch(),
                    epoch.group());
            if (made > 0) {
                bind(connection, epoch.node(), epoch.epoch());
            }
        }
    }

    private record Followed(String node, long epoch, String group) {}

    /** False when nothing was ever heard of it. */
    static boolean giveUp(Connection connection, String node, Instant now) throws SQLException {
        lock(connection, node);
        if (life(connection, node).isEmpty()) {
            return false;
        }
        Sql.run(connection, """
                INSERT INTO node_epochs (node, epoch, group_name) SELECT node, 0, group_name FROM node_lives WHERE node = ?
                ON CONFLICT DO NOTHING
                """, node);
        takeTurn(connection, node, LOST, now);
        return true;
    }
}
