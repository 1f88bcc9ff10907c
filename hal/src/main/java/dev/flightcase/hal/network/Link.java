package dev.flightcase.hal.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One network interface as the kernel has it at one moment.
 *
 * @param index the kernel's number of it
 * @param carrier up, and something is at the other end: a cable, an access point, a registered modem
 * @param addresses those that reach beyond the link; not link-local, not loopback
 * @param routes default routes through it, IPv4 and IPv6
 */
public record Link(
        String name,
        int index,
        LinkKind kind,
        boolean carrier,
        List<InetAddress> addresses,
        List<DefaultRoute> routes,
        Resolvers resolvers) {

    public Link {
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
    }

    public boolean hasAddress() {
        return !addresses.isEmpty();
    }

    /** Of several, the one that the kernel would take. */
    public Optional<DefaultRoute> defaultRoute() {
        return routes.stream().min(Comparator.comparingLong(DefaultRoute::metric));
    }

    boolean speaksIpv4() {
        return addresses.stream().anyMatch(Inet4Address.class::isInstance);
    }
}
