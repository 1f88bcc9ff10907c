package dev.flightcase.daemon;

import dev.flightcase.daemon.adapter.StallLife;
import dev.flightcase.daemon.hub.HubLine;
import dev.flightcase.daemon.preflight.Check;
import dev.flightcase.daemon.preflight.LinksCheck;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.host.Forks;
import dev.flightcase.hal.network.Batctl;
import dev.flightcase.hal.network.FailoverRules;
import dev.flightcase.hal.network.Link;
import dev.flightcase.hal.network.LinkKind;
import dev.flightcase.hal.network.LinkReader;
import dev.flightcase.hal.network.LinkWatch;
import dev.flightcase.hal.network.MachineAddresses;
import dev.flightcase.hal.network.MeshRadioSensor;
import dev.flightcase.hal.network.MeshSensor;
import dev.flightcase.hal.network.ModemManager;
import dev.flightcase.hal.network.NetworkConfig;
import dev.flightcase.hal.network.NetworkLoop;
import dev.flightcase.hal.network.NetworkSensor;
import dev.flightcase.hal.network.NmcliRoutes;
import dev.flightcase.hal.network.NodeLife;
import dev.flightcase.hal.network.ProbeBudget;
import dev.flightcase.hal.network.RadioLevels;
import dev.flightcase.hal.network.RouteControl;
import dev.flightcase.hal.network.SocketProber;
import dev.flightcase.hal.network.StrengthSensor;
import dev.flightcase.uplink.LinkSecurity;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** The ways from this node to the world: watched by one loop, told as signals, and before doors. */
final class Networks implements AutoCloseable {
    private static final Path ROOT = Path.of("/");
    private static final Duration PROGRAM_PATIENCE = Duration.ofSeconds(3);
    /** The names of B.A.T.M.A.N. interfaces; meshes of another kind (802.11s) are no business of batctl. */
    private static final Pattern BATMAN = Pattern.compile("bat\\d+");

    private final NetworkLoop loop = new NetworkLoop();
    private final LinkReader reader;
    private final LinkWatch watch;
    private final List<Link> there;
    private final List<String> named;
    private final NodeLife life;
    private final Forks forks;
    private final Timebase time;

    /** Reads small files of the kernel. */
    static Networks of(
            NetworkConfig config,
            HubLine line,
            LinkSecurity security,
            Stores stores,
            Forks forks,
            SecureRandom random,
            Timebase time) {
        var life = new StallLife(line::broker, line::isOnline, stores.ledger().reads()::revision, time.ticks());
        return new Networks(config, life, () -> tls(line, security), forks, random, time);
    }

    private static Optional<SSLContext> tls(HubLine line, LinkSecurity security) {
        return line.broker()
                .filter(broker -> "mqtts".equals(broker.getScheme()))
                .flatMap(_ -> security.attempt())
                .map(LinkSecurity.Attempt::context);
    }

    private Networks(
            NetworkConfig config,
            NodeLife life,
            Supplier<Optional<SSLContext>> tls,
            Forks forks,
            SecureRandom random,
            Timebase time) {
        this.life = life;
        this.forks = forks;
        this.time = time;
        reader = new LinkReader(ROOT, new MachineAddresses());
        var budget = new ProbeBudget(config.meteredBytesAMonth(), time.ticks());
        var prober = new SocketProber(SocketProber.Patience.defaults(), budget, time.ticks(), random, tls);
        there = reader.links();
        named = config.named(there);
        watch = new LinkWatch(
                config,
                FailoverRules.defaults(),
                reader::links,
                new LinkWatch.Probing(prober, budget, loop.executor(), random),
                life,
                config.apply() ? NmcliRoutes.with(forks) : RouteControl.dryRun(),
                time.ticks());
    }

    /** One for all links, and one for each radio and mesh that is there. */
    List<Sensor> sensors(Duration period) {
        var sensors = new ArrayList<Sensor>();
        sensors.add(new NetworkSensor(named, watch::view, period, time));
        sensors.add(new MeshRadioSensor(reader, time));
        var levels = new RadioLevels(ROOT);
        for (var link : there) {
            if (link.kind() == LinkKind.WIFI) {
                sensors.add(StrengthSensor.wifi(link.name(), levels, period, time));
            } else if (link.kind() == LinkKind.CELLULAR) {
                var modems = new ModemManager(command -> forks.run(command, PROGRAM_PATIENCE));
                sensors.add(StrengthSensor.modem(link.name(), modems, time));
            } else if (BATMAN.matcher(link.name()).matches()) {
                sensors.add(
                        new MeshSensor(link.name(), new Batctl(command -> forks.run(command, PROGRAM_PATIENCE)), time));
            }
        }
        return sensors;
    }

    /** Before the others. */
    List<Check> withCheck(List<Check> others) {
        var all = new ArrayList<Check>();
        all.add(LinksCheck.of(watch::view, () -> life.broker().isPresent()));
        all.addAll(others);
        return all;
    }

    void start() {
        loop.start(watch);
    }

    @Override
    public void close() {
        loop.close();
    }
}
