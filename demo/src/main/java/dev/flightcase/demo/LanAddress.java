package dev.flightcase.demo;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.Optional;

/** The address under which phones on the same network reach this machine. */
final class LanAddress {
    private LanAddress() {}

    /** The first private IPv4 address, physical interfaces before bridges and tunnels; empty if there is none. */
    static Optional<String> find() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LanAddress::isUsable)
                    .sorted(Comparator.comparing(LanAddress::isSoftware).thenComparing(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .map(address -> address.getHostAddress())
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
