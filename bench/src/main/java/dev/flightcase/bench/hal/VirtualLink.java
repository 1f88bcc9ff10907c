package dev.flightcase.bench.hal;

import dev.flightcase.hal.network.DefaultRoute;
import dev.flightcase.hal.network.Link;
import dev.flightcase.hal.network.LinkKind;
import dev.flightcase.hal.network.Resolvers;
import java.net.InetAddress;
import java.util.List;

/** One link of a {@link VirtualNet}, of which its condition and its place in the route table change. */
final class VirtualLink {
    private static final InetAddress GATEWAY = InetAddress.ofLiteral("192.0.2.1");
    /** RFC 5737: addresses for documents, which nobody has. */
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.2");

    private final String name;
    private final int index;
    private final LinkKind kind;
    private long metric;
    private Condition condition;

    VirtualLink(String name, int index, LinkKind kind, long metric, Condition condition) {
        this.name = name;
        this.index = index;
        this.kind = kind;
        this.metric = metric;
        this.condition = condition;
    }

    String name() {
        return name;
    }

    Condition condition() {
        return condition;
    }

    void become(Condition other) {
        condition = other;
    }

    void metric(long other) {
        metric = other;
    }

    /** As the kernel would have it. */
    Link seen() {
        boolean wired = condition.carrier() && condition.address();
        return new Link(
                name,
                index,
                kind,
                condition.carrier(),
                wired ? List.of(ADDRESS) : List.of(),
                wired ? List.of(new DefaultRoute(name, GATEWAY, metric)) : List.of(),
                new Resolvers(List.of(GATEWAY), "the gateway", true));
    }
}
