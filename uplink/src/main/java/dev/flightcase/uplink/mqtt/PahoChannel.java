package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.Arrival;
import dev.flightcase.uplink.ChannelListener;
import dev.flightcase.uplink.ChannelMessage;
import dev.flightcase.uplink.MqttChannel;
import java.time.Duration;
import java.util.List;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Paho client with several messages under way. Paho is never given more than the broker allowed, so that its "too many
 * publishes" (32202) is only ever its own late counting (issues 551 and 993). It makes topic aliases by itself where the broker
 * offers them; that is safe while every first message of a topic is really sent, which this bound makes sure of.
 */
final class PahoChannel implements MqttChannel {
    private static final Logger LOG = LoggerFactory.getLogger(PahoChannel.class);
    private static final int QOS = 1;

    private final MqttAsyncClient client;
    private final ChannelListener listener;
    private final Runnable whenGone;
    private boolean abandoned;

    /** @param whenGone runs once when Paho has let go of everything, on any thread */
    PahoChannel(MqttAsyncClient client, ChannelListener listener, Runnable whenGone) {
        this.client = client;
        this.listener = listener;
        this.whenGone = whenGone;
        client.setManualAcks(true);
        client.setCallback(new ChannelRelay(listener));
    }

    /** Begins; on Paho's thread the subscription follows the connect. */
    void open(MqttConnectionOptions options, List<String> filters) {
        try {
            client.connect(
                    options, null, Told.by(listener, connected -> subscribe(filters, Told.inFlightMax(connected))));
        } catch (MqttException e) {
            listener.lost(Reasons.of(e));
        }
    }

    private void subscribe(List<String> filters, int inFlightMax) {
        var subscriptions = filters.stream()
                .map(filter -> new MqttSubscription(filter, QOS))
                .toArray(MqttSubscription[]::new);
        try {
            client.subscribe(
                    subscriptions, null, Told.by(listener, _ -> listener.up(inFlightMax)), new MqttProperties());
        } catch (MqttException e) {
            listener.lost(Reasons.of(e));
        }
    }

    @Override
    public Handing publish(long token, ChannelMessage message) {
        var outgoing = new MqttMessage(message.payload(), QOS, message.retained(), properties(message));
        try {
            client.publish(message.topic(), outgoing, null, Told.by(listener, _ -> listener.delivered(token)));
            return new Handing.Taken();
        } catch (MqttException e) {
            return e.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT
                    ? new Handing.Full()
                    : new Handing.Broken(Reasons.of(e));
        }
    }

    private static MqttProperties properties(ChannelMessage message) {
        var properties = new MqttProperties();
        properties.setUserProperties(message.properties().entrySet().stream()
                .map(entry -> new UserProperty(entry.getKey(), entry.getValue()))
                .toList());
        return properties;
    }

    @Override
    public void acknowledge(Arrival arrival) {
        if (arrival.qos() == 0) {
            return;
        }
        try {
            client.messageArrivedComplete(arrival.packet(), arrival.qos());
        } catch (MqttException e) {
            // The link is about to be lost, and says so itself.
            LOG.atDebug().addKeyValue("reason", Reasons.of(e)).log("acknowledgement was not sent");
        }
    }

    @Override
    public void disconnect(Duration limit) throws InterruptedException {
        try {
            var gone = new Completion();
            client.disconnect(0, null, gone, MqttReturnCode.RETURN_CODE_SUCCESS, new MqttProperties());
            var failure = gone.await(limit, "goodbye did not leave in time");
            if (failure != null) {
                LOG.atDebug().addKeyValue("reason", failure).log("unclean disconnect");
            }
        } catch (MqttException e) {
            LOG.atDebug().addKeyValue("reason", Reasons.of(e)).log("unclean disconnect");
        } finally {
            abandon();
        }
    }

    @Override
    public void abandon() {
        if (!abandoned) {
            abandoned = true;
            Disposal.begin(client, whenGone);
        }
    }
}
