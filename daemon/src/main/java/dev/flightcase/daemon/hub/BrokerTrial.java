package dev.flightcase.daemon.hub;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the brokers of now for others, and comes back if no receipt of the hub comes through those. One virtual thread for each trial, one trial at
 * a time.
 */
public final class BrokerTrial {
    /** So that the answer to the command goes out first. */
    static final int GRACE_LOOKS = 3;

    /** Long enough for a hub that is busy, and for a modem that dials anew. */
    static final int LOOKS_MAX = 300;

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A look, and the goodbye of a connection that is half open. */
    private static final Duration END_MAX = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(BrokerTrial.class);

    private final Line line;
    private final Pause pause;
    private volatile boolean ended;
    private @Nullable Thread running;

    /** The connection to the hub. */
    public interface Line {
        /** Leaves the brokers of now; blocks for as long as a goodbye takes. What the hub has is asked for again through the others. */
        void use(List<URI> brokers);

        /** Whether a receipt has come since. */
        boolean isProven();
    }

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** Hears how a trial ended. */
    interface Ending {
        void proven();

        /** The old ones are used again. */
        void failed(String why);
    }

    public BrokerTrial(Line line) {
        this(line, Thread::sleep);
    }

    BrokerTrial(Line line, Pause pause) {
        this.line = line;
        this.pause = pause;
    }

    /** Returns at once. False while another trial runs. */
    synchronized boolean begin(List<URI> wanted, List<URI> old, Ending ending) {
        if (running != null || ended) {
            return false;
        }
        running = Thread.ofVirtual().name("hub-brokers").start(() -> {
            try {
                run(wanted, old, ending);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                over();
            }
        });
        return true;
    }

    /** For good, and without a word to who began one: when this returns, no trial touches the line any more. Waits for a look and a goodbye. */
    void end() {
        ended = true;
        Thread trial;
        synchronized (this) {
            trial = running;
        }
        try {
            if (trial != null && !trial.join(END_MAX)) {
                LOG.atWarn().log("a trial of brokers did not end in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(List<URI> wanted, List<URI> old, Ending ending) throws InterruptedException {
        for (int i = 0; i < GRACE_LOOKS; i++) {
            if (isOver()) {
                return;
            }
        }
        LOG.atInfo().addKeyValue("brokers", wanted).log("brokers that the hub has named are tried");
        line.use(wanted);
        for (int i = 0; i < LOOKS_MAX; i++) {
            if (isOver()) {
                return;
            }
            if (line.isProven()) {
                LOG.atInfo().addKeyValue("brokers", wanted).log("brokers that the hub has named lead to it");
                ending.proven();
                return;
            }
        }
        LOG.atWarn()
                .addKeyValue("brokers", wanted)
                .log("brokers that the hub has named lead to no receipt, the old ones are used");
        line.use(old);
        ending.failed("no receipt came through them within " + LOOKS_MAX + " s; the old brokers are used again");
    }

    private boolean isOver() throws InterruptedException {
        pause.of(LOOK);
        return ended;
    }

    private synchronized void over() {
        running = null;
    }
}
