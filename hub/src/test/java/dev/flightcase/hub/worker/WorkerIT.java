package dev.flightcase.hub.worker;

import static dev.flightcase.hub.ledger.Journals.batch;
import static dev.flightcase.hub.ledger.Journals.id;
import static dev.flightcase.hub.ledger.Journals.order;
import static dev.flightcase.hub.ledger.Journals.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.contract.commerce.Rejected;
import dev.flightcase.hub.database.Database;
import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.SqlLedger;
import dev.flightcase.hub.database.TestDatabase;
import dev.flightcase.hub.ledger.Ledger;
import dev.flightcase.hub.mqtt.BrokerAddress;
import dev.flightcase.hub.mqtt.PahoOrdersLine;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the broker's topics to PostgreSQL and back, with each broker that there is. */
@ExtendWith({RealPostgres.class, RealBrokers.class})
class WorkerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final WorkerConfig CONFIG = new WorkerConfig(1, 4, Duration.ofMillis(200));

    private final WorkerCounts counts = new WorkerCounts();
    private final List<Worker> workers = new ArrayList<>();
    private TestDatabase test;
    private Database database;

    @BeforeEach
    void open(TestDatabase fresh) {
        test = fresh;
        database = new Database(fresh.address(), 4);
        database.open();
    }

    @AfterEach
    void close() {
        workers.forEach(Worker::close);
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsEnteredAndItsReceiptIsKeptForTheNode(BrokerKind kind, RealBrokers brokers) throws Exception {
        var broker = brokers.get(kind);
        work(broker, new SqlLedger(database));
        try (var node = new OrdersNode(broker, "fc-a")) {
            node.send(run("fc-a", 5, 1, 40));
            node.sendDeflated(run("fc-a", 5, 41, 80));

            await().atMost(PATIENCE).until(() -> node.mark(5) == 80);
        }
        try (var later = new OrdersNode(broker, "fc-a")) {
            await().atMost(PATIENCE).until(() -> later.mark(5) == 80);
            assertThat(later.last(5).getNode()).isEqualTo("fc-a");
            assertThat(later.last(5).getIssuedAt()).isPositive();
        }
        assertThat(test.number("SELECT count(*) FROM entries")).isEqualTo(80);
    }

    @ParameterizedTest
    @EnumSource
    void aPoisonMessageHoldsUpNobodyAndARejectedEntryIsNamed(BrokerKind kind, RealBrokers brokers) throws Exception {
        var broker = brokers.get(kind);
        work(broker, new SqlLedger(database));
        try (var node = new OrdersNode(broker, "fc-p")) {
            node.sendBytes("identity", new byte[] {1, 2, 3});
            node.sendBytes("deflate", new byte[64 * 1024]);
            node.send(run("fc-other", 5, 1, 1));
            node.send(run("fc-p", 5, 1, 2));
            node.send(batch("fc-p", 5, 3, List.of(order(id("fc-p", 1), 1, "other"), order("fc-p", 4))));

            await().atMost(PATIENCE).until(() -> node.mark(5) == 4);
            assertThat(node.last(5).getRejectedList()).singleElement().satisfies(rejected -> {
                assertThat(rejected.getSequence()).isEqualTo(3);
                assertThat(rejected.getReason()).isEqualTo(Rejected.Reason.OTHER_HASH);
            });
        }
        assertThat(test.number("SELECT count(*) FROM dead_letters")).isEqualTo(3);
        assertThat(test.number("SELECT count(*) FROM entries")).isEqualTo(3);
        assertThat(counts.view().deadLetters()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void duplicatesInAnyOrderAmongSeveralWorkersAddUpToEachOnce(BrokerKind kind, RealBrokers brokers) throws Exception {
        var broker = brokers.get(kind);
        for (int i = 0; i < 3; i++) {
            work(broker, new SqlLedger(database));
        }
        var random = new Random(3);
        try (var node = new OrdersNode(broker, "fc-d")) {
            for (int i = 0; i < 60; i++) {
                long first = 1 + 10L * random.nextInt(20);
                node.send(run("fc-d", 5, first, first + 9 + random.nextInt(10)));
            }
            for (long first = 1; first <= 191; first += 10) {
                node.send(run("fc-d", 5, first, first + 9));
            }
            await().atMost(PATIENCE).until(() -> node.mark(5) >= 200);
        }
        long mark = test.number("SELECT upper(received) - 1 FROM marks");
        assertThat(test.number("SELECT count(*) FROM entries")).isEqualTo(mark);
        assertThat(test.number("SELECT count(*) FROM quarantine")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whileTheDatabaseIsAwayNothingIsAcknowledgedAndNothingIsLost(BrokerKind kind, RealBrokers brokers)
            throws Exception {
        var broker = brokers.get(kind);
        test.forbid();
        work(broker, new SqlLedger(database));
        try (var node = new OrdersNode(broker, "fc-w")) {
            for (long first = 1; first <= 200; first += 10) {
                node.send(run("fc-w", 5, first, first + 9));
            }
            await().atMost(PATIENCE).until(() -> counts.view().retries() >= 3);
            assertThat(counts.view().batches()).isZero();
            assertThat(node.mark(5)).isZero();

            test.allow();
            await().atMost(PATIENCE).until(() -> node.mark(5) == 200);
        }
        assertThat(test.number("SELECT count(*) FROM entries")).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatTheDatabaseRefusesGoesToTheDeadLetters(BrokerKind kind, RealBrokers brokers) throws Exception {
        var broker = brokers.get(kind);
        test.execute("ALTER TABLE entries ADD CHECK (number <> 2)");
        work(broker, new SqlLedger(database));
        try (var node = new OrdersNode(broker, "fc-r")) {
            node.send(run("fc-r", 5, 1, 3));
            node.send(run("fc-r", 5, 4, 6));

            await().atMost(PATIENCE).until(() -> test.number("SELECT count(*) FROM entries") == 3);
            await().atMost(PATIENCE).until(() -> node.last(5).getGapsCount() == 1);
        }
        assertThat(test.number("SELECT count(*) FROM dead_letters WHERE reason LIKE '%refuses%'"))
                .isEqualTo(1);
    }

    private void work(URI broker, Ledger ledger) {
        var line = new PahoOrdersLine(BrokerAddress.of(broker), CONFIG.receiveMax());
        var worker = new Worker(line, ledger, CONFIG, InstantSource.system(), new Random(1), counts);
        workers.add(worker);
        worker.start("worker");
        await().atMost(PATIENCE).until(worker::isUp);
    }
}
