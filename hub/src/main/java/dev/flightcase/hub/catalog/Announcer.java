package dev.flightcase.hub.catalog;

import com.google.protobuf.ByteString;
import dev.flightcase.hub.ledger.LedgerException;
import dev.flightcase.hub.nodes.NodeKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each known node which catalog it is to serve, by a retained message, and tells it again when that changes or the broker has forgotten: looks at
 * what should be told and at what was, again and again, so that nothing depends on a single moment. One virtual thread, {@code hub-catalogs}.
 */
public final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final CatalogBook book;
    private final SignedNews news;
    private final Supplier<Collection<NodeKey>> nodes;
    private final Supplier<List<String>> sources;
    private final Line line;
    private final InstantSource clock;
    private final Semaphore wakes = new Semaphore(0);
    private final Map<NodeKey, Long> told = new HashMap<>();
    private long session;
    private volatile boolean closed;
    private @Nullable Thread thread;

    /** The way to the broker. */
    public interface Line {
        /** Another number after each new connection: the broker may have forgotten what was told before. */
        long session();

        /** Retained, at QoS 1; false when it can not be sent now. */
        boolean publishRetained(String topic, ByteString payload);
    }

    /**
     * @param nodes that are known now
     * @param sources URLs under which the shelf is reached, each with a slash at its end
     */
    public Announcer(
            CatalogBook book,
            SignedNews news,
            Supplier<Collection<NodeKey>> nodes,
            Supplier<List<String>> sources,
            Line line,
            InstantSource clock) {
        this.book = book;
        this.news = news;
        this.nodes = nodes;
        this.sources = sources;
        this.line = line;
        this.clock = clock;
    }

    public void start() {
        thread = Thread.ofVirtual().name("hub-catalogs").start(this::run);
    }

    /** Something was chosen: it is told at once. From any thread. */
    public void wake() {
        wakes.release();
    }

    private void run() {
        try {
            while (!closed) {
                look();
                if (wakes.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // close()
        }
    }

    /** One look; what {@link #start} does again and again. By one thread. */
    void look() {
        if (line.session() != session) {
            session = line.session();
            told.clear();
        }
        try {
            for (NodeKey node : nodes.get()) {
                Optional<CatalogChoice> choice = book.choice(node.node());
                if (choice.isPresent()
                        && told.getOrDefault(node, 0L) != choice.get().news()) {
                    tell(node, choice.get());
                }
            }
        } catch (LedgerException e) {
            LOG.atDebug().addKeyValue("error", e.getMessage()).log("catalogs can not be looked up now");
        }
    }

    private void tell(NodeKey node, CatalogChoice choice) {
        var topic = "flightcase/v1/" + node.group() + "/" + node.node() + "/catalog";
        if (line.publishRetained(topic, news.catalog(node.node(), choice, sources.get(), clock.instant()))) {
            told.put(node, choice.news());
            LOG.atInfo()
                    .addKeyValue("node", node.node())
                    .addKeyValue("catalog", choice.catalog())
                    .addKeyValue("news", choice.news())
                    .log("node is told its catalog");
        }
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
