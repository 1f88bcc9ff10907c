package dev.flightcase.bench.catalog;

import dev.flightcase.bench.load.PlainConnection;
import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One phone that listens to what changes, in a thread of its own. */
public final class Phone implements Runnable, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int number;
    private final PlainConnection connection;
    private final CountDownLatch listening;
    private final AtomicReference<@Nullable Edit> current;
    private volatile String trouble = "";

    /**
     * @param listening counted down once the node has begun to answer
     * @param current the edit that is on its way
     */
    public Phone(int number, int port, CountDownLatch listening, AtomicReference<@Nullable Edit> current)
            throws IOException {
        this.number = number;
        this.connection = new PlainConnection(port, 0, PATIENCE);
        this.listening = listening;
        this.current = current;
    }

    @Override
    public void run() {
        try {
            var got = connection.get("/api/v1/updates", "Accept: text/event-stream\r\n");
            if (got.status() != 200) {
                trouble = "/api/v1/updates answers " + got.status();
                return;
            }
            listening.countDown();
            var events = new EventReader(got.body());
            for (var event = events.next(); event.isPresent(); event = events.next()) {
                long now = System.nanoTime();
                if (event.get().type().equals("price")) {
                    price(Json.parse(event.get().data()), now);
                }
            }
            trouble = "the stream of events ended";
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        } finally {
            listening.countDown();
        }
    }

    private void price(Json data, long nowNanos) {
        var edit = current.get();
        if (edit != null
                && edit.is(data.at("sku").text(), data.at("price").at("amount").number(-1))) {
            edit.seen(number, nowNanos);
        }
    }

    /** Why it listens no more; the empty string while it does. */
    public String trouble() {
        return trouble;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
