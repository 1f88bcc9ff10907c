package dev.flightcase.daemon;

import dev.flightcase.daemon.adapter.HealthMetricSource;
import dev.flightcase.daemon.adapter.StoredBirthDeathSequence;
import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.provisioning.AtomicFile;
import dev.flightcase.provisioning.FileAccess;
import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.LinkSecurity;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.mqtt.PahoTransport;
import dev.flightcase.uplink.sparkplug.Heartbeat;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the heartbeat before there is one: the sensors ask how the uplink is, and the heartbeat tells what the
 * sensors read, so one of the two has to come first.
 */
final class Uplink implements AutoCloseable {
    /** Three digits and a line end. */
    private static final int BDSEQ_BYTES_MAX = 16;

    private volatile @Nullable Heartbeat heartbeat;

    /** In place of the heartbeat before, if there was one, which says goodbye first. By one thread at a time. */
    void start(
            NodeConfig config,
            Supplier<Map<String, String>> facts,
            String nodeId,
            Senses senses,
            LinkSecurity security) {
        var source = new HealthMetricSource(senses::health, senses.signals(), facts);
        var started = new Heartbeat(
                config.uplink(),
                nodeId,
                source,
                new StoredBirthDeathSequence(new AtomicFile(
                        config.stall().stateFolder().resolve("bdseq"), FileAccess.READABLE, BDSEQ_BYTES_MAX)),
                new PahoTransport(security),
                Ambient.system());
        close();
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
