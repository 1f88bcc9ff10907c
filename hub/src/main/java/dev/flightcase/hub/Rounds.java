package dev.flightcase.hub;

import dev.flightcase.hub.ledger.LedgerException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at something again and again, and at once when somebody says that it has changed, on a virtual thread of its own. A database that is away and a
 * mistake of ours end one look and no more; the mistake is logged, once until a look has succeeded.
 */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration period;
    private final Runnable look;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;
    private boolean failing;
    private @Nullable Thread thread;

    /**
     * @param name of the thread
     * @param period between two looks, when nobody wakes it
     * @param look may wait for the database
     */
    public Rounds(String name, Duration period, Runnable look) {
        this.name = name;
        this.period = period;
        this.look = look;
    }

    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** From any thread; does not block. */
    public void wake() {
        wakes.release();
    }

    /** Whether a long look should end. */
    public boolean isClosed() {
        return closed;
    }

    private void run() {
        try {
            while (!closed) {
                once();
                if (wakes.tryAcquire(period.toMillis(), TimeUnit.MILLISECONDS)) {
                    // Whatever was said until now is looked at in one go.
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // close()
        }
    }

    private void once() {
        try {
            look.run();
            failing = false;
        } catch (RuntimeException e) {
            if (e instanceof LedgerException away && away.isPassing()) {
                LOG.atDebug()
                        .addKeyValue("rounds", name)
                        .addKeyValue("error", e.getMessage())
                        .log("the ledger can not be looked at now");
                return;
            }
            if (!failing) {
                LOG.atError().addKeyValue("rounds", name).setCause(e).log("a look came to nothing");
            }
            failing = true;
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
