package dev.flightcase.uplink.sync;

import dev.flightcase.uplink.commerce.CatalogNews;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the thread {@code sync} is to do: at most one thing to fetch, the newest, and at most one that somebody holds in the hand. */
final class Errands {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable CatalogNews wanted;
    private @Nullable Errand stick;
    private boolean closed;

    /**
     * A catalog to be served.
     *
     * @param files where its files lie by their SHA-256; null to fetch them
     * @param done completed empty when it is served, else with why it is not
     */
    record Errand(CatalogNews news, @Nullable Path files, CompletableFuture<Optional<String>> done) {}

    /** An older revision than the one that is wanted is ignored. */
    void offer(CatalogNews news) {
        lock.lock();
        try {
            if (wanted == null || news.revision() >= wanted.revision()) {
                wanted = news;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Comes before what is to be fetched. */
    CompletableFuture<Optional<String>> bring(CatalogNews news, Path files) {
        var errand = new Errand(news, files, new CompletableFuture<>());
        lock.lock();
        try {
            if (closed || stick != null) {
                errand.done().complete(Optional.of(closed ? "the node stops" : "another stick is being read"));
            } else {
                stick = errand;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        return errand.done();
    }

    /**
     * Blocks until there is something to do; null when closed.
     *
     * @param pause before the same is fetched again; null when there is nothing to try again
     */
    @Nullable
    Errand next(@Nullable Duration pause, Predicate<CatalogNews> isServed) throws InterruptedException {
        lock.lock();
        try {
            CatalogNews before = wanted;
            long left = pause == null ? 0 : pause.toNanos();
            while (!closed) {
                Errand here = stick;
                if (here != null) {
                    stick = null;
                    return here;
                }
                boolean isNew = wanted != null && !wanted.equals(before);
                if (wanted != null && !isServed.test(wanted) && (pause == null || isNew || left <= 0)) {
                    return new Errand(wanted, null, new CompletableFuture<>());
                }
                if (pause == null || left <= 0) {
                    changed.await();
                } else {
                    left = changed.awaitNanos(left);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            if (stick != null) {
                stick.done().complete(Optional.of("the node stops"));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
