package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.LinkTiming;
import java.net.URI;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/** What all our clients say in their CONNECT, and over which socket they say it: the one place for socket options. */
final class ClientOptions {
    private ClientOptions() {}

    /**
     * Every link starts clean and leaves nothing behind at the broker; Paho's own reconnect stays off, since that is where its
     * known deadlocks and lost messages live.
     */
    static MqttConnectionOptions of(LinkTiming timing, long packetBytesMax) {
        var options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval((int) timing.keepAlive().toSeconds());
        options.setConnectionTimeout((int) Math.max(1, timing.connect().toSeconds()));
        options.setMaximumPacketSize(packetBytesMax);
        return options;
    }

    static String uri(URI broker) {
        return (isSecure(broker) ? "ssl://" : "tcp://") + broker.getHost() + ":" + broker.getPort();
    }

    static boolean isSecure(URI broker) {
        return "mqtts".equals(broker.getScheme());
    }
}
