package dev.flightcase.bench.hal;

import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.network.DefaultRoute;
import dev.flightcase.hal.network.Endpoint;
import dev.flightcase.hal.network.FailoverRules;
import dev.flightcase.hal.network.Link;
import dev.flightcase.hal.network.LinkKind;
import dev.flightcase.hal.network.LinkReader;
import dev.flightcase.hal.network.LinkWatch;
import dev.flightcase.hal.network.MachineAddresses;
import dev.flightcase.hal.network.NetworkConfig;
import dev.flightcase.hal.network.NodeLife;
import dev.flightcase.hal.network.ProbeBudget;
import dev.flightcase.hal.network.Resolvers;
import dev.flightcase.hal.network.RouteControl;
import dev.flightcase.hal.network.SocketProber;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The loopback as the link of a node that has no session with its hub, so that it is probed as often as links are. The
 * machine's own links are read as well, and shown without a carrier: nothing is sent over them.
 */
final class LoopbackLink implements NodeLife {
    static final String NAME = "lo";

    private static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.0.1");
    private static final Link LINK = new Link(
            NAME,
            1,
            LinkKind.ETHERNET,
            true,
            List.of(ADDRESS),
            List.of(new DefaultRoute(NAME, null, 100)),
            new Resolvers(List.of(LoopbackHub.RESOLVER), "the bench", true));

    private final LinkReader reader = new LinkReader(Path.of("/"), new MachineAddresses());
    private final int brokerPort;

    LoopbackLink(int brokerPort) {
        this.brokerPort = brokerPort;
    }

    LinkWatch watch(Executor probes, Timebase time) {
        var config = NetworkConfig.defaults();
        var random = new SecureRandom();
        var budget = new ProbeBudget(config.meteredBytesAMonth(), time.ticks());
        var prober = new SocketProber(SocketProber.Patience.defaults(), budget, time.ticks(), random, Optional::empty);
        return new LinkWatch(
                config,
                FailoverRules.defaults(),
                this::links,
                new LinkWatch.Probing(prober, budget, probes, random),
                this,
                RouteControl.dryRun(),
                time.ticks());
    }

    private List<Link> links() {
        return Stream.concat(Stream.of(LINK), reader.links().stream().map(LoopbackLink::unplugged))
                .toList();
    }

    private static Link unplugged(Link link) {
        return new Link(
                link.name(), link.index(), link.kind(), false, link.addresses(), link.routes(), link.resolvers());
    }

    @Override
    public Optional<Endpoint> broker() {
        return Optional.of(new Endpoint(LoopbackHub.NAME, brokerPort));
    }

    @Override
    public boolean sessionIsUp() {
        return false;
    }

    @Override
    public boolean checkoutIsOpen() {
        return false;
    }
}
