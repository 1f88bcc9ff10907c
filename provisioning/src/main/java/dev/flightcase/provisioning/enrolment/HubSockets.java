package dev.flightcase.provisioning.enrolment;

import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Connections to a hub over HTTPS, for whoever fetches from it. */
public final class HubSockets {
    private HubSockets() {}

    /** Trusts the hub's CA, if there is a hub, and whom this machine trusts anyway. Names of hosts are for the caller to check. */
    public static SSLSocketFactory of(Optional<HubFacts> hub) {
        return HubTrust.caOrPublic(hub.map(HubFacts::ca)).getSocketFactory();
    }
}
