package dev.flightcase.hub.broker;

import java.nio.file.Path;

/**
 * The listener that asks for client certificates.
 *
 * @param port 0 lets the kernel choose
 * @param keys PKCS #12 with the broker's own certificate
 * @param trust PKCS #12 with the CA of the nodes
 * @param password of both; it is as secret as the folder they are in
 * @param group of the nodes' topics
 */
public record BrokerTls(int port, Path keys, Path trust, String password, String group, NodeAccess access) {
    @Override
    public String toString() {
        return "BrokerTls[port=" + port + "]";
    }
}
