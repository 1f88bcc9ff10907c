package dev.flightcase.bench.peer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * SQLite in WAL mode with synchronous=FULL, which fsyncs each commit. With one connection all writers queue for it here; with one for
 * each thread they queue for SQLite's own write lock, by its busy handler.
 */
final class SqliteHolds implements HoldStore {
    /** SQLITE_BUSY (sqlite3.h). */
    private static final int BUSY = 5;

    private static final int BUSY_MILLIS = 30_000;

    private final List<SqliteSession> all = new ArrayList<>();
    private final BlockingQueue<SqliteSession> free;

    SqliteHolds(Path folder, int connections) {
        free = new ArrayBlockingQueue<>(connections);
        try {
            for (int i = 0; i < connections; i++) {
                all.add(new SqliteSession(open(folder.resolve("holds.db"), i == 0)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite can not be opened in " + folder, e);
        }
        free.addAll(all);
    }

    private static Connection open(Path file, boolean first) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            if (first) {
                statement.execute("CREATE TABLE IF NOT EXISTS stock (sku TEXT PRIMARY KEY, available INTEGER NOT NULL"
                        + " CHECK (available >= 0), held INTEGER NOT NULL) WITHOUT ROWID");
                statement.execute("CREATE TABLE IF NOT EXISTS hold (id TEXT PRIMARY KEY, sku TEXT NOT NULL,"
                        + " quantity INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID");
                statement.execute("CREATE TABLE IF NOT EXISTS idempotency (key TEXT PRIMARY KEY, hold TEXT NOT NULL)"
                        + " WITHOUT ROWID");
            }
        }
        return connection;
    }

    @Override
    public void stock(String sku, long units) {
        with(session -> {
            session.stock(sku, units);
            return units;
        });
    }

    @Override
    public Outcome hold(Ask ask) {
        return with(session -> {
            try {
                return session.hold(ask);
            } catch (SQLException e) {
                if (e.getErrorCode() == BUSY) {
                    return new Outcome.Busy(String.valueOf(e.getMessage()));
                }
                throw e;
            }
        });
    }

    @Override
    public long available(String sku) {
        return with(session -> session.available(sku));
    }

    @Override
    public void close() {
        for (var session : all) {
            session.close();
        }
    }

    private <T> T with(Work<T> work) {
        SqliteSession session;
        try {
            session = free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a connection", e);
        }
        try {
            return work.on(session);
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite failed", e);
        } finally {
            free.add(session);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(SqliteSession session) throws SQLException;
    }
}
