package dev.flightcase.hub.worker;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.hub.ledger.Journals;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** A client that plays a node: sends batches, keeps of each epoch the receipt with the highest mark. */
public final class OrdersNode implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private static final long MOMENT_NANOS = 1_000_000;

    private final String node;
    private final MqttAsyncClient client;
    private final Map<Long, Receipt> receipts = new ConcurrentHashMap<>();

    public OrdersNode(URI broker, String node) throws MqttException {
        this.node = node;
        client = new MqttAsyncClient(
                "tcp://" + broker.getHost() + ":" + broker.getPort(),
                "node-" + UUID.randomUUID(),
                new MemoryPersistence());
        client.setCallback(new Arrivals(receipts));
        client.connect().waitForCompletion(PATIENCE_MILLIS);
        client.subscribe("flightcase/v1/tour/" + node + "/receipts", 1).waitForCompletion(PATIENCE_MILLIS);
    }

    public void send(OrderBatch batch) throws MqttException {
        sendBytes("identity", batch.toByteArray());
    }

    public void sendDeflated(OrderBatch batch) throws MqttException {
        sendBytes("deflate", Journals.deflated(batch.toByteString()).toByteArray());
    }

    /** Returns when the broker has it. */
    public void sendBytes(String encoding, byte[] payload) throws MqttException {
        var message = new MqttMessage(payload, 1, false, null);
        if (!encoding.equals("identity")) {
            var properties = new MqttProperties();
            properties.setUserProperties(List.of(new UserProperty("encoding", encoding)));
            message.setProperties(properties);
        }
        offer(message).waitForCompletion(PATIENCE_MILLIS);
    }

    /** Paho counts a message as in flight for a moment after it has said that it is complete (paho.mqtt.java#551). */
    private IMqttToken offer(MqttMessage message) throws MqttException {
        for (int tries = 1; ; tries++) {
            try {
                return client.publish(Journals.topic(node), message);
            } catch (MqttException e) {
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT || tries == PATIENCE_MILLIS) {
                    throw e;
                }
                LockSupport.parkNanos(MOMENT_NANOS);
            }
        }
    }

    /** The highest mark of this epoch; 0 while there is no receipt. */
    public long mark(long epoch) {
        return last(epoch).getMark();
    }

    public Receipt last(long epoch) {
        return receipts.getOrDefault(epoch, Receipt.getDefaultInstance());
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(1, 1, false);
        client.close(true);
    }

    private record Arrivals(Map<Long, Receipt> receipts) implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) throws InvalidProtocolBufferException {
            var receipt = Receipt.parseFrom(message.getPayload());
            receipts.merge(receipt.getEpoch(), receipt, (a, b) -> b.getMark() >= a.getMark() ? b : a);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException e) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
