package dev.flightcase.hub.database;

import dev.flightcase.hub.commands.MarkReads;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Marks in PostgreSQL. */
public final class SqlMarkReads implements MarkReads {
    private final Database database;

    public SqlMarkReads(Database database) {
        this.database = database;
    }

    @Override
    public List<At> gaps() {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("""
                    SELECT node, epoch, received::text FROM (
                        SELECT DISTINCT ON (node) node, epoch, received FROM marks ORDER BY node, last_at DESC
                    ) AS newest
                    WHERE NOT isempty(received)
                        AND (lower(received) > 1 OR received <> int8multirange(range_merge(received)))
                    """)) {
                return rows(select);
            }
        });
    }

    @Override
    public long mark(String node, long epoch) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT node, epoch, received::text FROM marks WHERE node = ? AND epoch = ?")) {
                select.setString(1, node);
                select.setLong(2, epoch);
                return rows(select).stream().mapToLong(At::mark).findFirst().orElse(0);
            }
        });
    }

    @Override
    public Optional<At> newest(String node) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT node, epoch, received::text FROM marks WHERE node = ? ORDER BY last_at DESC LIMIT 1")) {
                select.setString(1, node);
                return rows(select).stream().findFirst();
            }
        });
    }

    private static List<At> rows(PreparedStatement select) throws SQLException {
        var rows = new ArrayList<At>();
        try (var found = select.executeQuery()) {
            while (found.next()) {
                rows.add(new At(
                        found.getString(1),
                        found.getLong(2),
                        Ranges.received(found.getString(3)).mark()));
            }
        }
        return rows;
    }
}
