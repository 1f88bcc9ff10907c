package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.ConnectRequest;
import dev.flightcase.uplink.LinkListener;
import dev.flightcase.uplink.MqttTransport;
import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Links over Paho, each on a client of its own: Paho's reconnect is where its known deadlocks and lost messages live. */
public final class PahoTransport implements MqttTransport {
    /** Nothing larger is meant for a node's health connection; tells the broker not to send it. */
    private static final long PACKET_BYTES_MAX = 64 * 1024;

    private static final int COMMAND_QOS = 1;

    /** Clients with four threads each that may hang in their own shutdown before we stop making more of them. */
    private static final int LINKS_MAX = 8;

    private final Semaphore links = new Semaphore(LINKS_MAX);

    /** Kept, since the log manager forgets the level of a logger that nobody holds. */
    private final Logger pahoLog = Logger.getLogger("org.eclipse.paho.mqttv5");

    public PahoTransport() {
        // It writes every lost link to standard error, past our log; we hear of it and say it once.
        pahoLog.setLevel(Level.OFF);
    }

    @Override
    public Outcome connect(ConnectRequest request, LinkListener listener) throws InterruptedException {
        if (!links.tryAcquire()) {
            return new Outcome.Failed("too many earlier links are still closing");
        }
        PahoLink link;
        try {
            var client = new MqttAsyncClient(pahoUri(request.broker()), request.clientId(), new MemoryPersistence());
            link = new PahoLink(client, request.timing().send(), listener, links::release);
        } catch (MqttException e) {
            links.release();
            return new Outcome.Failed(Reasons.of(e));
        }
        boolean up = false;
        try {
            var failure = link.open(
                    options(request),
                    request.subscription(),
                    COMMAND_QOS,
                    request.timing().connect());
            if (failure != null) {
                return new Outcome.Failed(failure);
            }
            up = true;
            return new Outcome.Up(link);
        } finally {
            if (!up) {
                link.abandon();
            }
        }
    }

    private static MqttConnectionOptions options(ConnectRequest request) {
        var will = new MqttMessage(request.will().payload(), request.will().qos(), false, null);
        var options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval((int) request.timing().keepAlive().toSeconds());
        options.setConnectionTimeout(
                (int) Math.max(1, request.timing().connect().toSeconds()));
        options.setMaximumPacketSize(PACKET_BYTES_MAX);
        options.setWill(request.will().topic(), will);
        return options;
    }

    private static String pahoUri(URI broker) {
        return "tcp://" + broker.getHost() + ":" + broker.getPort();
    }
}
