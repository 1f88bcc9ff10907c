package dev.flightcase.hub.allotments;

import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.hub.downlink.News;
import dev.flightcase.hub.downlink.NewsSource;
import dev.flightcase.hub.downlink.SignedMessages;
import dev.flightcase.hub.nodes.NodeKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which stock each node has, as it is told (contract, {@code Allotments}). A topic keeps one message: of several events that a node has not confirmed each has its
 * turn, since it may have fetched the catalog of only one of them.
 */
public final class AllotmentNews implements NewsSource {
    private static final Duration TURN = Duration.ofMinutes(1);

    private final StockBook book;
    private final SignedMessages messages;
    private final InstantSource clock;

    public AllotmentNews(StockBook book, SignedMessages messages, InstantSource clock) {
        this.book = book;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param nodes not looked at: stock is told to all nodes that have any, heard now or not */
    @Override
    public List<News> current(Collection<NodeKey> nodes) {
        Map<NodeKey, List<Telling>> byNode = new LinkedHashMap<>();
        book.tellings()
                .forEach(telling -> byNode.computeIfAbsent(telling.node(), _ -> new ArrayList<>())
                        .add(telling));
        var turn = clock.millis() / TURN.toMillis();
        return byNode.values().stream().map(of -> news(ofTurn(of, turn))).toList();
    }

    private static Telling ofTurn(List<Telling> tellings, long turn) {
        var open = tellings.stream().filter(telling -> !telling.confirmed()).toList();
        return open.isEmpty() ? tellings.getLast() : open.get((int) (turn % open.size()));
    }

    private News news(Telling telling) {
        return new News(telling.node(), telling.version(), () -> messages.sign(message(telling)));
    }

    /** A version is in one transaction with its sums, and what came since has another one: it is told in a moment. */
    private Allotments message(Telling telling) {
        var message = Allotments.newBuilder()
                .setNode(telling.node().node())
                .setEpoch(telling.epoch())
                .setEventKey(telling.event())
                .setVersion(telling.version())
                .setIssuedAt(clock.millis());
        book.slices(telling)
                .forEach(slice -> message.addSlices(
                        Allotments.Slice.newBuilder().setSku(slice.sku()).setUnits(slice.units())));
        return message.build();
    }
}
