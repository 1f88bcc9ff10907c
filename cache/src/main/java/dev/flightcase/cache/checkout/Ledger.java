package dev.flightcase.cache.checkout;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.catalog.Assortment;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stall's ledger: stock and orders. One thread writes (see {@link LedgerWriter}); every method here may be called
 * from any thread. Sells nothing until an assortment was adopted.
 */
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final KeyValueStore.Opener opener;
    private final LedgerConfig config;
    private final LedgerSurroundings around;
    private final Settlement settlement;
    private final BlockingQueue<Command> queue;
    private final RequestBounds bounds;
    private final Fingerprint fingerprint;
    private final StockText stockText;
    private volatile @Nullable Running running;

    private record Running(LedgerWriter writer, Thread thread) {}

    public Ledger(KeyValueStore.Opener opener, LedgerConfig config, LedgerSurroundings around, Settlement settlement) {
        var text = new JsonText();
        this.opener = opener;
        this.config = config;
        this.around = around;
        this.settlement = settlement;
        this.queue = new ArrayBlockingQueue<>(config.queueCommandsMax());
        this.bounds = new RequestBounds(config);
        this.fingerprint = new Fingerprint(text);
        this.stockText = new StockText(text);
    }

    /**
     * Opens the database, counts the boot and starts the thread; blocks. On a disk that takes no writes the ledger comes up
     * {@link LedgerCondition.Recovering}: what is there can be read, and it sells as soon as the disk lets it. Throws
     * {@link StoreException} when there is nothing to read either.
     */
    public void start() {
        var writer = LedgerWriter.open(opener, config, around, queue, settlement);
        var thread = new Thread(writer, "ledger");
        running = new Running(writer, thread);
        thread.start();
    }

    /**
     * Sells. Never blocks; the future is completed on the executor given, after the fsync, and only exceptionally when we
     * made a mistake.
     */
    public CompletableFuture<OrderOutcome> order(IdempotencyKey key, OrderRequest request) {
        var broken = bounds.broken(request);
        if (broken.isPresent()) {
            around.observer().refused(broken.get().reason());
            return CompletableFuture.completedFuture(new OrderOutcome.Refused(broken.get()));
        }
        var command = new Command.Order(key, fingerprint.of(request), request, new CompletableFuture<>());
        if (!enqueue(command)) {
            around.observer().busy();
            return CompletableFuture.completedFuture(new OrderOutcome.Busy(config.retryAfter()));
        }
        return command.outcome();
    }

    /**
     * Sells by this assortment from now on, and grants its stock. Call it at start and after each import; handing over
     * the same revision again changes nothing. Fewer units than are sold leave none: see {@link AdoptOutcome.Adopted}.
     */
    public CompletableFuture<AdoptOutcome> adopt(Assortment assortment) {
        var command = new Command.Adopt(assortment, new CompletableFuture<>());
        if (!enqueue(command)) {
            command.fail(Kind.INPUT_OUTPUT, config.retryAfter());
        }
        return command.outcome();
    }

    /** Blocks on the disk. Throws {@link StoreException}, of kind {@code CLOSED} while recovering. */
    public Optional<OrderView> orderById(UUID id) {
        return new OrderPages(view().store(), config).byId(id);
    }

    /**
     * Newest first. Blocks on the disk; throws as {@link #orderById} does.
     *
     * @param cursor from the page before; null for the first
     * @param limit null for the most there is on a page
     */
    public OrderPage orders(@Nullable String cursor, @Nullable Integer limit) {
        return new OrderPages(view().store(), config).page(cursor, limit);
    }

    /** What is left, by SKU; made once per revision. Does not block on the disk. */
    public StockView stock() {
        return stockText.of(view().state());
    }

    /** Units of one SKU that are left; 0 when it is not sold. */
    public long available(String sku) {
        var state = view().state();
        var shelf = state.shelf();
        var slot = shelf == null ? null : shelf.slot(sku);
        return shelf == null || slot == null ? 0 : shelf.available(slot, state.stock());
    }

    /** Rises with each durable change of stock; never reused, not even over restarts. */
    public long revision() {
        return view().state().counters().revision();
    }

    public LedgerCondition condition() {
        var now = running;
        if (now == null || !now.thread.isAlive()) {
            return new LedgerCondition.Stopped();
        }
        var failure = now.writer.view().failure();
        return failure == null ? new LedgerCondition.Ready() : new LedgerCondition.Recovering(failure);
    }

    /** Answers what is queued, closes the database and ends the thread; waits at most {@code closeWait}. */
    @Override
    public void close() {
        var now = running;
        if (now == null) {
            return;
        }
        now.writer.stop(now.thread);
        try {
            if (!now.thread.join(config.closeWait())) {
                LOG.atWarn().addKeyValue("waited", config.closeWait()).log("the ledger did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean enqueue(Command command) {
        var now = running;
        if (now == null) {
            command.fail(Kind.CLOSED, config.retryAfter());
            return true;
        }
        if (!queue.offer(command)) {
            return false;
        }
        if (now.writer.ended() && queue.remove(command)) {
            command.fail(Kind.CLOSED, config.retryAfter());
        }
        return true;
    }

    private LedgerView view() {
        var now = running;
        if (now == null) {
            throw new StoreException(Kind.CLOSED, "the ledger is not started", null);
        }
        return now.writer.view();
    }
}
