package dev.flightcase.uplink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.flightcase.uplink.LinkListener;
import dev.flightcase.uplink.OutgoingMessage;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** Paho at its worst, which no broker can be made to show at will; its client has 60 methods, too many for a fake. */
class PahoLinkTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final OutgoingMessage MESSAGE = new OutgoingMessage("t", new byte[] {1}, 0);

    private final MqttAsyncClient client = mock(MqttAsyncClient.class);
    private final Listener listener = new Listener();
    private final AtomicInteger gone = new AtomicInteger();
    private final PahoLink link = new PahoLink(client, SOON, listener, gone::incrementAndGet);

    @Test
    void aFullWindowIsAFailureNotAnException() throws Exception {
        doThrow(new MqttException(MqttClientException.REASON_CODE_MAX_INFLIGHT))
                .when(client)
                .publish(anyString(), any(), anyInt(), anyBoolean(), any(), any());

        assertThat(link.send(MESSAGE)).contains("32202");
    }

    @Test
    void aMessageThatNobodyConfirmsIsGivenUpInTime() throws Exception {
        assertThat(link.send(MESSAGE)).isEqualTo("message did not leave in time");
    }

    @Test
    void aSentMessageIsNoFailureAndNotRetained() throws Exception {
        doAnswer(call -> succeed(call.getArgument(5), 0))
                .when(client)
                .publish(anyString(), any(), anyInt(), anyBoolean(), any(), any());

        assertThat(link.send(MESSAGE)).isNull();
        verify(client).publish(eq("t"), eq(MESSAGE.payload()), eq(0), eq(false), isNull(), any());
    }

    @Test
    void aStopIsNotSwallowedWhileWaiting() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> link.send(MESSAGE)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aRefusedSubscriptionIsAFailure() throws Exception {
        doAnswer(call -> succeed(call.getArgument(2), 0)).when(client).connect(any(), any(), any());
        doAnswer(call -> succeed(call.getArgument(3), 0x87))
                .when(client)
                .subscribe(anyString(), anyInt(), any(), any(MqttActionListener.class));

        assertThat(open()).isEqualTo("refused by the broker (MQTT code 135)");
    }

    @Test
    void aBrokerThatNeverAnswersIsGivenUpInTime() throws Exception {
        assertThat(open()).isEqualTo("no answer from the broker");
    }

    @Test
    void aFailedConnectSaysWhy() throws Exception {
        doAnswer(call -> fail(call.getArgument(2), new MqttException(new UnknownHostException("hub.example"))))
                .when(client)
                .connect(any(), any(), any());

        assertThat(open()).isEqualTo("unknown host hub.example");
    }

    @Test
    void abandonNeverWaitsEvenWhenPahoDoes() throws Exception {
        var stuck = new CountDownLatch(1);
        doAnswer(_ -> {
                    stuck.await();
                    return null;
                })
                .when(client)
                .close(true);

        link.abandon();
        link.abandon();
        assertThat(gone).hasValue(0);
        stuck.countDown();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(gone).hasValue(1));
    }

    @Test
    void anUncleanCloseStillCountsAsGone() throws Exception {
        doThrow(new MqttException(MqttClientException.REASON_CODE_CLIENT_CLOSED))
                .when(client)
                .disconnectForcibly(1, 1, false);
        doThrow(new MqttException(MqttClientException.REASON_CODE_CLIENT_CLOSED))
                .when(client)
                .close(true);

        link.abandon();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(gone).hasValue(1));
    }

    @Test
    void aGoodbyeThatHangsIsGivenUp() throws Exception {
        link.disconnectWithWill(SOON);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(gone).hasValue(1));
    }

    @Test
    void handsOnWhatArrivesAndWhatIsLost() throws Exception {
        var callback = ArgumentCaptor.forClass(MqttCallback.class);
        verify(client).setCallback(callback.capture());

        callback.getValue().messageArrived("ncmd", new MqttMessage(new byte[] {7}));
        callback.getValue().disconnected(new MqttDisconnectResponse(new MqttException(32000)));

        assertThat(listener.topic).isEqualTo("ncmd");
        assertThat(listener.reason).contains("32000");
    }

    private @Nullable String open() throws InterruptedException {
        return link.open(new MqttConnectionOptions(), "ncmd", 1, SOON);
    }

    private static @Nullable Object succeed(MqttActionListener listener, int reasonCode) {
        var token = mock(IMqttToken.class);
        when(token.getReasonCodes()).thenReturn(new int[] {reasonCode});
        listener.onSuccess(token);
        return null;
    }

    private static @Nullable Object fail(MqttActionListener listener, Throwable failure) {
        listener.onFailure(mock(IMqttToken.class), failure);
        return null;
    }

    private static final class Listener implements LinkListener {
        private @Nullable String topic;
        private @Nullable String reason;

        @Override
        public void arrived(String arrivedTopic, byte[] payload) {
            topic = arrivedTopic;
        }

        @Override
        public void lost(String why) {
            reason = why;
        }
    }
}
