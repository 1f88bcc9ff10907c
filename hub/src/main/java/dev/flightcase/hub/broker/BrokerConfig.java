package dev.flightcase.hub.broker;

/**
 * @param bindAddress an IP address; loopback unless the network is trusted, since nobody is asked who they are yet
 * @param port 0 lets the kernel choose
 * @param packetBytesMax a larger packet closes its connection
 */
public record BrokerConfig(String bindAddress, int port, int connectionsMax, int packetBytesMax) {
    public static BrokerConfig defaults() {
        // A birth of 500 metrics is about 40 KiB, a batch of orders 64 KiB.
        return new BrokerConfig("127.0.0.1", 1883, 1000, 256 * 1024);
    }
}
