package dev.flightcase.hub.database;

import dev.flightcase.hub.ledger.Batch;
import dev.flightcase.hub.ledger.Entry;
import dev.flightcase.hub.ledger.Received;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What has come of each epoch of each node. */
final class MarkTable {
    private MarkTable() {}

    /** Holds the row of the batch's epoch until the transaction ends, and makes it when it is not there. */
    static Received lock(Connection connection, Batch batch) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT received::text FROM marks WHERE node = ? AND epoch = ? FOR UPDATE")) {
            select.setString(1, batch.from().node());
            select.setLong(2, batch.epoch());
            try (var found = select.executeQuery()) {
                if (found.next()) {
                    return Ranges.received(found.getString(1));
                }
            }
            try (var insert = connection.prepareStatement(
                    "INSERT INTO marks (node, epoch, group_name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, batch.from().node());
                insert.setLong(2, batch.epoch());
                insert.setString(3, batch.from().group());
                insert.executeUpdate();
            }
            // Another worker may have been faster; its row is locked then.
            try (var found = select.executeQuery()) {
                if (!found.next()) {
                    throw new SQLException("a mark that was made is gone", "40001");
                }
                return Ranges.received(found.getString(1));
            }
        }
    }

    /** Returns how many entries of this epoch were ever put into quarantine. */
    static long update(Connection connection, Batch batch, Received after, List<Entry> entered, int quarantined)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE marks SET received = ?::int8multirange, entries = entries + ?, orders = orders + ?,
                    quarantined = quarantined + ?, group_name = ?, last_at = now()
                WHERE node = ? AND epoch = ? RETURNING quarantined
                """)) {
            update.setString(1, Ranges.text(after));
            update.setLong(2, entered.size());
            update.setLong(3, entered.stream().filter(Entry::isOrder).count());
            update.setLong(4, quarantined);
            update.setString(5, batch.from().group());
            update.setString(6, batch.from().node());
            update.setLong(7, batch.epoch());
            try (var updated = update.executeQuery()) {
                updated.next();
                return updated.getLong(1);
            }
        }
    }
}
