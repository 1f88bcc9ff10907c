package dev.flightcase.bench.peer;

import dev.flightcase.bench.peer.HoldStore.Ask;
import dev.flightcase.bench.peer.HoldStore.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** One connection with its prepared statements. One thread at a time. */
final class SqliteSession implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement rollback;
    private final PreparedStatement known;
    private final PreparedStatement take;
    private final PreparedStatement hold;
    private final PreparedStatement remember;
    private final PreparedStatement left;

    /** Takes over the connection, which commits by itself where nobody says BEGIN. */
    SqliteSession(Connection connection) throws SQLException {
        this.connection = connection;
        // IMMEDIATE: a transaction that first reads and then wants to write would be refused when another wrote in
        // between.
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        rollback = connection.prepareStatement("ROLLBACK");
        known = connection.prepareStatement("SELECT hold FROM idempotency WHERE key = ?");
        take = connection.prepareStatement(
                "UPDATE stock SET available = available - ?, held = held + ? WHERE sku = ? AND available >= ?");
        hold = connection.prepareStatement("INSERT INTO hold (id, sku, quantity, expires_at) VALUES (?, ?, ?, ?)");
        remember = connection.prepareStatement("INSERT INTO idempotency (key, hold) VALUES (?, ?)");
        left = connection.prepareStatement("SELECT available FROM stock WHERE sku = ?");
    }

    void stock(String sku, long units) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT OR IGNORE INTO stock (sku, available, held) VALUES (?, ?, 0)")) {
            insert.setString(1, sku);
            insert.setLong(2, units);
            insert.executeUpdate();
        }
    }

    Outcome hold(Ask ask) throws SQLException {
        begin.execute();
        try {
            var outcome = held(ask);
            commit.execute();
            return outcome;
        } catch (SQLException e) {
            rollback.execute();
            throw e;
        }
    }

    private Outcome held(Ask ask) throws SQLException {
        known.setString(1, ask.key());
        try (var before = known.executeQuery()) {
            if (before.next()) {
                return new Outcome.Held(UUID.fromString(before.getString(1)));
            }
        }
        take.setInt(1, ask.quantity());
        take.setInt(2, ask.quantity());
        take.setString(3, ask.sku());
        take.setInt(4, ask.quantity());
        if (take.executeUpdate() == 0) {
            return new Outcome.Insufficient(available(ask.sku()));
        }
        hold.setString(1, ask.id().toString());
        hold.setString(2, ask.sku());
        hold.setInt(3, ask.quantity());
        hold.setLong(4, ask.expiresAtMillis());
        hold.executeUpdate();
        remember.setString(1, ask.key());
        remember.setString(2, ask.id().toString());
        remember.executeUpdate();
        return new Outcome.Held(ask.id());
    }

    long available(String sku) throws SQLException {
        left.setString(1, sku);
        try (var row = left.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite did not close", e);
        }
    }
}
