package dev.flightcase.hub.worker;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.database.Database;
import dev.flightcase.hub.database.DatabaseAddress;
import dev.flightcase.hub.database.SqlLedger;
import dev.flightcase.hub.ledger.Batch;
import dev.flightcase.hub.ledger.DeadLetter;
import dev.flightcase.hub.ledger.Ledger;
import dev.flightcase.hub.mqtt.BrokerAddress;
import dev.flightcase.hub.mqtt.PahoOrdersLine;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** One worker in a process of its own, to be killed: {@code BROKER URL USER PASSWORD [stop-after-commit|stop-before-receipt]}. */
final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] args) throws InterruptedException {
        var database = new Database(new DatabaseAddress(args[1], args[2], args[3]), 2);
        Ledger ledger = new SqlLedger(database);
        var stop = args.length > 4 ? args[4] : "";
        if (stop.equals("stop-after-commit")) {
            ledger = new StopsAfterCommit(ledger);
        }
        var config = new WorkerConfig(1, 8, Duration.ofMillis(200));
        OrdersLine line = new PahoOrdersLine(BrokerAddress.of(URI.create(args[0])), config.receiveMax());
        if (stop.equals("stop-before-receipt")) {
            line = new StopsBeforeReceipt(line);
        }
        var worker = new Worker(line, ledger, config, InstantSource.system(), new Random(), new WorkerCounts());
        worker.start("worker");
        while (!worker.isUp()) {
            Thread.onSpinWait();
        }
        System.out.println("up");
        new CountDownLatch(1).await();
    }

    /** Says that a batch is committed, and goes no further: to PUBACK it never comes. */
    private record StopsAfterCommit(Ledger ledger) implements Ledger {
        @Override
        public Acceptance accept(Batch batch) {
            ledger.accept(batch);
            System.out.println("committed");
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new IllegalStateException("nobody counts down");
        }

        @Override
        public void bury(DeadLetter letter) {
            ledger.bury(letter);
        }
    }

    /** Says that a batch is acknowledged, and sends no receipt. */
    private record StopsBeforeReceipt(OrdersLine line) implements OrdersLine {
        @Override
        public void start(Predicate<Delivery> arrived, Runnable lost) {
            line.start(
                    delivery ->
                            arrived.test(new Delivery(delivery.topic(), delivery.encoding(), delivery.payload(), () -> {
                                delivery.acknowledge().run();
                                System.out.println("acknowledged");
                            })),
                    lost);
        }

        @Override
        public boolean publishRetained(String topic, ByteString payload) throws InterruptedException {
            new CountDownLatch(1).await();
            return false;
        }

        @Override
        public boolean isUp() {
            return line.isUp();
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
