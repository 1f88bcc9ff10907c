package dev.flightcase.uplink;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A link that is up, or was. Used by one thread. */
public interface MqttLink {
    /**
     * Sends one message and blocks until it has left the process (QoS 0) or the broker has it (QoS 1), at most for the
     * link's send limit. There is never more than this one message under way.
     *
     * @return null when done, else why the link must be given up
     */
    @Nullable
    String send(OutgoingMessage message) throws InterruptedException;

    /**
     * Says goodbye so that the broker publishes the will (MQTT 5 reason 0x04), and closes; blocks at most {@code limit}.
     */
    void disconnectWithWill(Duration limit) throws InterruptedException;

    /** Drops the link without a goodbye. Never blocks. */
    void abandon();
}
