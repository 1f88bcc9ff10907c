package dev.flightcase.daemon.updates;

import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.http.BodySink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every client what changes. Each piece of text is made once for all of them. Stock is coalesced: the first change
 * goes out at once, and what follows within a tenth of a second goes out together at its end, each SKU once with its last
 * number. Edits and drops never wait. One thread, {@code updates}, does the telling; everything else may come from any.
 */
public final class Updates implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Updates.class);
    /** 10 Hz: faster than anybody reads. */
    private static final Duration STOCK_EVERY = Duration.ofMillis(100);
    /** Well within the server's idle timeout, and what a proxy or a phone gives a silent connection. */
    private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(10);

    /** Beside one thing for each client. */
    private static final int EDITS_WAITING_MAX = 1024;

    /** 8 KB for each client. */
    private static final int PRICES_TOLD_MAX = 64;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration STOP_WAIT = Duration.ofSeconds(2);

    private final Stock stock;
    private final LongSupplier catalogRevision;
    private final InstantSource clock;
    private final int clientsMax;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Runnable> news;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean told = new AtomicBoolean();
    /** Of the ledger: what changed up to here is in {@link #changed}, or was before. */
    private final AtomicLong announced = new AtomicLong();

    private final DropClock drops = new DropClock();
    private final Thread thread = new Thread(this::run, "updates");
    private volatile boolean closing;
    /** Of the ledger: clients that have listened all along know every change up to here. */
    private volatile long stockTold;

    private Instant stockSent = Instant.MIN;
    private Instant heartbeat = Instant.MIN;

    /** @param catalogRevision 0 before the first import */
    public Updates(Stock stock, LongSupplier catalogRevision, InstantSource clock, int clientsMax) {
        this.stock = stock;
        this.catalogRevision = catalogRevision;
        this.clock = clock;
        this.clientsMax = clientsMax;
        this.news = new ArrayBlockingQueue<>(clientsMax + EDITS_WAITING_MAX);
    }

    public void start() {
        announced.accumulateAndGet(stock.revision(), Math::max);
        stockTold = announced.get();
        thread.start();
    }

    /**
     * {@link dev.flightcase.cache.checkout.LedgerListener}: must not block, and keeps each SKU once.
     *
     * @param revision of the ledger with these changes
     */
    public void stockChanged(long revision, Collection<String> skus) {
        changed.addAll(skus);
        announced.accumulateAndGet(revision, Math::max);
        if (told.compareAndSet(false, true)) {
            tell(() -> {});
        }
    }

    /** A new catalog is sold. */
    public void imported(List<SaleTerms> items) {
        tell(() -> {
            drops.set(items, clock.instant());
            var at = position();
            sendAll(new EventText().catalog(at), at);
        });
    }

    /**
     * Some products cost something else, or were edited; all terms come too, because a window may be among the edits. Of more
     * than {@value #PRICES_TOLD_MAX} each phone asks for itself.
     */
    public void edited(List<PriceChange> changes, List<SaleTerms> items) {
        tell(() -> {
            drops.set(items, clock.instant());
            var at = position();
            var text = new EventText();
            if (changes.size() <= PRICES_TOLD_MAX) {
                changes.forEach(change -> text.price(at, change));
            }
            sendAll(text.catalog(at), at);
        });
    }

    /** False when there are too many already. */
    public boolean hasRoom() {
        return subscribers.size() < clientsMax;
    }

    /** How many clients listen. */
    public int clients() {
        return subscribers.size();
    }

    /** @param known what the client knows already; null for a new one */
    public void subscribe(BodySink sink, @Nullable Position known) {
        var now = position();
        var client = new Subscriber(sink, known == null ? now : known, this::catchUp);
        subscribers.add(client);
        sink.onClosed(() -> subscribers.remove(client));
        if (known == null) {
            client.send(new EventText().retry(RETRY_AFTER).catalog(now).bytes(), now);
        } else {
            client.send(new EventText().retry(RETRY_AFTER).bytes(), known);
            catchUp(client);
        }
    }

    /** Looks through the stock in memory; not on the caller's thread, which is an event loop. */
    private void catchUp(Subscriber client) {
        tell(() -> {
            var known = client.resume();
            var now = position();
            var changes = stock.changesSince(known.ledger() > stock.revision() ? 0 : known.ledger());
            var at = new Position(now.catalog(), changes.revision());
            var text = new EventText();
            if (now.catalog() != known.catalog()) {
                text.catalog(at);
            }
            text.stock(new Position(at.catalog(), known.ledger()), at, changes.available());
            if (!text.isEmpty()) {
                client.send(text.bytes(), at);
            }
        });
    }

    private void tell(Runnable what) {
        if (!news.offer(what)) {
            log.atWarn()
                    .log("phones are not told of a change: too many wait already; they find it when they ask again");
        }
    }

    private void run() {
        while (!closing) {
            try {
                var next = news.poll(patience().toNanos(), TimeUnit.NANOSECONDS);
                if (next != null) {
                    next.run();
                }
                tellDrops();
                tellStock();
                beat();
            } catch (InterruptedException e) {
                return; // Only close() interrupts.
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("phones could not be told of a change");
            }
        }
    }

    private Duration patience() {
        var now = clock.instant();
        var longest = changed.isEmpty() ? HEARTBEAT_EVERY : STOCK_EVERY;
        var until = drops.untilNext(now, longest);
        return until.isNegative() ? Duration.ZERO : until;
    }

    private void tellDrops() {
        var at = position();
        for (var edge : drops.come(clock.instant())) {
            sendAll(new EventText().drop(at, edge.sku(), edge.state()), at);
        }
    }

    private void tellStock() {
        var now = clock.instant();
        if (changed.isEmpty() || within(stockSent, now, STOCK_EVERY)) {
            return;
        }
        stockSent = now;
        told.set(false);
        // Before the changes are taken out: one that comes meanwhile is told the next time.
        long through = announced.get();
        var skus = new ArrayList<String>();
        for (var sku = changed.iterator(); sku.hasNext(); sku.remove()) {
            skus.add(sku.next());
        }
        var before = position();
        stockTold = through;
        var at = position();
        sendAll(new EventText().stock(before, at, stock.available(skus).available()), at);
    }

    /** A clock that was set back counts as passed. */
    private static boolean within(Instant since, Instant now, Duration time) {
        return !since.equals(Instant.MIN) && !now.isBefore(since) && now.isBefore(since.plus(time));
    }

    private void beat() {
        var now = clock.instant();
        if (!within(heartbeat, now, HEARTBEAT_EVERY)) {
            heartbeat = now;
            subscribers.forEach(Subscriber::heartbeat);
        }
    }

    private void sendAll(EventText text, Position at) {
        if (!text.isEmpty()) {
            var bytes = text.bytes();
            subscribers.forEach(client -> client.send(bytes, at));
        }
    }

    /** Never ahead of what was told: a client that comes back with it is told all that it missed, and at worst something twice. */
    private Position position() {
        return new Position(catalogRevision.getAsLong(), stockTold);
    }

    /** Ends every client's stream: they come back with what they know. */
    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(STOP_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        subscribers.forEach(Subscriber::end);
    }
}
