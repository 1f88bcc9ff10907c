package dev.flightcase.hub.database;

import dev.flightcase.hub.HubException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections, and says in one line why one can not be opened. */
final class Connector {
    /** Multiranges came with it. */
    private static final int VERSION_MIN = 14;

    private static final String CONNECT_SECONDS = "5";
    /** Nothing that the hub asks for takes as long; a half-open connection is given up then. */
    private static final String SOCKET_SECONDS = "30";

    private final DatabaseAddress address;

    Connector(DatabaseAddress address) {
        this.address = address;
    }

    /** With the server's version checked. */
    Connection openFirst() throws SQLException {
        var connection = open();
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < VERSION_MIN) {
            connection.close();
            throw new HubException("database.url " + address.url() + " is PostgreSQL " + version + "; must be "
                    + VERSION_MIN + " or newer");
        }
        return connection;
    }

    /** Without auto-commit. */
    Connection open() throws SQLException {
        var properties = new Properties();
        if (!address.user().isEmpty()) {
            properties.setProperty("user", address.user());
        }
        if (!address.password().isEmpty()) {
            properties.setProperty("password", address.password());
        }
        properties.setProperty("ApplicationName", "flightcase-hub");
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("prepareThreshold", "2");
        // The details of an error quote the row: what people bought is not for logs.
        properties.setProperty("logServerErrorDetail", "false");
        var connection = DriverManager.getConnection(address.url(), properties);
        try (var statement = connection.createStatement()) {
            // A worker that hangs must not hold the row of a node for ever. A server may be set to acknowledge what is
            // not durable.
            statement.execute("SET statement_timeout = '25s'; SET idle_in_transaction_session_timeout = '30s';"
                    + " SET synchronous_commit = on; SET TIME ZONE 'UTC'");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    HubException explain(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        var line =
                switch (state) {
                    case "28P01", "28000" ->
                        "the database at " + address.url() + " refuses the user '" + address.user()
                                + "'; check database.user and database.password";
                    case "3D000" ->
                        "there is no database at " + address.url() + "; make it, or change database.url: "
                                + e.getMessage();
                    case "42501" ->
                        "the database user '" + address.user() + "' (database.user) may not make tables in "
                                + address.url() + "; grant CREATE on its schema: " + e.getMessage();
                    default ->
                        state.startsWith("08")
                                ? "the database can not be reached at " + address.url()
                                        + " (database.url); does it run, and may this machine connect? "
                                        + e.getMessage()
                                : "the database at " + address.url() + " (database.url) does not do what it should: "
                                        + e.getMessage() + " (" + state + ")";
                };
        return new HubException(line.lines().reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b.strip()), e);
    }
}
