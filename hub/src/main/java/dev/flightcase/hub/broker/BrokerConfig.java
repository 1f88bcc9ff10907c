package dev.flightcase.hub.broker;

import java.util.Optional;

/**
 * @param bindAddress an IP address; loopback unless the network is trusted, since nobody is asked on the plain port who they are
 * @param port 0 lets the kernel choose
 * @param tlsPort for nodes with a certificate, see {@link BrokerTls}; none without it
 * @param packetBytesMax a larger packet closes its connection
 */
public record BrokerConfig(
        String bindAddress, int port, Optional<Integer> tlsPort, int connectionsMax, int packetBytesMax) {
    public static BrokerConfig defaults() {
        // A birth of 500 metrics is about 40 KiB, a batch of orders 64 KiB.
        return new BrokerConfig("127.0.0.1", 1883, Optional.empty(), 1000, 256 * 1024);
    }
}
