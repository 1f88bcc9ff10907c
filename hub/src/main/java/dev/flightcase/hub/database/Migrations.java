package dev.flightcase.hub.database;

import dev.flightcase.hub.HubException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date: the files of {@code db/} in their order, each once, all in one transaction under an advisory lock, so
 * that workers may start at once. A file that was released never changes; what it made is changed by a later one.
 */
final class Migrations {
    /** In the order in which they are applied; the n-th makes version n. */
    private static final List<String> FILES = List.of(
            "001-ledger.sql",
            "002-catalogs.sql",
            "003-commands.sql",
            "004-choices.sql",
            "005-payments.sql",
            "006-allotments.sql");

    /** "flightcas" as a number: nobody else in this database locks it. */
    private static final long LOCK = 0x666c_6967_6874_6361L;

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    static void apply(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS schema_version "
                            + "(version integer PRIMARY KEY, file text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())");
            int version;
            try (var found = statement.executeQuery("SELECT coalesce(max(version), 0) FROM schema_version")) {
                found.next();
                version = found.getInt(1);
            }
            if (version > FILES.size()) {
                throw new HubException("the database was made by a newer hub: its tables have version " + version
                        + ", this hub knows " + FILES.size() + "; run the newer hub");
            }
            for (int next = version + 1; next <= FILES.size(); next++) {
                var file = FILES.get(next - 1);
                statement.execute(text(file));
                statement.execute("INSERT INTO schema_version (version, file) VALUES (" + next + ", '" + file + "')");
                LOG.atInfo().addKeyValue("file", file).log("database is brought up to date");
            }
        }
        connection.commit();
    }

    private static String text(String file) {
        try (var in = Migrations.class.getResourceAsStream("/db/" + file)) {
            if (in == null) {
                throw new HubException("the file db/" + file + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new HubException("the file db/" + file + " can not be read from the program", e);
        }
    }
}
