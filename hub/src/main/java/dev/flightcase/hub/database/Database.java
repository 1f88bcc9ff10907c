package dev.flightcase.hub.database;

import dev.flightcase.hub.ledger.LedgerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections, opened when needed, kept, and never more than a bound. One on which anything went wrong is thrown away: whatever state
 * it had is gone with it. Thread-safe; blocks.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration TURN_LIMIT = Duration.ofSeconds(10);

    private final Connector connector;
    private final Semaphore room;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    public Database(DatabaseAddress address, int connectionsMax) {
        this.connector = new Connector(address);
        this.room = new Semaphore(connectionsMax, true);
    }

    /** Work on one connection; it must not keep it. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Reaches the database for the first time, and brings its tables up to date.
     *
     * @throws dev.flightcase.hub.HubException with one line for the operator
     */
    public void open() {
        try (var connection = connector.openFirst()) {
            Migrations.apply(connection);
        } catch (SQLException e) {
            throw connector.explain(e);
        }
    }

    /**
     * All that {@code work} does becomes durable, or nothing of it.
     *
     * @throws LedgerException when the database is away or refuses
     */
    public <T> T inTransaction(Work<T> work) {
        take();
        try {
            return run(work);
        } catch (SQLException e) {
            throw new LedgerException(e.getMessage() + " (" + e.getSQLState() + ")", isPassing(e), e);
        } finally {
            room.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            discard(connection);
        }
    }

    private void take() {
        try {
            if (!room.tryAcquire(TURN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LedgerException("all connections to the database are busy", true, new SQLException("busy"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted", true, e);
        }
    }

    private <T> T run(Work<T> work) throws SQLException {
        var kept = idle.poll();
        var connection = kept == null ? connector.open() : kept;
        boolean whole = false;
        try {
            T result = work.on(connection);
            connection.commit();
            whole = true;
            return result;
        } finally {
            if (whole && !closed) {
                idle.push(connection);
            } else {
                discard(connection);
            }
        }
    }

    private static void discard(Connection connection) {
        try {
            // The server rolls back what was not committed.
            connection.close();
        } catch (SQLException e) {
            LOG.atDebug().addKeyValue("error", e.toString()).log("connection was closed uncleanly");
        }
    }

    /** Classes 22 (data), 23 (integrity) and 42 (the statement itself) will fail again; nothing else is known to. */
    private static boolean isPassing(SQLException e) {
        var state = e.getSQLState();
        return state == null || !(state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
    }
}
