package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.StoreException;
import dev.flightcase.daemon.preflight.WarmShelf;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what sells first into memory after each start, each import and each news of the hub. One thread, {@code warm}, which waits for the disk;
 * nobody waits for it.
 */
public final class Warming implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Warming.class);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

    private final WarmShelf shelf;
    private final int products;
    private final Semaphore wishes = new Semaphore(1);
    private final Thread thread = new Thread(this::run, "warm");
    private volatile boolean closed;

    /** @param products at most so many, where the hub has named none */
    public Warming(WarmShelf shelf, int products) {
        this.shelf = shelf;
        this.products = products;
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Something else may sell first now. From any thread; does not block. */
    public void again() {
        wishes.release();
    }

    private void run() {
        try {
            while (!closed) {
                wishes.acquire();
                wishes.drainPermits();
                warm();
            }
        } catch (InterruptedException _) {
            // close()
        }
    }

    private void warm() throws InterruptedException {
        try {
            var warmed = shelf.warm(products);
            log.atDebug().addKeyValue("warmed", warmed).log("what sells first is in memory");
        } catch (StoreException | IOException e) {
            log.atWarn().setCause(e).log("what sells first can not be brought into memory");
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (!thread.join(CLOSE_WAIT)) {
                log.atWarn().addKeyValue("waited", CLOSE_WAIT).log("the thread warm did not end in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
