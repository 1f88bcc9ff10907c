package dev.flightcase.hub.broker;

import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.SharedSubscription;
import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may do what at the broker (design 5.3): a client with a node's certificate speaks and listens on that node's topics only, under
 * a client id that begins with the node's id, so that no node can throw out another one. A client of the plain listener, which is
 * for the hub itself and for trusted networks, may do everything.
 */
final class NodeRules implements SimpleAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(NodeRules.class);
    private static final String COMMON_NAME = "CN=";
    private static final List<String> SAYS = List.of("orders", "reports");
    private static final List<String> HEARS = List.of("receipts", "catalog", "allotments", "commands");
    private static final List<String> NODE_SAYS = List.of("NBIRTH", "NDATA", "NDEATH");
    private static final List<String> DEVICE_SAYS = List.of("DBIRTH", "DDATA", "DDEATH");

    private final int tlsPort;
    private final String group;
    private final NodeAccess access;

    NodeRules(int tlsPort, String group, NodeAccess access) {
        this.tlsPort = tlsPort;
        this.group = group;
        this.access = access;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        var connection = input.getConnectionInformation();
        boolean plain = connection
                .getListener()
                .filter(listener -> listener.getPort() != tlsPort)
                .isPresent();
        if (plain) {
            output.authenticateSuccessfully();
            return;
        }
        var client = input.getClientInformation().getClientId();
        var node = connection
                .getClientTlsInformation()
                .flatMap(ClientTlsInformation::getClientCertificate)
                .flatMap(NodeRules::node);
        if (node.isEmpty() || !belongs(client, node.get()) || !isIn(node.get())) {
            LOG.atWarn()
                    .addKeyValue("node", node.orElse("none"))
                    .log("a client was refused: it is no node of this hub, or was taken out");
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED, "not a node of this hub");
            return;
        }
        output.getDefaultPermissions().addAll(permissions(node.get()));
        output.authenticateSuccessfully();
    }

    private boolean isIn(String node) {
        try {
            return access.isIn(node);
        } catch (RuntimeException e) {
            // Whom we can not look up, we do not let in; the node tries again.
            LOG.atError().setCause(e).addKeyValue("node", node).log("a node could not be looked up");
            return false;
        }
    }

    /** The common name alone, as our CA writes it. */
    private static Optional<String> node(X509Certificate certificate) {
        return Optional.of(certificate.getSubjectX500Principal().getName())
                .filter(name -> name.matches("CN=fc-[a-z2-7]{10}"))
                .map(name -> name.substring(COMMON_NAME.length()));
    }

    /** {@code fc-…} itself, or with a suffix that begins with a hyphen. */
    static boolean belongs(String client, String node) {
        return client.equals(node) || client.startsWith(node + "-");
    }

    private List<TopicPermission> permissions(String node) {
        var commerce = "flightcase/v1/" + group + "/" + node + "/";
        var health = "spBv1.0/" + group + "/";
        var all = new ArrayList<TopicPermission>();
        SAYS.forEach(topic -> all.add(publish(commerce + topic)));
        HEARS.forEach(topic -> all.add(subscribe(commerce + topic)));
        NODE_SAYS.forEach(kind -> all.add(publish(health + kind + "/" + node)));
        DEVICE_SAYS.forEach(kind -> all.add(publish(health + kind + "/" + node + "/+")));
        all.add(subscribe(health + "NCMD/" + node));
        all.add(subscribe(health + "DCMD/" + node + "/+"));
        all.add(subscribe("spBv1.0/STATE/+"));
        return all;
    }

    private static TopicPermission publish(String topic) {
        return Builders.topicPermission()
                .topicFilter(topic)
                .type(TopicPermission.PermissionType.ALLOW)
                .activity(MqttActivity.PUBLISH)
                .build();
    }

    private static TopicPermission subscribe(String filter) {
        return Builders.topicPermission()
                .topicFilter(filter)
                .type(TopicPermission.PermissionType.ALLOW)
                .activity(MqttActivity.SUBSCRIBE)
                .sharedSubscription(SharedSubscription.NOT_SHARED)
                .build();
    }
}
