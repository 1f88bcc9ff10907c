package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.LinkListener;
import dev.flightcase.uplink.MqttLink;
import dev.flightcase.uplink.OutgoingMessage;
import java.time.Duration;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Paho client from its first packet to its last. Never waits for Paho without a limit of its own. */
final class PahoLink implements MqttLink {
    private static final Logger LOG = LoggerFactory.getLogger(PahoLink.class);

    private final MqttAsyncClient client;
    private final Duration sendLimit;
    private final Runnable whenGone;
    private boolean abandoned;

    /** @param whenGone runs once when Paho has let go of everything, on any thread */
    PahoLink(MqttAsyncClient client, Duration sendLimit, LinkListener listener, Runnable whenGone) {
        this.client = client;
        this.sendLimit = sendLimit;
        this.whenGone = whenGone;
        client.setCallback(new Relay(listener));
    }

    /** Connects and subscribes; returns null when the link is up, else why it is not. */
    @Nullable
    String open(MqttConnectionOptions options, String filter, int qos, Duration limit) throws InterruptedException {
        try {
            var connected = new Completion();
            client.connect(options, null, connected);
            var failure = connected.await(limit, "no answer from the broker");
            if (failure != null) {
                return failure;
            }
            var subscribed = new Completion();
            client.subscribe(filter, qos, null, subscribed);
            return subscribed.await(limit, "no answer to a subscription");
        } catch (MqttException e) {
            return Reasons.of(e);
        }
    }

    @Override
    public @Nullable String send(OutgoingMessage message) throws InterruptedException {
        try {
            var sent = new Completion();
            client.publish(message.topic(), message.payload(), message.qos(), false, null, sent);
            return sent.await(sendLimit, "message did not leave in time");
        } catch (MqttException e) {
            return Reasons.of(e);
        }
    }

    @Override
    public void disconnectWithWill(Duration limit) throws InterruptedException {
        try {
            var gone = new Completion();
            client.disconnect(
                    0, null, gone, MqttReturnCode.RETURN_CODE_DISCONNECT_WITH_WILL_MESSAGE, new MqttProperties());
            var failure = gone.await(limit, "goodbye did not leave in time");
            if (failure != null) {
                LOG.atDebug().addKeyValue("reason", failure).log("unclean disconnect");
            }
        } catch (MqttException e) {
            LOG.atDebug().addKeyValue("reason", Reasons.of(e)).log("unclean disconnect");
        }
        abandon();
    }

    @Override
    public void abandon() {
        if (!abandoned) {
            abandoned = true;
            Disposal.begin(client, whenGone);
        }
    }
}
