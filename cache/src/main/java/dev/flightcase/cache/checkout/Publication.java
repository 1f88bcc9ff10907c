package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.Writes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The view that others have of the ledger, and the order of things: on disk first, then visible, then told. Written by the
 * ledger's thread, read by any.
 */
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final List<LedgerListener> listeners = new CopyOnWriteArrayList<>();
    private volatile LedgerView view;

    Publication(LedgerView view) {
        this.view = view;
    }

    LedgerView view() {
        return view;
    }

    void listen(LedgerListener listener) {
        listeners.add(listener);
    }

    /**
     * What is written is published, whatever happens next: a state that is behind the disk would give the numbers that are
     * on it a second time.
     *
     * @param changed slots
     */
    void publish(Writes writes, LedgerState after, Set<Integer> changed) {
        write(writes);
        view = view.with(after);
        var shelf = after.shelf();
        if (shelf != null && !changed.isEmpty()) {
            tell(skus(shelf, changed));
        }
    }

    /** All of the stock may have changed. */
    void publishAll(Writes writes, LedgerState after) {
        if (!writes.isEmpty()) {
            write(writes);
        }
        view = view.with(after);
        var shelf = after.shelf();
        if (shelf != null && !writes.isEmpty() && !listeners.isEmpty()) {
            tell(IntStream.range(shelf.firstProduct(), shelf.size())
                    .mapToObj(shelf::key)
                    .toList());
        }
    }

    private void write(Writes writes) {
        try {
            view.store().write(writes, Durability.SYNCED);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException(Kind.INPUT_OUTPUT, "nobody knows what became of a write", e);
        }
    }

    private static Set<String> skus(Shelf shelf, Set<Integer> changed) {
        var skus = new LinkedHashSet<String>();
        for (var slot : changed) {
            if (!shelf.isPickup(slot)) {
                skus.add(shelf.key(slot));
                shelf.bundlesWith(slot).forEach(bundle -> skus.add(shelf.key(bundle)));
            }
        }
        return skus;
    }

    /** A listener that breaks does not take the ledger with it: what it hears of is on the disk. */
    private void tell(Collection<String> skus) {
        var revision = view.state().counters().revision();
        for (var listener : listeners) {
            try {
                listener.published(revision, skus);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).addKeyValue("revision", revision).log("a listener to the ledger broke");
            }
        }
    }

    /** What the disk holds more than was known is told: a write that failed may have landed. */
    void replace(LedgerView rebuilt) {
        var before = view.state();
        view = rebuilt;
        var state = rebuilt.state();
        var shelf = state.shelf();
        if (shelf != null
                && (shelf != before.shelf()
                        || state.counters().revision() != before.counters().revision())) {
            tell(skus(
                    shelf,
                    IntStream.range(0, shelf.size())
                            .filter(slot -> shelf != before.shelf()
                                    || state.stock().get(slot).changedAt()
                                            > before.counters().revision())
                            .boxed()
                            .collect(Collectors.toSet())));
        }
    }

    void fail(Kind cause) {
        view = view.failing(cause);
    }
}
