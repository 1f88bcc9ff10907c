package dev.flightcase.hub.database;

import dev.flightcase.hub.ledger.Entry;
import dev.flightcase.hub.ledger.NodeTopic;
import dev.flightcase.hub.ledger.Receipts;
import dev.flightcase.hub.ledger.Standing;
import dev.flightcase.hub.ledger.TenderReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Payments as batches bring and receipts tell them; see {@code db/005-payments.sql}. */
final class PaymentTable {
    /** Order.Kind of the contract. */
    private static final int TRAINING_ORDER = 2;

    private static final int VOID = 3;

    private PaymentTable() {}

    /** One waits for each token that is new, and each void is remembered, whichever of the two comes first. */
    static void add(Connection connection, NodeTopic from, List<Entry> entered) throws SQLException {
        if (entered.stream().anyMatch(entry -> !entry.tokens().isEmpty())) {
            wait(connection, from, entered);
        }
        if (entered.stream().anyMatch(entry -> entry.kind() == VOID)) {
            voids(connection, from, entered);
        }
    }

    private static void wait(Connection connection, NodeTopic from, List<Entry> entered) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO payments (entry_id, tender, node, training, provider, amount, currency) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (var entry : entered) {
                for (var token : entry.tokens()) {
                    var amount = TenderReader.amount(entry.record(), token.tender());
                    insert.setObject(1, entry.id());
                    insert.setInt(2, token.tender());
                    insert.setString(3, from.node());
                    insert.setBoolean(4, entry.kind() == TRAINING_ORDER);
                    insert.setString(5, token.provider());
                    insert.setObject(6, amount.map(TenderReader.Money::minor).orElse(null), Types.BIGINT);
                    insert.setString(7, amount.map(TenderReader.Money::currency).orElse(null));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void voids(Connection connection, NodeTopic from, List<Entry> entered) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO voids (order_id, node) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            for (var entry : entered) {
                var order = entry.kind() == VOID
                        ? TenderReader.voided(entry.record()).orElse(null)
                        : null;
                if (order != null) {
                    insert.setObject(1, order);
                    insert.setString(2, from.node());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Results that the node has not reported, the oldest first, as many as a receipt may have. */
    static List<Standing.Paid> untold(Connection connection, String node) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT p.number, p.entry_id, p.tender, p.state, p.reason
                FROM payment_books b JOIN payments p ON p.node = b.node AND p.number > b.through
                WHERE b.node = ? AND b.through < b.last_number ORDER BY p.number LIMIT ?
                """)) {
            select.setString(1, node);
            select.setInt(2, Receipts.PAYMENTS_MAX);
            var untold = new ArrayList<Standing.Paid>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    untold.add(new Standing.Paid(
                            found.getLong(1),
                            found.getObject(2, UUID.class),
                            found.getInt(3),
                            found.getInt(4),
                            found.getString(5)));
                }
            }
            return untold;
        }
    }
}
