package dev.flightcase.uplink.mqtt;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody here needs of Paho's callbacks. They run on Paho's threads, whose queues are short: hand on, and do nothing else. */
abstract class Callback implements MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(Callback.class);

    @Override
    public final void mqttErrorOccurred(MqttException e) {
        LOG.atDebug().addKeyValue("reason", Reasons.of(e)).log("MQTT error");
    }

    @Override
    public final void deliveryComplete(IMqttToken token) {
        // The sender waits for its own Completion, or each publish has a listener of its own.
    }

    @Override
    public final void connectComplete(boolean reconnect, String serverUri) {
        // As above.
    }

    @Override
    public final void authPacketArrived(int reasonCode, MqttProperties properties) {
        // We never offer enhanced authentication, so a broker has no reason to ask for it.
    }
}
