package dev.flightcase.daemon.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a network came, went or changed its address, so that a line to the hub that waits for its next attempt is tried at once.
 * Looks again and again on a virtual thread: that works the same for every kind of modem, and costs less than a thousandth of a core.
 */
public final class NetworkWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NetworkWatch.class);

    private final Networks networks;
    private final Duration period;
    private final Runnable changed;
    private @Nullable Set<String> known;
    private @Nullable Thread thread;

    /** What there is to be reached through now. */
    @FunctionalInterface
    public interface Networks {
        /** Names and addresses of the networks that are up, this machine's own one not among them. */
        Set<String> up() throws IOException;
    }

    /**
     * @param period between two looks
     * @param changed called on the watch's own thread; must not block
     */
    public NetworkWatch(Networks networks, Duration period, Runnable changed) {
        this.networks = networks;
        this.period = period;
        this.changed = changed;
    }

    public void start() {
        thread = Thread.ofVirtual().name("network-watch").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                look();
                Thread.sleep(period);
            }
        } catch (InterruptedException _) {
            // close()
        }
    }

    /** Tells of what is different from the look before; the first one is compared with nothing. */
    void look() {
        Set<String> now;
        try {
            now = networks.up();
        } catch (IOException e) {
            // As when one goes while it is looked at: the next look knows.
            log.atDebug().setCause(e).log("the networks can not be looked at");
            return;
        }
        var before = known;
        known = now;
        if (before != null && !before.equals(now)) {
            log.atInfo().addKeyValue("up", now).log("a network has changed");
            changed.run();
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
