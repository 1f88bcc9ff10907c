package dev.flightcase.hub.mqtt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds one connection to the broker after the other, on a virtual thread of its own, until it is closed. {@link #start} and {@link #close} belong to one
 * thread.
 */
final class KeptLine {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLine.class);

    private final BrokerAddress broker;
    private final String trouble;
    private final Supplier<Duration> pause;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable CountDownLatch current;
    private @Nullable Thread thread;

    /** One connection, with a fresh client. */
    @FunctionalInterface
    interface Connection {
        /**
         * From its first packet until it is lost or the line is closed; see {@link KeptLine#await}.
         *
         * @param ended to be counted down when the connection is lost; the line does so when it is closed
         */
        void hold(CountDownLatch ended) throws MqttException, InterruptedException;
    }

    /**
     * @param trouble what is logged when a connection fails, once until one has held
     * @param pause between two connections
     */
    KeptLine(BrokerAddress broker, String trouble, Supplier<Duration> pause) {
        this.broker = broker;
        this.trouble = trouble;
        this.pause = pause;
    }

    /** @param name of the thread */
    void start(String name, Connection connection) {
        thread = Thread.ofVirtual().name(name).start(() -> keepUp(connection));
    }

    /** Waits for the end of a connection that stands; returns at once when the line is closed. */
    void await(CountDownLatch ended) throws InterruptedException {
        if (!isClosed()) {
            ended.await();
        }
    }

    /** From any thread. */
    boolean isClosed() {
        return stop.getCount() == 0;
    }

    /** Ends the connection, and waits for that for at most {@code patience}. */
    void close(Duration patience) {
        stop.countDown();
        var waiting = current;
        if (waiting != null) {
            waiting.countDown();
        }
        if (thread != null) {
            try {
                thread.join(patience);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void keepUp(Connection connection) {
        boolean told = false;
        try {
            while (!isClosed()) {
                try {
                    var ended = new CountDownLatch(1);
                    current = ended;
                    connection.hold(ended);
                    told = false;
                } catch (MqttException | RuntimeException e) {
                    // Paho lets other exceptions through, too; a line that nobody takes up again would be worse than
                    // any of them.
                    if (!told) {
                        LOG.atWarn()
                                .addKeyValue("broker", broker)
                                .addKeyValue("error", e.toString())
                                .log(trouble);
                        told = true;
                    }
                }
                var _ = stop.await(pause.get().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            // Nobody interrupts this thread but a JVM that ends.
        }
    }
}
