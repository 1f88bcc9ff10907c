package dev.flightcase.uplink.sync;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Opens connections to a hub, trusting whom the node trusts. The old client of the JDK on purpose: it is the one that gives up a body that does not go
 * on.
 */
@FunctionalInterface
public interface SourceConnections {
    /** Not connected yet. @throws IOException when this is no http or https address */
    HttpURLConnection open(URI from) throws IOException;

    /** https by the certificates that the system trusts. */
    static SourceConnections system() {
        return from -> {
            if (from.toURL().openConnection() instanceof HttpURLConnection connection) {
                return connection;
            }
            throw new IOException("no http or https address: " + from);
        };
    }
}
