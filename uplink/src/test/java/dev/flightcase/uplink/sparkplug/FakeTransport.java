package dev.flightcase.uplink.sparkplug;

import dev.flightcase.uplink.ConnectRequest;
import dev.flightcase.uplink.LinkListener;
import dev.flightcase.uplink.MqttLink;
import dev.flightcase.uplink.MqttTransport;
import dev.flightcase.uplink.OutgoingMessage;
import dev.flightcase.uplink.wire.Decoded;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A broker that keeps what it gets and fails when told. */
final class FakeTransport implements MqttTransport {
    private final Queue<String> refusals = new ArrayDeque<>();
    private final List<ConnectRequest> requests = new CopyOnWriteArrayList<>();
    private final List<FakeLink> links = new CopyOnWriteArrayList<>();
    private volatile boolean hangs;

    void refuseNext(String... reasons) {
        refusals.addAll(List.of(reasons));
    }

    void hang() {
        hangs = true;
    }

    List<ConnectRequest> requests() {
        return requests;
    }

    List<URI> tried() {
        return requests.stream().map(ConnectRequest::broker).toList();
    }

    FakeLink link() {
        return links.getLast();
    }

    int linkCount() {
        return links.size();
    }

    @Override
    public Outcome connect(ConnectRequest request, LinkListener listener) throws InterruptedException {
        requests.add(request);
        if (hangs) {
            new CountDownLatch(1).await();
        }
        var refusal = refusals.poll();
        if (refusal != null) {
            // As a library may: it says so twice.
            listener.lost(refusal);
            return new Outcome.Failed(refusal);
        }
        var link = new FakeLink(listener);
        links.add(link);
        return new Outcome.Up(link);
    }

    static final class FakeLink implements MqttLink {
        private final LinkListener listener;
        private final List<Decoded> sent = new CopyOnWriteArrayList<>();
        private volatile @Nullable String sendFailure;
        private volatile boolean sendHangs;
        private volatile boolean goodbye;
        private volatile boolean abandoned;

        FakeLink(LinkListener listener) {
            this.listener = listener;
        }

        List<Decoded> sent() {
            return sent;
        }

        List<String> types() {
            return sent.stream().map(Decoded::type).toList();
        }

        LinkListener listener() {
            return listener;
        }

        void failSends(String reason) {
            sendFailure = reason;
        }

        void hangSends() {
            sendHangs = true;
        }

        boolean saidGoodbye() {
            return goodbye;
        }

        boolean abandoned() {
            return abandoned;
        }

        @Override
        public @Nullable String send(OutgoingMessage message) throws InterruptedException {
            if (sendHangs) {
                new CountDownLatch(1).await();
            }
            if (sendFailure == null) {
                sent.add(Decoded.of(message));
            }
            return sendFailure;
        }

        @Override
        public void disconnectWithWill(Duration limit) {
            goodbye = true;
        }

        @Override
        public void abandon() {
            abandoned = true;
        }
    }
}
