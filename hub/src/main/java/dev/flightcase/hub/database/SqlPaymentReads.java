package dev.flightcase.hub.database;

import dev.flightcase.hub.payments.Amount;
import dev.flightcase.hub.payments.PaymentReads;
import dev.flightcase.hub.payments.PaymentState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads payments from PostgreSQL. */
public final class SqlPaymentReads implements PaymentReads {
    private static final String ROWS = """
            SELECT p.position, p.entry_id, p.tender, p.node, e.number AS receipt, p.training, v.order_id IS NOT NULL AS voided,
                p.amount, p.currency, p.provider, p.state, p.reason, p.reference, p.tries, t.expires_at, p.received_at, p.decided_at
            FROM payments p JOIN entries e USING (entry_id)
                LEFT JOIN voids v ON v.order_id = p.entry_id AND v.node = p.node
                LEFT JOIN payment_tokens t ON t.entry_id = p.entry_id AND t.tender = p.tender
            WHERE p.position < ?
            """;

    private static final String OPEN =
            " AND NOT p.training AND (p.state IN (0, 2, 3, 5) OR (p.state = 1 AND v.order_id IS NOT NULL))";

    private final Database database;

    public SqlPaymentReads(Database database) {
        this.database = database;
    }

    @Override
    public List<Row> payments(Page page) {
        var query = ROWS + (page.node() == null ? "" : " AND p.node = ?") + (page.which() == Which.OPEN ? OPEN : "")
                + " ORDER BY p.position DESC LIMIT ?";
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement(query)) {
                int at = 1;
                select.setLong(at++, page.before());
                if (page.node() != null) {
                    select.setString(at++, page.node());
                }
                select.setInt(at, page.limit());
                var rows = new ArrayList<Row>();
                try (var found = select.executeQuery()) {
                    while (found.next()) {
                        rows.add(row(found));
                    }
                }
                return rows;
            }
        });
    }

    private static Row row(ResultSet found) throws SQLException {
        long minor = found.getLong("amount");
        var currency = found.getString("currency");
        return new Row(
                found.getLong("position"),
                found.getObject("entry_id", UUID.class),
                found.getInt("tender"),
                new Sale(
                        found.getString("node"),
                        found.getLong("receipt"),
                        found.getBoolean("training"),
                        found.getBoolean("voided")),
                currency == null ? null : new Amount(minor, currency),
                new Result(
                        found.getString("provider"),
                        PaymentState.of(found.getInt("state")).orElse(PaymentState.WAITING),
                        found.getString("reason"),
                        found.getString("reference"),
                        found.getInt("tries"),
                        time(found, "expires_at"),
                        time(found, "decided_at")),
                found.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant time(ResultSet found, String column) throws SQLException {
        var time = found.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public Counts counts() {
        return database.inTransaction(connection -> new Counts(states(connection), refunds(connection)));
    }

    private static Map<PaymentState, Long> states(Connection connection) throws SQLException {
        var states = new EnumMap<PaymentState, Long>(PaymentState.class);
        for (var state : PaymentState.values()) {
            states.put(state, 0L);
        }
        try (var select = connection.prepareStatement(
                        "SELECT state, count(*) FROM payments WHERE NOT training GROUP BY state");
                var found = select.executeQuery()) {
            while (found.next()) {
                var state = PaymentState.of(found.getInt(1));
                if (state.isPresent()) {
                    states.put(state.get(), found.getLong(2));
                }
            }
        }
        return states;
    }

    private static long refunds(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                        SELECT count(*) FROM voids v JOIN payments p ON p.entry_id = v.order_id AND p.node = v.node
                        WHERE p.state = 1 AND NOT p.training
                        """);
                var found = select.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }
}
