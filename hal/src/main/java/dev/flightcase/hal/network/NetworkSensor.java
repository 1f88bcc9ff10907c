package dev.flightcase.hal.network;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the links, as signals: {@code network.LINK.state} ({@link Reach#level}), {@code .rtt}, {@code .jitter}, {@code .loss},
 * and {@code network.uplink}, the kernel's number of the interface that is chosen.
 */
public final class NetworkSensor implements Sensor {
    /** The kernel's number of the interface that the node would use; 0 while there is none. */
    public static final String UPLINK = "network.uplink";
    /** What probing has cost since the start, both directions, B. */
    public static final String PROBE_BYTES = "network.probe-bytes";

    private static final String NOT_PROBED = "no probe was answered yet";
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Plausibility SECONDS = Plausibility.between(0, 60);
    private static final Duration STUCK_AFTER = Duration.ofSeconds(15);

    private final List<LinkSignals> links;
    private final Signal uplink = new Signal(UPLINK, Unit.ONE, Plausibility.between(0, Integer.MAX_VALUE));
    private final Signal bytes = new Signal(PROBE_BYTES, Unit.BYTE, Plausibility.between(0, 1e15));
    private final Supplier<NetworkView> view;
    private final Duration period;
    private final Timebase time;

    private record LinkSignals(String link, Signal state, Signal roundTrip, Signal jitter, Signal loss) {
        static LinkSignals of(String link) {
            return new LinkSignals(
                    link,
                    new Signal(name(link, "state"), Unit.ONE, Plausibility.between(0, Reach.FULL.level())),
                    new Signal(name(link, "rtt"), Unit.SECOND, SECONDS),
                    new Signal(name(link, "jitter"), Unit.SECOND, SECONDS),
                    new Signal(name(link, "loss"), Unit.PERCENT, Plausibility.between(0, 100)));
        }

        private static String name(String link, String what) {
            return "network." + link + "." + what;
        }

        Stream<Signal> all() {
            return Stream.of(state, roundTrip, jitter, loss);
        }
    }

    /** @param links names; these have signals, whether or not they are there */
    public NetworkSensor(List<String> links, Supplier<NetworkView> view, Duration period, Timebase time) {
        this.links = links.stream().map(LinkSignals::of).toList();
        this.view = view;
        this.period = period;
        this.time = time;
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public List<Signal> signals() {
        return Stream.concat(links.stream().flatMap(LinkSignals::all), Stream.of(uplink, bytes))
                .toList();
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var now = time.now();
        var known = view.get();
        var samples = new Samples(now, "probes");
        if (now.ticks() - known.taken() > STUCK_AFTER.toNanos()) {
            return samples.failed(signals(), "the networks were not looked at for " + STUCK_AFTER.toSeconds() + " s")
                    .toList();
        }
        for (var signals : links) {
            known.link(signals.link())
                    .ifPresentOrElse(link -> read(signals, link, samples), () -> absent(signals, samples));
        }
        int index = known.chosen()
                .flatMap(known::link)
                .map(link -> link.link().index())
                .orElse(0);
        samples.measured(uplink, index).measured(bytes, (double) known.probeBytes());
        return samples.toList();
    }

    private static void read(LinkSignals signals, LinkView link, Samples samples) {
        samples.measured(signals.state(), link.verdict().reach().level());
        var measures = link.measures();
        duration(signals.roundTrip(), measures.roundTrip(), samples);
        duration(signals.jitter(), measures.jitter(), samples);
        if (Double.isNaN(measures.loss())) {
            samples.undefined(signals.loss(), NOT_PROBED);
        } else {
            samples.measured(signals.loss(), measures.loss() * 100);
        }
    }

    private static void duration(Signal signal, @Nullable Duration value, Samples samples) {
        if (value == null) {
            samples.undefined(signal, NOT_PROBED);
        } else {
            samples.measured(signal, value.toNanos() / NANOS_PER_SECOND);
        }
    }

    private static void absent(LinkSignals signals, Samples samples) {
        samples.measured(signals.state(), Reach.NONE.level());
        Stream.of(signals.roundTrip(), signals.jitter(), signals.loss())
                .forEach(signal -> samples.undefined(signal, "the interface is not there"));
    }
}
