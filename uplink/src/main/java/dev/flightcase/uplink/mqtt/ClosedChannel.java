package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.ChannelMessage;
import dev.flightcase.uplink.MqttChannel;
import java.time.Duration;

/** A channel that never came to be. */
record ClosedChannel(String reason) implements MqttChannel {
    @Override
    public Handing publish(long token, ChannelMessage message) {
        return new Handing.Broken(reason);
    }

    @Override
    public void acknowledge(Arrival arrival) {
        // Nothing ever arrives.
    }

    @Override
    public void disconnect(Duration limit) {
        // Nobody to say it to.
    }

    @Override
    public void abandon() {
        // Nothing to drop.
    }
}
