package dev.flightcase.daemon;

import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.sparkplug.Heartbeat;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the heartbeat before there is one: the sensors ask how the uplink is, and the heartbeat tells what the
 * sensors read, so one of the two has to come first.
 */
final class Uplink implements AutoCloseable {
    private volatile @Nullable Heartbeat heartbeat;

    void start(Heartbeat started) {
        heartbeat = started;
        started.start();
    }

    LinkState state() {
        var running = heartbeat;
        return running == null ? new LinkState.Off() : running.state();
    }

    @Override
    public void close() {
        var running = heartbeat;
        if (running != null) {
            running.close();
        }
    }
}
