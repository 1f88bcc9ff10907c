package dev.flightcase.hub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.flightcase.hub.HubException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ReachableFolder folder;

    @BeforeEach
    void make() throws IOException {
        folder = ReachableFolder.make();
    }

    @AfterEach
    void remove() throws IOException {
        folder.close();
    }

    @Test
    void keepsItsDataOverAStopAndOverAKill() throws Exception {
        try (var first = server()) {
            execute(first.start(), "CREATE TABLE t AS SELECT 7 AS n");
            assertThatThrownBy(server()::start)
                    .isInstanceOf(HubException.class)
                    .hasMessageContaining("another hub")
                    .hasMessageContaining("database.data");
        }
        try (var second = server()) {
            var address = second.start();
            execute(address, "INSERT INTO t VALUES (8)");
            ProcessHandle.of(second.pid().orElseThrow()).orElseThrow().destroyForcibly();

            await().atMost(PATIENCE).ignoreExceptions().until(() -> sum(address) == 15);
        }
        try (var third = server()) {
            // After a power cut the number in the pid file may be anybody's.
            var pidFile = folder.path().resolve("data/cluster/postmaster.pid");
            assertThat(pidFile).doesNotExist();
            Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");

            assertThat(sum(third.start())).isEqualTo(15);
        }
    }

    @Test
    void runsAsSomebodyWhoIsNotRootAndListensOnLoopbackOnly() throws Exception {
        try (var server = server()) {
            var address = server.start();

            assertThat(address.url()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThat(ProcessHandle.of(server.pid().orElseThrow())
                            .flatMap(handle -> handle.info().user()))
                    .isNotEmpty()
                    .get()
                    .isNotEqualTo("root");
            assertThatThrownBy(() -> DriverManager.getConnection(address.url(), address.user(), "wrong"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aFolderOfAnotherVersionIsLeftAlone() throws Exception {
        Files.createDirectories(folder.path().resolve("data/cluster"));
        Files.writeString(folder.path().resolve("data/cluster/PG_VERSION"), "12\n");

        try (var server = server()) {
            assertThatThrownBy(server::start)
                    .isInstanceOf(HubException.class)
                    .hasMessageContaining("is of PostgreSQL 12")
                    .hasMessageContaining("database.data");
        }
    }

    @Test
    void whatAKilledFirstStartLeftIsNoHindrance() throws Exception {
        Files.createDirectories(folder.path().resolve("data/cluster.new/base"));
        Files.writeString(folder.path().resolve("data/password"), "");
        Files.writeString(folder.path().resolve("data/password.new"), "half");
        folder.path().resolve("data").toFile().setExecutable(true, false);

        try (var server = server()) {
            assertThat(server.start().password()).hasSize(48);
        }
    }

    private EmbeddedPostgres server() throws IOException {
        return new EmbeddedPostgres(folder.path().resolve("data"), ReachableFolder.programs());
    }

    private static void execute(EmbeddedPostgres.Address address, String sql) throws SQLException {
        try (var connection = connect(address);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long sum(EmbeddedPostgres.Address address) throws SQLException {
        try (var connection = connect(address);
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT sum(n) FROM t")) {
            found.next();
            return found.getLong(1);
        }
    }

    private static Connection connect(EmbeddedPostgres.Address address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
