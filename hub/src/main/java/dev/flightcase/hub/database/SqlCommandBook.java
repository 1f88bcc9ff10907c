package dev.flightcase.hub.database;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.commands.CommandBook;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands in PostgreSQL; see the table {@code commands}. */
public final class SqlCommandBook implements CommandBook {
    private static final String COLUMNS =
            "command_id, node, kind, says, payload, issued_at, expires_at, outcome, reason, answered_at";

    private final Database database;

    public SqlCommandBook(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Issued command) {
        return database.inTransaction(connection -> {
            forgetOld(connection);
            try (var insert = connection.prepareStatement("""
                    INSERT INTO commands (command_id, node, kind, says, payload, issued_at, expires_at)
                    SELECT ?, ?, ?, ?, ?, ?, ?
                    WHERE (SELECT count(*) FROM commands WHERE node = ? AND outcome IS NULL AND expires_at > ?) < ?
                    """)) {
                insert.setObject(1, command.id());
                insert.setString(2, command.node());
                insert.setString(3, command.kind());
                insert.setString(4, command.says());
                insert.setBytes(5, command.payload().toByteArray());
                time(insert, 6, command.issued());
                time(insert, 7, command.expires());
                insert.setString(8, command.node());
                time(insert, 9, command.issued());
                insert.setInt(10, WAITING_MAX);
                return insert.executeUpdate() == 1;
            }
        });
    }

    /** So that the table has an end. */
    private static void forgetOld(Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement("""
                DELETE FROM commands WHERE expires_at < now() - interval '90 days'
                    OR position <= (SELECT max(position) FROM commands) - 100000
                """)) {
            delete.executeUpdate();
        }
    }

    @Override
    public List<Issued> waiting(Instant now) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("SELECT " + COLUMNS
                    + " FROM commands WHERE outcome IS NULL AND expires_at > ? ORDER BY position LIMIT 1000")) {
                time(select, 1, now);
                return rows(select).stream().map(Told::command).toList();
            }
        });
    }

    @Override
    public boolean answered(UUID id, String node, Answer answer) {
        return database.inTransaction(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE commands SET outcome = ?, reason = ?, answered_at = ? WHERE command_id = ? AND node = ?")) {
                update.setInt(1, answer.outcome());
                update.setString(2, answer.reason().replace("\0", ""));
                time(update, 3, answer.at());
                update.setObject(4, id);
                update.setString(5, node);
                return update.executeUpdate() == 1;
            }
        });
    }

    @Override
    public boolean toldSince(String node, String says, Instant since) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT 1 FROM commands WHERE node = ? AND says = ? AND issued_at > ? LIMIT 1")) {
                select.setString(1, node);
                select.setString(2, says);
                time(select, 3, since);
                try (var found = select.executeQuery()) {
                    return found.next();
                }
            }
        });
    }

    @Override
    public List<Told> newest(int limit) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT " + COLUMNS + " FROM commands ORDER BY position DESC LIMIT ?")) {
                select.setInt(1, limit);
                return rows(select);
            }
        });
    }

    private static List<Told> rows(PreparedStatement select) throws SQLException {
        var rows = new ArrayList<Told>();
        try (var found = select.executeQuery()) {
            while (found.next()) {
                var command = new Issued(
                        found.getObject(1, UUID.class),
                        found.getString(2),
                        found.getString(3),
                        found.getString(4),
                        ByteString.copyFrom(found.getBytes(5)),
                        time(found, 6),
                        time(found, 7));
                rows.add(new Told(command, answer(found)));
            }
        }
        return rows;
    }

    private static @Nullable Answer answer(ResultSet found) throws SQLException {
        int outcome = found.getInt(8);
        return found.wasNull() ? null : new Answer(outcome, found.getString(9), time(found, 10));
    }

    private static Instant time(ResultSet found, int column) throws SQLException {
        return found.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void time(PreparedStatement statement, int at, Instant instant) throws SQLException {
        statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
    }
}
