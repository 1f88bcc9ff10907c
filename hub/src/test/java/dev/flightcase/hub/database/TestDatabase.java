package dev.flightcase.hub.database;

import dev.flightcase.hub.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** A fresh database on the server that all tests of this JVM share. */
public final class TestDatabase {
    private final EmbeddedPostgres.Address server;
    private final String name = "t" + UUID.randomUUID().toString().replace("-", "");

    TestDatabase(EmbeddedPostgres.Address server) throws SQLException {
        this.server = server;
        admin("CREATE DATABASE " + name);
    }

    private void admin(String sql) throws SQLException {
        try (var admin = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    public DatabaseAddress address() {
        return new DatabaseAddress(url(), server.user(), server.password());
    }

    public String url() {
        return server.url().replaceFirst("/postgres$", "/" + name);
    }

    /** Ends the connections of everybody else, and lets no new ones in until {@link #allow()}. */
    public void forbid() throws SQLException {
        admin("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        admin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    public void allow() throws SQLException {
        admin("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    }

    /** Lines for hub.toml. */
    public String toml() {
        return "[database]\nurl = \"" + url() + "\"\nuser = \"" + server.user() + "\"\npassword = \""
                + server.password() + "\"\n";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), server.user(), server.password());
    }

    /** The first column of the first row. */
    public long number(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
