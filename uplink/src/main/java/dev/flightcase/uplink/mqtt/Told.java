package dev.flightcase.uplink.mqtt;

import dev.flightcase.uplink.ChannelListener;
import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/** What follows from one action of Paho's; one that failed or was refused loses the channel. Runs on Paho's threads. */
final class Told implements MqttActionListener {
    /** MQTT 5 §3.2.2.3.3: what counts when a broker says nothing. */
    private static final int RECEIVE_MAXIMUM_DEFAULT = 65_535;

    private final ChannelListener listener;
    private final Consumer<IMqttToken> then;

    private Told(ChannelListener listener, Consumer<IMqttToken> then) {
        this.listener = listener;
        this.then = then;
    }

    static Told by(ChannelListener listener, Consumer<IMqttToken> then) {
        return new Told(listener, then);
    }

    /** Of an answer to a CONNECT. */
    static int inFlightMax(IMqttToken connected) {
        var properties = connected.getResponseProperties();
        var most = properties == null ? null : properties.getReceiveMaximum();
        return most == null ? RECEIVE_MAXIMUM_DEFAULT : Math.max(1, most);
    }

    @Override
    public void onSuccess(IMqttToken token) {
        var codes = token.getReasonCodes();
        var refused = codes == null
                ? Arrays.stream(new int[0]).findFirst()
                : Arrays.stream(codes)
                        .filter(code -> code >= MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR)
                        .findFirst();
        if (refused.isPresent()) {
            listener.lost("refused by the broker (MQTT code " + refused.getAsInt() + ")");
        } else {
            then.accept(token);
        }
    }

    @Override
    public void onFailure(IMqttToken token, Throwable failure) {
        listener.lost(failure instanceof MqttException cause ? Reasons.of(cause) : String.valueOf(failure));
    }
}
