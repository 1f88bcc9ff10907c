package dev.flightcase.cache.mirror;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.checkout.JournalReads;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal to a second medium, behind the ledger's back: nothing waits for it, and a medium that is full, slow or
 * gone costs no sale. The thread {@code mirror} looks at the journal once an interval and is the only one that touches the
 * medium; {@link #status} never blocks.
 */
public final class Mirror implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

    private final JournalReads journal;
    private final MirrorWork work;
    private final MirrorConfig config;
    private final LongSupplier ticks;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile Seen seen;

    /** What the thread knows, for others. */
    private record Seen(MirrorState state, long mirrored, long evenTicks) {}

    /**
     * @param events by the key of their catalog folder, as the catalog knows them now; may block
     * @param node id of this node
     * @param ticks monotonic nanoseconds
     */
    public Mirror(
            JournalReads journal,
            Supplier<Map<String, UUID>> events,
            Medium medium,
            String node,
            MirrorConfig config,
            LongSupplier ticks) {
        this.journal = journal;
        this.work = new MirrorWork(journal, events, medium, node, Segment.BYTES);
        this.config = config;
        this.ticks = ticks;
        this.seen = new Seen(new MirrorState.Absent("The second medium was not looked for yet."), 0, ticks.getAsLong());
        this.thread = new Thread(this::run, "mirror");
        // A medium that hangs must not keep the node from ending.
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Any thread; does not block. */
    public MirrorStatus status() {
        var now = seen;
        var behind = Math.max(0, journal.last() - now.mirrored);
        var lag = behind == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, ticks.getAsLong() - now.evenTicks));
        return new MirrorStatus(now.state, now.mirrored, behind, lag);
    }

    private void run() {
        try {
            do {
                turn();
            } while (!stopping.await(pause().toNanos(), TimeUnit.NANOSECONDS));
            // What was sold until the end.
            turn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("the mirror has ended; orders go to the card alone until the next start");
            tell(new MirrorState.Failing("The mirror has ended by a mistake of the node's own; restart the node."));
        }
    }

    private Duration pause() {
        if (seen.state instanceof MirrorState.Following) {
            return seen.mirrored < journal.last() ? Duration.ZERO : config.interval();
        }
        return config.retry();
    }

    private void turn() {
        try {
            tell(work.turn());
        } catch (StoreException e) {
            // The ledger is being rebuilt from its disk, which says so itself.
            LOG.atDebug().addKeyValue("kind", e.kind()).log("the journal can not be read for the mirror");
        }
    }

    private void tell(MirrorState state) {
        if (!state.equals(seen.state)) {
            (state instanceof MirrorState.Following ? LOG.atInfo() : LOG.atWarn())
                    .addKeyValue("folder", config.folder())
                    .addKeyValue("mirrored", work.mirrored())
                    .addKeyValue("says", state.says())
                    .log("the mirror's state changed");
        }
        var mirrored =
                switch (state) {
                    case MirrorState.Following _ -> work.mirrored();
                    // Where it was seen last, it still is.
                    case MirrorState.Absent _, MirrorState.Failing _ -> seen.mirrored;
                    case MirrorState.Refused _ -> 0;
                };
        var now = ticks.getAsLong();
        seen = new Seen(state, mirrored, journal.last() <= mirrored ? now : seen.evenTicks);
    }

    /** Gives the medium a moment for the last entries. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(config.closeWait())) {
                LOG.atWarn()
                        .addKeyValue("behind", status().behind())
                        .log("the second medium was too slow for the last entries");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
