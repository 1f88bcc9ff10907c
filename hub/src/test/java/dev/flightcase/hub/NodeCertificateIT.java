package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.TestDatabase;
import dev.flightcase.provisioning.enrolment.Enrolment;
import dev.flightcase.provisioning.enrolment.NodeTls;
import dev.flightcase.uplink.ConnectRequest;
import dev.flightcase.uplink.LinkListener;
import dev.flightcase.uplink.LinkSecurity;
import dev.flightcase.uplink.LinkTiming;
import dev.flightcase.uplink.MqttLink;
import dev.flightcase.uplink.MqttTransport;
import dev.flightcase.uplink.OutgoingMessage;
import dev.flightcase.uplink.mqtt.PahoTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The broker's listener for client certificates, met by a node's own transport. */
@ExtendWith(RealPostgres.class)
class NodeCertificateIT {
    private static final LinkTiming TIMING = LinkTiming.DEFAULT;
    private static HubProcess hub;
    private static TestOperator operator;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startHub(@TempDir Path shared, TestDatabase database) throws Exception {
        hub = HubProcess.ready(shared, "tls-port = 0", database.toml());
        operator = new TestOperator(hub, shared);
    }

    @AfterAll
    static void stopHub() {
        hub.close();
    }

    @Test
    void aNodeSpeaksAndListensOnItsOwnTopicsOnly() throws Exception {
        var node = claimed("node");
        var other = claimed("other");
        var own = "flightcase/v1/flightcase/" + node.node.id() + "/";
        try (var link = connect(node, node.node.id() + "-shop", own + "receipts")) {
            assertThat(link.send(own + "orders")).isNull();
            assertThat(link.send("spBv1.0/flightcase/NDATA/" + node.node.id())).isNull();
            for (var topic : List.of(
                    "flightcase/v1/flightcase/" + other.node.id() + "/orders",
                    own + "receipts",
                    "spBv1.0/flightcase/NDATA/" + other.node.id(),
                    "spBv1.0/flightcase/NCMD/" + other.node.id(),
                    "$SYS/x")) {
                try (var strict = connect(node, node.node.id() + "-strict", own + "commands")) {
                    assertThat(strict.send(topic)).as(topic).isNotNull();
                }
            }
        }
        for (var filter : List.of(
                "flightcase/v1/flightcase/" + other.node.id() + "/receipts",
                "flightcase/v1/flightcase/+/orders",
                own + "#",
                "#",
                "$share/hub/flightcase/v1/+/+/orders")) {
            assertThat(refusal(node, node.node.id().value(), filter)).as(filter).contains("refused by the broker");
        }
    }

    @Test
    void aNodeCanNotComeAsAnotherOne() throws Exception {
        var node = claimed("node");
        var other = claimed("other");

        assertThat(refusal(node, other.node.id().value(), own(node))).isNotNull();
        assertThat(refusal(node, "flightcase-hub", own(node))).isNotNull();
        assertThat(refusal(node, node.node.id() + "x", own(node))).isNotNull();
    }

    @Test
    void aNodeThatIsTakenOutIsThrownOutAndNotLetInAgain() throws Exception {
        var node = claimed("node");
        try (var link = connect(node, node.node.id().value(), own(node))) {
            assertThat(link.lost).isEmpty();
            operator.run("revoke", node.node.id().value());
            await().atMost(HubProcess.PATIENCE).until(() -> !link.lost.isEmpty());
        }
        assertThat(refusal(node, node.node.id().value(), own(node))).isNotNull();
    }

