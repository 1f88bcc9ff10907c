package dev.flightcase.hub.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.hub.database.Database;
import dev.flightcase.hub.database.DatabaseAddress;
import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.TestDatabase;
import dev.flightcase.hub.ledger.Journals;
import dev.flightcase.hub.postgres.EmbeddedPostgres;
import dev.flightcase.hub.postgres.ReachableFolder;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers and databases that are killed with -9, and a node that does as nodes do: what has no receipt is sent again. */
@ExtendWith({RealPostgres.class, RealBrokers.class})
class KilledWorkerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final long EPOCH = 0x8000_0000_0000_0001L;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void betweenCommitAndAcknowledgement(BrokerKind kind, RealBrokers brokers, TestDatabase test) throws Exception {
        open(test.address());
        var broker = brokers.get(kind);
        try (var node = new OrdersNode(broker, "fc-k1")) {
            try (var killed = WorkerProcess.up(folder, broker, test.address(), "stop-after-commit")) {
                node.send(Journals.run("fc-k1", EPOCH, 1, 20));
                killed.awaitLine("committed");
                assertThat(node.mark(EPOCH)).isZero();
                killed.kill();
            }
            try (var next = WorkerProcess.up(folder, broker, test.address())) {
                settle(node, "fc-k1", 30);
                next.kill();
            }
        }
        assertEachOnce(test, "fc-k1", 30);
    }

    @Test
    void betweenAcknowledgementAndReceipt(RealBrokers brokers, TestDatabase test) throws Exception {
        open(test.address());
        var broker = brokers.get(BrokerKind.HIVEMQ);
        try (var node = new OrdersNode(broker, "fc-k5")) {
            try (var killed = WorkerProcess.up(folder, broker, test.address(), "stop-before-receipt")) {
                node.send(Journals.run("fc-k5", EPOCH, 1, 20));
                killed.awaitLine("acknowledged");
                killed.kill();
            }
            assertThat(node.mark(EPOCH)).isZero();
            try (var next = WorkerProcess.up(folder, broker, test.address())) {
                settle(node, "fc-k5", 20);
                next.kill();
            }
        }
        assertEachOnce(test, "fc-k5", 20);
    }

    @Test
    void inTheMiddleOfTheTransaction(RealBrokers brokers, TestDatabase test) throws Exception {
        open(test.address());
        test.execute("CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS "
                + "'BEGIN PERFORM pg_advisory_xact_lock_shared(42); RETURN NULL; END'");
        test.execute("CREATE TRIGGER hold AFTER INSERT ON entries FOR EACH STATEMENT EXECUTE FUNCTION hold()");
        var broker = brokers.get(BrokerKind.HIVEMQ);
        try (var node = new OrdersNode(broker, "fc-k2")) {
            try (var gate = test.connect();
                    var statement = gate.createStatement();
                    var killed = WorkerProcess.up(folder, broker, test.address())) {
                statement.execute("SELECT pg_advisory_lock(42)");
                node.send(Journals.run("fc-k2", EPOCH, 1, 20));
                await().atMost(PATIENCE)
                        .until(() -> test.number(
                                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                                == 1);
                killed.kill();
            }
            await().atMost(PATIENCE)
                    .until(() -> test.number("SELECT count(*) FROM pg_stat_activity WHERE "
                                    + "datname = current_database() AND application_name = 'flightcase-hub'")
                            == 0);
            assertThat(test.number("SELECT count(*) FROM entries WHERE node = 'fc-k2'"))
                    .isZero();
            try (var next = WorkerProcess.up(folder, broker, test.address())) {
                settle(node, "fc-k2", 30);
                next.kill();
            }
        }
        assertEachOnce(test, "fc-k2", 30);
    }

    @Test
    void againAndAgainWhileTwoCross(RealBrokers brokers, TestDatabase test) throws Exception {
        open(test.address());
        var broker = brokers.get(BrokerKind.HIVEMQ);
        var workers = new ArrayDeque<WorkerProcess>();
        try (var node = new OrdersNode(broker, "fc-k3")) {
            workers.add(WorkerProcess.up(folder, broker, test.address()));
            workers.add(WorkerProcess.up(folder, broker, test.address()));
            var settled = CompletableFuture.runAsync(() -> settle(node, "fc-k3", 3000));
            for (int kills = 0; kills < 4; kills++) {
                workers.remove().kill();
                workers.add(WorkerProcess.up(folder, broker, test.address()));
            }
            settled.join();
        } finally {
            workers.forEach(WorkerProcess::kill);
        }
        assertEachOnce(test, "fc-k3", 3000);
    }

    @Test
    void theDatabaseUnderLoad(RealBrokers brokers) throws Exception {
        var broker = brokers.get(BrokerKind.HIVEMQ);
        try (var reachable = ReachableFolder.make();
                var postgres = new EmbeddedPostgres(reachable.path().resolve("data"), ReachableFolder.programs())) {
            var started = postgres.start();
            var address = new DatabaseAddress(started.url(), started.user(), started.password());
            open(address);
            try (var worker = WorkerProcess.up(folder, broker, address);
                    var node = new OrdersNode(broker, "fc-k4")) {
                var settled = CompletableFuture.runAsync(() -> settle(node, "fc-k4", 3000));
                for (long past : new long[] {300, 1500}) {
                    await().atMost(PATIENCE).until(() -> node.mark(EPOCH) >= past);
                    ProcessHandle.of(postgres.pid().orElseThrow()).orElseThrow().destroyForcibly();
                    await().atMost(PATIENCE).until(() -> postgres.pid().isPresent());
                }
                settled.join();
                worker.kill();
            }
            try (var connection = DriverManager.getConnection(started.url(), started.user(), started.password());
                    var statement = connection.createStatement();
                    var found = statement.executeQuery(
                            "SELECT count(*) FROM entries WHERE node = 'fc-k4' AND sha256(record) = hash")) {
                found.next();
                assertThat(found.getLong(1)).isEqualTo(3000);
            }
        }
    }

    @Test
    void theBrokerWithAllItHad(RealBrokers brokers, TestDatabase test) throws Exception {
        open(test.address());
        var broker = brokers.get(BrokerKind.MOSQUITTO);
        try (var worker = WorkerProcess.up(folder, broker, test.address())) {
            for (long last : new long[] {500, 1000, 1500}) {
                try (var node = new OrdersNode(broker, "fc-k6")) {
                    // Acknowledged by a broker that is dead and empty a moment later.
                    node.send(Journals.run("fc-k6", EPOCH, last - 40, last));
                }
                brokers.killAndStartMosquitto();
                try (var node = new OrdersNode(broker, "fc-k6")) {
                    settle(node, "fc-k6", last);
                }
            }
            worker.kill();
        }
        assertEachOnce(test, "fc-k6", 1500);
    }

    private static void open(DatabaseAddress address) {
        try (var database = new Database(address, 1)) {
            database.open();
        }
    }

    /** Sends what has no receipt, in some order and some of it twice, until everything has one. */
    private static void settle(OrdersNode node, String name, long last) {
        var random = new Random(name.hashCode());
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(AGAIN).until(() -> {
            for (long first = node.mark(EPOCH) + 1; first <= last; first += 50) {
                long from = Math.max(1, first - random.nextInt(10));
                node.send(Journals.run(name, EPOCH, from, Math.min(last, first + 49)));
            }
            return node.mark(EPOCH) == last;
        });
    }

    /** What earlier tests left at the broker may come to the workers of this one, too. */
    private static void assertEachOnce(TestDatabase test, String node, long count) throws SQLException {
        var ours = " FROM entries WHERE node = '" + node + "'";
        assertThat(test.number("SELECT count(*)" + ours)).isEqualTo(count);
        assertThat(test.number("SELECT count(*)" + ours + " AND sha256(record) = hash"))
                .isEqualTo(count);
        assertThat(test.number("SELECT max(sequence)" + ours)).isEqualTo(count);
        assertThat(test.number("SELECT entries FROM marks WHERE node = '" + node + "'"))
                .isEqualTo(count);
        assertThat(test.number("SELECT count(*) FROM quarantine")).isZero();
    }
}
