package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.daemon.hub.HubLine;
import dev.flightcase.daemon.preflight.HubPath;
import dev.flightcase.uplink.LinkState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The commerce connection as the checks before doors see it. */
public final class LineToHub implements HubPath {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final HubLine line;
    private final JournalReads journal;
    private final LongSupplier ticks;

    /** @param ticks monotonic nanoseconds */
    public LineToHub(HubLine line, JournalReads journal, LongSupplier ticks) {
        this.line = line;
        this.journal = journal;
        this.ticks = ticks;
    }

    @Override
    public boolean exists() {
        return line.status().isPresent();
    }

    @Override
    public boolean online() {
        return line.status()
                .filter(status -> status.link() instanceof LinkState.Online)
                .isPresent();
    }

    @Override
    public boolean cut() {
        return line.cut();
    }

    @Override
    public void restore() {
        line.restore();
    }

    @Override
    public long last() {
        return journal.last();
    }

    @Override
    public long confirmed() {
        return journal.hub().mark();
    }

    @Override
    public boolean awaitConfirmed(long sequence, Duration limit) throws InterruptedException {
        var began = ticks.getAsLong();
        while (confirmed() < sequence) {
            if (ticks.getAsLong() - began >= limit.toNanos()) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }

    @Override
    public Optional<Duration> ahead() {
        return line.ahead();
    }
}
