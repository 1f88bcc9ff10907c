package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.checkout.Allotments;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import dev.flightcase.uplink.commerce.NodeStanding;
import dev.flightcase.uplink.commerce.NodeStanding.AllotmentsTaken;
import dev.flightcase.uplink.commerce.NodeStanding.CatalogServed;
import dev.flightcase.uplink.sync.CatalogSync;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the hub would have this node sell: its catalog goes to whoever fetches it, its stock to the ledger. Stock of an event whose catalog is not here
 * yet waits for that. Any thread.
 */
public final class HubWishes implements HubNews {
    private static final Logger log = LoggerFactory.getLogger(HubWishes.class);

    private final CatalogSync sync;
    private final CatalogStore catalog;
    private final Ledger ledger;
    private final BiFunction<UUID, NodeConfiguration, CommandOutcome> settings;
    private @Nullable AllotmentNews waiting;
    private volatile @Nullable AllotmentsTaken taken;

    /** @param settings takes those that the hub changes */
    public HubWishes(
            CatalogSync sync,
            CatalogStore catalog,
            Ledger ledger,
            BiFunction<UUID, NodeConfiguration, CommandOutcome> settings) {
        this.sync = sync;
        this.catalog = catalog;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** What is in force since an earlier start. Blocks on the disk; throws as the ledger's reads do. */
    public void remember() {
        var event = ledger.reads().event().event();
        taken = ledger.reads().allotments(event).map(HubWishes::taken).orElse(null);
    }

    @Override
    public void catalog(CatalogNews news) {
        sync.offer(news);
    }

    /** Another catalog is served: stock that waited for it is in force when this returns. */
    public void served() {
        AllotmentNews news;
        synchronized (this) {
            news = waiting;
        }
        if (news != null) {
            allotments(news);
        }
    }

    @Override
    public synchronized void allotments(AllotmentNews news) {
        var event = catalog.eventOf(news.eventKey());
        if (event.isEmpty()) {
            log.atInfo()
                    .addKeyValue("event", news.eventKey())
                    .addKeyValue("version", news.version())
                    .log("the hub grants stock of an event that is not here yet");
            waiting = news;
            return;
        }
        waiting = null;
        var wish = new Allotments(
                event.get(),
                news.epoch(),
                news.version(),
                news.slices().stream()
                        .map(slice -> new Allotments.Slice(slice.sku(), slice.units()))
                        .toList());
        taken = switch (ledger.allot(wish).join()) {
            case Outcome.Done<Allotments.InForce>(var inForce, var repeated) -> {
                if (!repeated) {
                    log.atInfo()
                            .addKeyValue("event", news.eventKey())
                            .addKeyValue("version", inForce.version())
                            .addKeyValue("less", inForce.less().size())
                            .log("stock is what the hub granted");
                }
                yield taken(inForce);
            }
            case Outcome<Allotments.InForce> refused ->
                throw new IllegalStateException("the ledger could not take up what the hub granted: " + refused);
        };
    }

    private static AllotmentsTaken taken(Allotments.InForce inForce) {
        return new AllotmentsTaken(
                inForce.event(),
                inForce.version(),
                inForce.less().stream()
                        .map(slice -> new AllotmentNews.Slice(slice.sku(), slice.units()))
                        .toList());
    }

    @Override
    public CommandOutcome configuration(UUID command, NodeConfiguration wishes) {
        return settings.apply(command, wishes);
    }

    @Override
    public NodeStanding standing() {
        Optional<CatalogSync.Served> now = sync.served();
        return new NodeStanding(
                taken,
                now.map(served -> new CatalogServed(
                                Bytes.owning(HexFormat.of().parseHex(served.manifest())), served.revision()))
                        .orElse(null));
    }
}
