package dev.flightcase.daemon;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where phones on the same network find the node. */
final class NodeAddress {
    private static final Set<String> EVERY_NETWORK = Set.of("0.0.0.0", "::", "[::]");

    private NodeAddress() {}

    /**
     * The root of the pages: the address that the node listens on, else the first name of its configuration, else its
     * first private IPv4 address. Asks the system, so the answer is today's.
     */
    static URI root(String bindAddress, List<String> names, int port) {
        var host = EVERY_NETWORK.contains(bindAddress)
                ? names.stream().findFirst().or(NodeAddress::lan).orElse("127.0.0.1")
                : bindAddress;
        return URI.create(
                "http://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port + "/");
    }

    /** Physical interfaces before bridges and tunnels. */
    private static Optional<String> lan() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(NodeAddress::isUsable)
                    .sorted(Comparator.comparing(NodeAddress::isSoftware).thenComparing(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isPointToPoint();
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean isSoftware(NetworkInterface network) {
        return network.isVirtual() || network.getName().matches("(docker|br-|veth|virbr|lxc|lxd|cni).*");
    }
}
