package dev.flightcase.hub.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts {@link NodeRules} into the broker, and throws out the clients of a node that was taken out. */
final class AccessExtension implements ExtensionMain {
    static final String ID = "flightcase-access";
    private static final Logger LOG = LoggerFactory.getLogger(AccessExtension.class);

    private final NodeRules rules;
    private volatile @Nullable ClientService clients;

    AccessExtension(NodeRules rules) {
        this.rules = rules;
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Services.securityRegistry().setAuthenticatorProvider(_ -> rules);
        clients = Services.clientService();
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        clients = null;
    }

    /** Returns at once. */
    void disconnect(String node) {
        var service = clients;
        if (service == null) {
            return;
        }
        var done = service.iterateAllClients((_, session) -> {
            var client = session.getClientIdentifier();
            if (session.isConnected() && NodeRules.belongs(client, node)) {
                var _ = service.disconnectClient(client);
            }
        });
        var _ = done.exceptionally(failure -> {
            LOG.atWarn().addKeyValue("node", node).addKeyValue("error", failure).log("clients were not disconnected");
            return null;
        });
    }
}
