package dev.flightcase.uplink.mqtt;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;

/**
 * Waits for one action of Paho's. Its own {@code waitForCompletion} swallows interrupts, which would make a stop wait for the
 * network. Used once, by one thread.
 */
final class Completion implements MqttActionListener {
    private final CompletableFuture<int[]> reasonCodes = new CompletableFuture<>();

    @Override
    public void onSuccess(IMqttToken token) {
        var codes = token.getReasonCodes();
        reasonCodes.complete(codes == null ? new int[0] : codes);
    }

    @Override
    public void onFailure(IMqttToken token, Throwable failure) {
        reasonCodes.completeExceptionally(failure);
    }

    /** Returns null when the action was done, else why it was not; {@code late} is the words for "not in time". */
    @Nullable
    String await(Duration limit, String late) throws InterruptedException {
        try {
            var refused = Arrays.stream(reasonCodes.get(limit.toNanos(), TimeUnit.NANOSECONDS))
                    .filter(code -> code >= MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR)
                    .findFirst();
            return refused.isEmpty() ? null : "refused by the broker (MQTT code " + refused.getAsInt() + ")";
        } catch (TimeoutException _) {
            return late;
        } catch (ExecutionException e) {
            return e.getCause() instanceof MqttException cause ? Reasons.of(cause) : String.valueOf(e.getCause());
        }
    }
}
