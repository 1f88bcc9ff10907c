package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.ChannelListener;
import dev.flightcase.uplink.ChannelRequest;
import dev.flightcase.uplink.ConnectRequest;
import dev.flightcase.uplink.LinkListener;
import dev.flightcase.uplink.LinkSecurity;
import dev.flightcase.uplink.MqttChannel;
import dev.flightcase.uplink.MqttChannels;
import dev.flightcase.uplink.MqttTransport;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Links and channels over Paho, each on a client of its own. */
public final class PahoTransport implements MqttTransport, MqttChannels {
    /** Nothing larger is meant for a node's health connection; tells the broker not to send it. */
    private static final long PACKET_BYTES_MAX = 64 * 1024;

    private static final int COMMAND_QOS = 1;

    /** Clients with four threads each that may hang in their own shutdown before we stop making more of them. */
    private static final int LINKS_MAX = 8;

    private static final String NO_CERTIFICATE = "this node has no certificate; claim it first: flightcase claim";
    private static final String TOO_MANY = "too many earlier links are still closing";

    private final Semaphore links = new Semaphore(LINKS_MAX);

    /** Kept, since the log manager forgets the level of a logger that nobody holds. */
    private final Logger pahoLog = Logger.getLogger("org.eclipse.paho.mqttv5");

    private final LinkSecurity security;

    /** Without TLS. */
    public PahoTransport() {
        this(LinkSecurity.NONE);
    }

    /** @param security for brokers at {@code mqtts://} */
    public PahoTransport(LinkSecurity security) {
        this.security = security;
        // It writes every lost link to standard error, past our log; we hear of it and say it once.
        pahoLog.setLevel(Level.OFF);
    }

    @Override
    public Outcome connect(ConnectRequest request, LinkListener listener) throws InterruptedException {
        boolean secure = ClientOptions.isSecure(request.broker());
        var attempt = secure ? security.attempt() : Optional.<LinkSecurity.Attempt>empty();
        if (secure && attempt.isEmpty()) {
            return new Outcome.Failed(NO_CERTIFICATE);
        }
        if (!links.tryAcquire()) {
            return new Outcome.Failed(TOO_MANY);
        }
        PahoLink link;
        try {
            var client = client(request.broker(), request.clientId());
            link = new PahoLink(client, request.timing().send(), listener, links::release);
        } catch (MqttException e) {
            links.release();
            return new Outcome.Failed(Reasons.of(e));
        }
        boolean up = false;
        try {
            var options = options(request);
            attempt.ifPresent(tls -> TlsSockets.into(options, tls.context()));
            var failure = link.open(
                    options,
                    request.subscription(),
                    COMMAND_QOS,
                    request.timing().connect());
            if (failure != null) {
                attempt.ifPresent(LinkSecurity.Attempt::failed);
                return new Outcome.Failed(failure);
            }
            attempt.ifPresent(LinkSecurity.Attempt::worked);
            up = true;
            return new Outcome.Up(link);
        } finally {
            if (!up) {
                link.abandon();
            }
        }
    }

    @Override
    public MqttChannel open(ChannelRequest request, ChannelListener listener) {
        boolean secure = ClientOptions.isSecure(request.broker());
        var attempt = secure ? security.attempt() : Optional.<LinkSecurity.Attempt>empty();
        if (secure && attempt.isEmpty()) {
            listener.lost(NO_CERTIFICATE);
            return new ClosedChannel(NO_CERTIFICATE);
        }
        if (!links.tryAcquire()) {
            listener.lost(TOO_MANY);
            return new ClosedChannel(TOO_MANY);
        }
        try {
            var client = client(request.broker(), request.clientId());
            var channel = new PahoChannel(client, listener, links::release);
            var options = ClientOptions.of(request.timing(), request.packetBytesMax());
            options.setReceiveMaximum(request.receiveMax());
            // Whether the certificate works, the health link says: it goes to the same broker.
            attempt.ifPresent(tls -> TlsSockets.into(options, tls.context()));
            channel.open(options, request.filters());
            return channel;
        } catch (MqttException e) {
            links.release();
            listener.lost(Reasons.of(e));
            return new ClosedChannel(Reasons.of(e));
        }
    }

    private static MqttAsyncClient client(URI broker, String clientId) throws MqttException {
        return new MqttAsyncClient(ClientOptions.uri(broker), clientId, new MemoryPersistence());
    }

    private static MqttConnectionOptions options(ConnectRequest request) {
        var options = ClientOptions.of(request.timing(), PACKET_BYTES_MAX);
        options.setWill(
                request.will().topic(),
                new MqttMessage(request.will().payload(), request.will().qos(), false, null));
        return options;
    }
}
