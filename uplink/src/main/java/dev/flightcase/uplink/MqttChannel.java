package dev.flightcase.uplink;

import java.time.Duration;

/** A channel that is being opened, is up, or was. Used by one thread. */
public interface MqttChannel {
    /**
     * Gives one message away at QoS 1; never blocks. When the broker has it, the listener hears {@link
     * ChannelListener#delivered} with the token. The caller keeps the number of messages under way below what {@link
     * ChannelListener#up} allowed.
     */
    Handing publish(long token, ChannelMessage message);

    /** Tells the broker that a message of QoS 1 is dealt with, which lets it send another. Never blocks. */
    void acknowledge(Arrival arrival);

    /** Says goodbye, so that the broker forgets us at once, and closes; blocks at most {@code limit}. */
    void disconnect(Duration limit) throws InterruptedException;

    /** Drops the channel without a goodbye. Never blocks. */
    void abandon();

    /** What became of a message that was given away. */
    sealed interface Handing {
        record Taken() implements Handing {}

        /** The library has too many under way, or believes so: once more, a moment later. */
        record Full() implements Handing {}

        /** @param reason why the channel must be given up */
        record Broken(String reason) implements Handing {}
    }
}
