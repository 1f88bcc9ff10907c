package dev.flightcase.uplink.mqtt;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets rid of a Paho client. */
final class Disposal {
    private static final Logger LOG = LoggerFactory.getLogger(Disposal.class);

    /** Waits of Paho's own inside a forced disconnect: for work under way, and for the DISCONNECT to be written. */
    private static final long FORCED_MILLIS = 1;

    private Disposal() {}

    /**
     * On a thread of its own, since Paho can wait for itself here for ever (paho.mqtt.java issues 719 and 763).
     *
     * @param whenGone runs once when Paho has let go of everything
     */
    static void begin(MqttAsyncClient client, Runnable whenGone) {
        Thread.ofVirtual().name("uplink-discard").start(() -> discard(client, whenGone));
    }

    private static void discard(MqttAsyncClient client, Runnable whenGone) {
        try {
            // Without regard to isConnected(): a socket whose broker never answered would stay open.
            client.disconnectForcibly(FORCED_MILLIS, FORCED_MILLIS, false);
        } catch (MqttException e) {
            LOG.atDebug().addKeyValue("reason", Reasons.of(e)).log("link was dropped uncleanly");
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            LOG.atDebug().addKeyValue("reason", Reasons.of(e)).log("client was closed uncleanly");
        } finally {
            whenGone.run();
        }
    }
}
