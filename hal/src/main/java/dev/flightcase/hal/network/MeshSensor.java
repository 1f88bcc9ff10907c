package dev.flightcase.hal.network;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who is heard on a B.A.T.M.A.N. mesh: {@code network.LINK.neighbours}, and how well the best of them, {@code network.LINK.quality}, as the share of
 * what is sent that arrives; B.A.T.M.A.N. V tells a throughput instead.
 */
public final class MeshSensor implements Sensor {
    /** Asked by a program, which a small board feels. */
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** Nodes of a mesh are heard each second. */
    private static final Duration GONE = Duration.ofSeconds(5);

    private static final double QUALITY_MAX = 255;
    private static final double PERCENT = 100;

    private final String link;
    private final Batctl batctl;
    private final Timebase time;
    private final Signal neighbours;
    private final Signal quality;

    public MeshSensor(String link, Batctl batctl, Timebase time) {
        this.link = link;
        this.batctl = batctl;
        this.time = time;
        this.neighbours = new Signal("network." + link + ".neighbours", Unit.ONE, Plausibility.between(0, 1000));
        this.quality = new Signal("network." + link + ".quality", Unit.PERCENT, Plausibility.between(0, PERCENT));
    }

    @Override
    public String name() {
        return "mesh-" + link;
    }

    @Override
    public List<Signal> signals() {
        return List.of(neighbours, quality);
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), "batctl meshif " + link);
        switch (batctl.neighbours(link)) {
            case Batctl.Answer.NoAnswer(String why) -> samples.failed(signals(), why);
            case Batctl.Answer.Nodes(var nodes) -> {
                var heard = nodes.stream()
                        .filter(node -> node.lastSeen().compareTo(GONE) <= 0)
                        .toList();
                samples.measured(neighbours, heard.size());
                best(heard)
                        .ifPresentOrElse(
                                share -> samples.measured(quality, PERCENT * share / QUALITY_MAX),
                                () -> samples.undefined(
                                        quality, heard.isEmpty() ? "nobody is heard" : "this mesh tells no quality"));
            }
        }
        return samples.toList();
    }

    private static Optional<Integer> best(List<MeshNeighbour> heard) {
        return heard.stream().flatMap(node -> node.quality().stream()).max(Comparator.naturalOrder());
    }
}
