package dev.flightcase.hub.downlink;

import dev.flightcase.hub.Rounds;
import dev.flightcase.hub.nodes.NodeKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each known node the newest on one topic, by a retained message, and tells it again when that changes or the broker may have forgotten: looks at
 * what should be told and at what was, again and again, so that nothing depends on a single moment. One virtual thread.
 */
public final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final String topic;
    private final NewsSource source;
    private final Supplier<Collection<NodeKey>> nodes;
    private final Downlink line;
    private final Rounds rounds;
    private final Map<NodeKey, Long> told = new HashMap<>();
    private long session;

    /**
     * @param topic last part of the topic below the node's
     * @param nodes that are known now
     */
    public Announcer(String topic, NewsSource source, Supplier<Collection<NodeKey>> nodes, Downlink line) {
        this.topic = topic;
        this.source = source;
        this.nodes = nodes;
        this.line = line;
        this.rounds = new Rounds("hub-" + topic, PERIOD, this::look);
    }

    public void start() {
        rounds.start();
    }

    /** Something has changed: it is told at once. From any thread. */
    public void wake() {
        rounds.wake();
    }

    /**
     * One look; what {@link #start} does again and again. By one thread.
     *
     * @throws dev.flightcase.hub.ledger.LedgerException when what nodes are to know can not be looked up now
     */
    public void look() {
        if (line.session() != session) {
            session = line.session();
            told.clear();
        }
        for (var news : source.current(nodes.get())) {
            if (told.getOrDefault(news.node(), 0L) != news.version()) {
                tell(news);
            }
        }
    }

    private void tell(News news) {
        if (line.publishRetained(news.node().topic(topic), news.payload().get())) {
            told.put(news.node(), news.version());
            LOG.atInfo()
                    .addKeyValue("node", news.node().node())
                    .addKeyValue("topic", topic)
                    .addKeyValue("version", news.version())
                    .log("node is told");
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
