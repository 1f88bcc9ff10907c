package dev.flightcase.hub.database;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.ledger.Facts;
import dev.flightcase.hub.ledger.LedgerReads;
import dev.flightcase.hub.ledger.NodeTopic;
import dev.flightcase.hub.ledger.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads from PostgreSQL. */
public final class SqlReads implements LedgerReads {
    private static final String ORDER_COLUMNS =
            "position, entry_id, node, epoch, sequence, number, hash, kind, event, amount, currency, "
                    + "taken_at, received_at";

    private final Database database;

    public SqlReads(Database database) {
        this.database = database;
    }

    private interface Row<T> {
        T from(ResultSet found) throws SQLException;
    }

    @Override
    public List<OrderRow> orders(Page page) {
        var query = "SELECT " + ORDER_COLUMNS + " FROM entries WHERE kind IN (1, 2) AND position < ?"
                + (page.node() == null ? "" : " AND node = ?") + " ORDER BY position DESC LIMIT ?";
        return database.inTransaction(connection -> page(connection, query, page, SqlReads::order));
    }

    @Override
    public Optional<OrderText> order(UUID id) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT " + ORDER_COLUMNS + ", record FROM entries WHERE kind IN (1, 2) AND entry_id = ?")) {
                select.setObject(1, id);
                return rows(select, found -> new OrderText(order(found), ByteString.copyFrom(found.getBytes("record"))))
                        .stream()
                        .findFirst();
            }
        });
    }

    @Override
    public List<QuarantineRow> quarantine(Page page) {
        var query =
                "SELECT position, entry_id, node, epoch, sequence, reason, number, length(record) AS bytes, received_at"
                        + " FROM quarantine WHERE position < ?" + (page.node() == null ? "" : " AND node = ?")
                        + " ORDER BY position DESC LIMIT ?";
        return database.inTransaction(connection -> page(
                connection,
                query,
                page,
                found -> new QuarantineRow(
                        found.getLong("position"),
                        found.getObject("entry_id", UUID.class),
                        place(found),
                        Reason.of(found.getInt("reason")),
                        found.getLong("number"),
                        found.getInt("bytes"),
                        time(found, "received_at"))));
    }

    @Override
    public Overview overview() {
        return database.inTransaction(connection -> {
            var nodes = new LinkedHashMap<String, NodeStanding>();
            try (var select =
                    connection.prepareStatement("SELECT group_name, node, epoch, received::text AS received, orders,"
                            + " quarantined, last_at FROM marks ORDER BY node, last_at")) {
                for (var next : rows(select, SqlReads::standing)) {
                    nodes.merge(next.name().node(), next, SqlReads::later);
                }
            }
            try (var select = connection.prepareStatement("SELECT count(*) FROM dead_letters")) {
                long letters = rows(select, found -> found.getLong(1)).getFirst();
                return new Overview(List.copyOf(nodes.values()), letters);
            }
        });
    }

    private static <T> List<T> page(Connection connection, String query, Page page, Row<T> row) throws SQLException {
        try (var select = connection.prepareStatement(query)) {
            int at = 1;
            select.setLong(at++, page.before());
            if (page.node() != null) {
                select.setString(at++, page.node());
            }
            select.setInt(at, page.limit());
            return rows(select, row);
        }
    }

    private static <T> List<T> rows(PreparedStatement select, Row<T> row) throws SQLException {
        var rows = new ArrayList<T>();
        try (var found = select.executeQuery()) {
            while (found.next()) {
                rows.add(row.from(found));
            }
        }
        return rows;
    }

    private static OrderRow order(ResultSet found) throws SQLException {
        var taken = found.getObject("taken_at", OffsetDateTime.class);
        return new OrderRow(
                found.getLong("position"),
                found.getObject("entry_id", UUID.class),
                place(found),
                found.getLong("number"),
                ByteString.copyFrom(found.getBytes("hash")),
                found.getInt("kind") == 2,
                new Facts(
                        found.getString("event"),
                        number(found, "amount"),
                        found.getString("currency"),
                        taken == null ? null : Long.valueOf(taken.toInstant().toEpochMilli())),
                time(found, "received_at"));
    }

    private static NodeStanding standing(ResultSet found) throws SQLException {
        return new NodeStanding(
                new NodeTopic(found.getString("group_name"), found.getString("node")),
                found.getLong("epoch"),
                Ranges.received(found.getString("received")),
                found.getLong("orders"),
                found.getLong("quarantined"),
                time(found, "last_at"));
    }

    /** Orders of all epochs; the rest is that of the last one. */
    private static NodeStanding later(NodeStanding before, NodeStanding next) {
        return new NodeStanding(
                next.name(),
                next.epoch(),
                next.received(),
                before.orders() + next.orders(),
                before.quarantined() + next.quarantined(),
                next.lastAt());
    }

    private static Place place(ResultSet found) throws SQLException {
        return new Place(found.getString("node"), found.getLong("epoch"), found.getLong("sequence"));
    }

    private static @Nullable Long number(ResultSet found, String column) throws SQLException {
        long value = found.getLong(column);
        return found.wasNull() ? null : Long.valueOf(value);
    }

    private static Instant time(ResultSet found, String column) throws SQLException {
        return found.getObject(column, OffsetDateTime.class).toInstant();
    }
}
