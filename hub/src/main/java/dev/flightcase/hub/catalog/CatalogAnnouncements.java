package dev.flightcase.hub.catalog;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.CatalogNews;
import dev.flightcase.contract.commerce.PriceChange;
import dev.flightcase.hub.downlink.News;
import dev.flightcase.hub.downlink.NewsSource;
import dev.flightcase.hub.downlink.SignedMessages;
import dev.flightcase.hub.nodes.NodeKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Which catalog each node is to serve, as it is told (contract, {@code CatalogNews}). */
public final class CatalogAnnouncements implements NewsSource {
    private final CatalogBook book;
    private final SignedMessages messages;
    private final Supplier<List<String>> sources;
    private final InstantSource clock;

    /** @param sources URLs under which the shelf is reached, each with a slash at its end */
    public CatalogAnnouncements(
            CatalogBook book, SignedMessages messages, Supplier<List<String>> sources, InstantSource clock) {
        this.book = book;
        this.messages = messages;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public List<News> current(Collection<NodeKey> nodes) {
        var choices = book.choices(nodes.stream().map(NodeKey::node).toList());
        var news = new ArrayList<News>();
        for (var node : nodes) {
            var choice = choices.get(node.node());
            if (choice != null) {
                news.add(new News(node, choice.news(), () -> messages.sign(message(node.node(), choice))));
            }
        }
        return news;
    }

    /**
     * What a node is told.
     *
     * @param manifest SHA-256 of the list of files, lower-case hex
     */
    record Told(String manifest, ByteString message) {}

    /** Of each of these nodes that has a catalog, by its id. */
    Map<String, Told> signed(Collection<String> nodes) {
        var told = new TreeMap<String, Told>();
        book.choices(nodes)
                .forEach((node, choice) ->
                        told.put(node, new Told(choice.manifest(), messages.sign(message(node, choice)))));
        return told;
    }

    private CatalogNews message(String node, CatalogChoice choice) {
        var news = CatalogNews.newBuilder()
                .setNode(node)
                .setRevision(choice.news())
                .setManifest(ByteString.copyFrom(HexFormat.of().parseHex(choice.manifest())))
                .setManifestBytes(choice.manifestBytes())
                .addAllSources(sources.get())
                .setIssuedAt(clock.instant().toEpochMilli())
                .addAllWarm(choice.warm());
        choice.prices()
                .forEach(price -> news.addPrices(PriceChange.newBuilder()
                        .setSku(price.sku())
                        .setAmount(price.amount())
                        .setCurrency(price.currency())));
        return news.build();
    }
}
