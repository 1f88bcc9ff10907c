package dev.flightcase.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.hub.HubException;
import dev.flightcase.hub.ledger.LedgerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class DatabaseIT {
    @Test
    void manyHubsMayBringItUpToDateAtOnce(TestDatabase test) throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Boolean> open = () -> {
                try (var database = new Database(test.address(), 1)) {
                    database.open();
                    return true;
                }
            };
            for (var done : threads.invokeAll(Collections.nCopies(6, open))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(test.number("SELECT count(*) - max(version) FROM schema_version"))
                .isZero();
    }

    @Test
    void tablesOfANewerHubAreLeftAlone(TestDatabase test) throws SQLException {
        try (var database = new Database(test.address(), 1)) {
            database.open();
            test.execute("INSERT INTO schema_version VALUES (99, 'later.sql')");

            assertThatThrownBy(database::open)
                    .isInstanceOf(HubException.class)
                    .hasMessageContaining("newer hub")
                    .hasMessageContaining("99");
        }
    }

    @Test
    void aWrongPasswordNamesTheKey(TestDatabase test) {
        assertRefused(
                new DatabaseAddress(test.url(), test.address().user(), "wrong"), "database.password", "'flightcase'");
    }

    @Test
    void aMissingDatabaseNamesTheKey(TestDatabase test) {
        assertRefused(
                new DatabaseAddress(
                        test.url() + "x", test.address().user(), test.address().password()),
                "database.url",
                "there is no database");
    }

    @Test
    void aServerThatIsNotThereNamesTheKey() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertRefused(
                new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/x", "a", "secret-word"),
                "database.url",
                "can not be reached");
    }

    @Test
    void aUserWhoMayNotMakeTablesIsToldSo(TestDatabase test) throws SQLException {
        var user = test.url().substring(test.url().lastIndexOf('/') + 1);
        test.execute("CREATE USER " + user + " PASSWORD 'secret-word'");

        assertRefused(new DatabaseAddress(test.url(), user, "secret-word"), "database.user", "may not make tables");
    }

    @Test
    void whatFailsIsUndoneAndSaysWhetherItMayPass(TestDatabase test) throws SQLException {
        try (var database = new Database(test.address(), 1)) {
            database.open();
            assertThatThrownBy(() -> database.inTransaction(connection -> {
                        try (var statement = connection.createStatement()) {
                            statement.execute("INSERT INTO marks (node, epoch, group_name) VALUES ('a', 1, 'g')");
                            return statement.execute("SELECT 1 / 0");
                        }
                    }))
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            e -> assertThat(e.isPassing()).isFalse());
            assertThatThrownBy(() -> database.inTransaction(connection -> {
                        try (var statement = connection.createStatement()) {
                            return statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                        }
                    }))
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            e -> assertThat(e.isPassing()).isTrue());

            assertThat(test.number("SELECT count(*) FROM marks")).isZero();
            assertThat(database.<Boolean>inTransaction(connection -> connection.isValid(1)))
                    .isTrue();
        }
    }

    private static void assertRefused(DatabaseAddress address, String key, String words) {
        try (var database = new Database(address, 1)) {
            assertThatThrownBy(database::open)
                    .isInstanceOf(HubException.class)
                    .hasMessageContaining(key)
                    .hasMessageContaining(words)
                    .hasMessageNotContaining("secret-word")
                    .hasMessageNotContaining("\n");
        }
    }
}
