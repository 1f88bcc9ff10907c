package dev.flightcase.uplink.mqtt;

import java.net.ConnectException;
import java.net.UnknownHostException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What went wrong, in the few words that a person at the stall needs. */
final class Reasons {
    private Reasons() {}

    static String of(MqttException e) {
        return switch (e.getCause()) {
            case UnknownHostException cause -> "unknown host " + cause.getMessage();
            case ConnectException _ -> "connection refused";
            case null -> text(e) + " (MQTT code " + e.getReasonCode() + ")";
            case Throwable cause -> text(cause);
        };
    }

    static String of(MqttDisconnectResponse lost) {
        var cause = lost.getException();
        return cause != null ? of(cause) : "closed by the broker (MQTT code " + lost.getReturnCode() + ")";
    }

    private static String text(Throwable e) {
        var message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