    @Test
    void withoutACertificateOfThisHubNobodyComesAsFarAsMqtt() throws Exception {
        var stranger = new TestEnrolment(folder.resolve("stranger"));
        assertThat(refusal(stranger, "fc-aaaaaaaaaa", "x")).contains("flightcase claim");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            try (var socket =
                    (SSLSocket) trustingAnybody().getSocketFactory().createSocket("127.0.0.1", hub.mqttsPort())) {
                socket.startHandshake();
                // TLS 1.3 tells the client with the first bytes that it reads.
                if (socket.getInputStream().read() < 0) {
                    throw new IOException("closed");
                }
            }
        });
    }

    @Test
    void aBrokerWithAnotherCaIsNotBelievedAndNeitherIsAnotherHost(TestDatabase another) throws Exception {
        var node = claimed("node");
        try (var impostor =
                HubProcess.ready(Files.createDirectories(folder.resolve("impostor")), "tls-port = 0", another.toml())) {
            var at = URI.create("mqtts://127.0.0.1:" + impostor.mqttsPort());
            assertThat(attempt(node, at, node.node.id().value(), own(node)))
                    .isInstanceOfSatisfying(
                            MqttTransport.Outcome.Failed.class,
                            failed -> assertThat(failed.reason()).containsIgnoringCase("path"));
        }
        // Another address of this machine, which the certificate does not name.
        var elsewhere = URI.create("mqtts://127.0.0.2:" + hub.mqttsPort());
        assertThat(attempt(node, elsewhere, node.node.id().value(), own(node)))
                .isInstanceOf(MqttTransport.Outcome.Failed.class);
    }

    @Test
    void aRenewedPairIsProvenByItsFirstConnectionAndTheFormerOneServesUntilThen() throws Exception {
        var node = claimed("node");
        node.clockAhead(Duration.ofDays(64));
        assertThat(node.enroller.step().enrolment()).isInstanceOf(Enrolment.Renewing.class);

        var next = node.tls.pair().orElseThrow();
        assertThat(next.generation()).isEqualTo(2);
        node.tls.failed(next);
        assertThat(node.tls.pair().orElseThrow().generation()).isEqualTo(1);
        try (var link = connect(node, node.node.id().value(), own(node))) {
            assertThat(link.lost).isEmpty();
            assertThat(node.enroller.enrolment()).isInstanceOf(Enrolment.Renewing.class);
        }

        var restarted = new TestEnrolment(folder.resolve("node"));
        try (var link = connect(restarted, node.node.id().value(), own(node))) {
            assertThat(link.lost).isEmpty();
        }
        assertThat(restarted.enroller.enrolment())
                .isInstanceOfSatisfying(
                        Enrolment.Claimed.class,
                        claimed -> assertThat(claimed.generation()).isEqualTo(2));
    }

    private TestEnrolment claimed(String name) throws Exception {
        var node = new TestEnrolment(folder.resolve(name));
        assertThat(node.claim(operator.link()).enrolment()).isInstanceOf(Enrolment.Claimed.class);
        return node;
    }

    private static String own(TestEnrolment node) {
        return "flightcase/v1/flightcase/" + node.node.id() + "/commands";
    }

    private static String refusal(TestEnrolment node, String client, String filter) throws Exception {
        var outcome = attempt(node, URI.create("mqtts://127.0.0.1:" + hub.mqttsPort()), client, filter);
        assertThat(outcome).isInstanceOf(MqttTransport.Outcome.Failed.class);
        return ((MqttTransport.Outcome.Failed) outcome).reason();
    }

    private static Link connect(TestEnrolment node, String client, String filter) throws Exception {
        var lost = new CopyOnWriteArrayList<String>();
        var outcome = transport(node)
                .connect(
                        request(URI.create("mqtts://127.0.0.1:" + hub.mqttsPort()), node, client, filter),
                        new Lost(lost));
        assertThat(outcome).isInstanceOf(MqttTransport.Outcome.Up.class);
        return new Link(((MqttTransport.Outcome.Up) outcome).link(), lost);
    }

    private static MqttTransport.Outcome attempt(TestEnrolment node, URI broker, String client, String filter)
            throws InterruptedException {
        return transport(node).connect(request(broker, node, client, filter), new Lost(new CopyOnWriteArrayList<>()));
    }

    private static ConnectRequest request(URI broker, TestEnrolment node, String client, String filter) {
        var will = new OutgoingMessage("spBv1.0/flightcase/NDEATH/" + node.node.id(), new byte[] {1}, 1);
        return new ConnectRequest(broker, client, will, filter, TIMING);
    }

    private static PahoTransport transport(TestEnrolment node) {
        return new PahoTransport(() -> node.tls.pair().map(pair -> new Attempt(node.tls, pair)));
    }

    private record Attempt(NodeTls tls, NodeTls.Pair pair) implements LinkSecurity.Attempt {
        @Override
        public SSLContext context() {
            return pair.context();
        }

        @Override
        public void worked() {
            tls.worked(pair);
        }

        @Override
        public void failed() {
            tls.failed(pair);
        }
    }

    private record Lost(List<String> reasons) implements LinkListener {
        @Override
        public void arrived(String topic, byte[] payload) {}

        @Override
        public void lost(String reason) {
            reasons.add(reason);
        }
    }

    private record Link(MqttLink link, List<String> lost) implements AutoCloseable {
        /** Null when the broker took it. */
        @Nullable
        String send(String topic) throws InterruptedException {
            return link.send(new OutgoingMessage(topic, new byte[] {1}, 1));
        }

        @Override
        public void close() {
            link.abandon();
        }
    }

    private static SSLContext trustingAnybody() throws Exception {
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        return context;
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
