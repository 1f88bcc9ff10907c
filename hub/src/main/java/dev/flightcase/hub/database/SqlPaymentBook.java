package dev.flightcase.hub.database;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.ledger.Entry;
import dev.flightcase.hub.ledger.NodeTopic;
import dev.flightcase.hub.ledger.Standing;
import dev.flightcase.hub.payments.Amount;
import dev.flightcase.hub.payments.DuePayment;
import dev.flightcase.hub.payments.PaymentBook;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments in PostgreSQL, by whose clock all of them are due; see {@code db/005-payments.sql}. */
public final class SqlPaymentBook implements PaymentBook {
    private final Database database;

    public SqlPaymentBook(Database database) {
        this.database = database;
    }

    @Override
    public Optional<DuePayment> take(Duration lease) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("""
                    SELECT p.entry_id, p.tender, t.provider, t.scope, t.expires_at, t.sealed, t.key_id, p.amount, p.currency, p.tries,
                        p.training, p.asked, t.expires_at <= now() AS expired, v.order_id IS NOT NULL AS voided
                    FROM payments p JOIN payment_tokens t USING (entry_id, tender)
                        LEFT JOIN voids v ON v.order_id = p.entry_id AND v.node = p.node
                    WHERE p.state = 0 AND p.due_at <= now() ORDER BY p.due_at LIMIT 1 FOR UPDATE OF p SKIP LOCKED
                    """);
                    var found = select.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                var due = due(found);
                lease(connection, due, lease);
                return Optional.of(due);
            }
        });
    }

    private static DuePayment due(ResultSet found) throws SQLException {
        long minor = found.getLong("amount");
        var currency = found.getString("currency");
        var amount = currency == null ? null : new Amount(minor, currency);
        var token = new Entry.Token(
                found.getInt("tender"),
                found.getString("provider"),
                found.getString("scope"),
                found.getObject("expires_at", OffsetDateTime.class).toInstant().toEpochMilli(),
                ByteString.copyFrom(found.getBytes("sealed")),
                found.getLong("key_id"));
        return new DuePayment(
                found.getObject("entry_id", UUID.class),
                token,
                amount,
                found.getInt("tries") + 1,
                new DuePayment.Condition(
                        found.getBoolean("training"),
                        found.getBoolean("voided"),
                        found.getBoolean("expired"),
                        found.getBoolean("asked")));
    }

    private static void lease(Connection connection, DuePayment due, Duration lease) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE payments SET tries = ?, due_at = now() + ? * interval '1 ms' WHERE entry_id = ? AND tender = ?")) {
            update.setInt(1, due.tries());
            update.setLong(2, lease.toMillis());
            update.setObject(3, due.order());
            update.setInt(4, due.token().tender());
            update.executeUpdate();
        }
    }

    @Override
    public boolean asking(DuePayment payment) {
        return database.inTransaction(connection -> {
            try (var update = connection.prepareStatement("""
                    UPDATE payments AS p SET asked = true
                    WHERE entry_id = ? AND tender = ? AND state = 0 AND tries = ?
                        AND NOT EXISTS (SELECT FROM voids v WHERE v.order_id = p.entry_id AND v.node = p.node)
                    """)) {
                return ours(update, 1, payment).executeUpdate() == 1;
            }
        });
    }

    @Override
    public boolean settle(DuePayment payment, Outcome outcome) {
        return database.inTransaction(connection -> {
            // The row of the payment before that of its node's book, as everywhere.
            var node = waiting(connection, payment);
            if (node == null) {
                return false;
            }
            try (var update = connection.prepareStatement("""
                    UPDATE payments SET state = ?, reason = ?, reference = ?, number = ?, asked = false, decided_at = now()
                    WHERE entry_id = ? AND tender = ?
                    """)) {
                update.setInt(1, outcome.state().number());
                update.setString(2, outcome.reason());
                update.setString(3, outcome.reference());
                if (outcome.state().isTold()) {
                    update.setLong(4, number(connection, node));
                } else {
                    update.setNull(4, Types.BIGINT);
                }
                update.setObject(5, payment.order());
                update.setInt(6, payment.token().tender());
                update.executeUpdate();
            }
            try (var delete =
                    connection.prepareStatement("DELETE FROM payment_tokens WHERE entry_id = ? AND tender = ?")) {
                delete.setObject(1, payment.order());
                delete.setInt(2, payment.token().tender());
                delete.executeUpdate();
            }
            return true;
        });
    }

    /** The node of a payment that still waits, whose row is held then. */
    private static @Nullable String waiting(Connection connection, DuePayment payment) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT node FROM payments WHERE entry_id = ? AND tender = ? AND state = 0 FOR UPDATE")) {
            select.setObject(1, payment.order());
            select.setInt(2, payment.token().tender());
            try (var found = select.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        }
    }

    /** At least the time in milliseconds: a hub that was restored from a backup goes on above what it has said before. */
    private static long number(Connection connection, String node) throws SQLException {
        try (var next = connection.prepareStatement("""
                INSERT INTO payment_books AS b (node, last_number)
                VALUES (?, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)
                ON CONFLICT (node) DO UPDATE SET last_number = greatest(b.last_number + 1, excluded.last_number), tell_at = now(), tells = 0
                RETURNING last_number
                """)) {
            next.setString(1, node);
            try (var found = next.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    @Override
    public void later(DuePayment payment, String reason, Duration wait, boolean asked) {
        database.inTransaction(connection -> {
            try (var update = connection.prepareStatement("""
                    UPDATE payments SET reason = ?, due_at = now() + ? * interval '1 ms', asked = ?
                    WHERE entry_id = ? AND tender = ? AND state = 0 AND tries = ?
                    """)) {
                update.setString(1, reason);
                update.setLong(2, wait.toMillis());
                update.setBoolean(3, asked);
                return ours(update, 4, payment).executeUpdate();
            }
        });
    }

    private static PreparedStatement ours(PreparedStatement statement, int at, DuePayment payment) throws SQLException {
        statement.setObject(at, payment.order());
        statement.setInt(at + 1, payment.token().tender());
        statement.setInt(at + 2, payment.tries());
        return statement;
    }

    /** A node whose card was restored has less than before; it says so under the same epoch or under another one. */
    @Override
    public void reported(String node, long epoch, long through) {
        database.inTransaction(connection -> {
            try (var update = connection.prepareStatement("""
                    UPDATE payment_books SET through = ?, epoch = ?, tell_at = now(), tells = 0
                    WHERE node = ? AND (through <> ? OR epoch IS DISTINCT FROM ? OR through < last_number)
                    """)) {
                update.setLong(1, through);
                update.setLong(2, epoch);
                update.setString(3, node);
                update.setLong(4, through);
                update.setLong(5, epoch);
                return update.executeUpdate();
            }
        });
    }

    @Override
    public List<String> takeUntold(int nodesMax) {
        return database.inTransaction(connection -> {
            try (var update = connection.prepareStatement("""
                    UPDATE payment_books SET tells = tells + 1, tell_at = now() + least(interval '5 s' * 2 ^ least(tells, 7), interval '10 min')
                    WHERE node IN (
                        SELECT node FROM payment_books WHERE through < last_number AND tell_at <= now()
                        ORDER BY tell_at LIMIT ? FOR UPDATE SKIP LOCKED)
                    RETURNING node
                    """)) {
                update.setInt(1, nodesMax);
                var nodes = new ArrayList<String>();
                try (var found = update.executeQuery()) {
                    while (found.next()) {
                        nodes.add(found.getString(1));
                    }
                }
                return nodes;
            }
        });
    }

    @Override
    public Optional<Standing> standing(String node) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("""
                    SELECT group_name, epoch, received::text, quarantined FROM marks WHERE node = ? ORDER BY last_at DESC LIMIT 1
                    """)) {
                select.setString(1, node);
                try (var found = select.executeQuery()) {
                    if (!found.next()) {
                        return Optional.empty();
                    }
                    var to = new NodeTopic(found.getString(1), node);
                    long epoch = found.getLong(2);
                    var received = Ranges.received(found.getString(3));
                    var rejected = found.getLong(4) == 0
                            ? List.<Standing.Refused>of()
                            : QuarantineTable.rejected(connection, to, epoch);
                    return Optional.of(new Standing(
                            to,
                            epoch,
                            received,
                            PlaceReads.markHash(connection, to, epoch, received.mark()),
                            rejected,
                            PaymentTable.untold(connection, node),
                            Standing.Taken.NOTHING));
                }
            }
        });
    }
}
