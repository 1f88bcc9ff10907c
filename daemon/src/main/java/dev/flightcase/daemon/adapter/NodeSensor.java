package dev.flightcase.daemon.adapter;

import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A part of the node itself, read like any other sensor, so that its readings carry an age and count in the coverage. */
public final class NodeSensor implements Sensor {
    private final String name;
    private final List<Signal> signals;
    private final Duration period;
    private final Timebase time;
    private final Consumer<Samples> look;

    /** @param look adds one sample for each signal; must not block */
    public NodeSensor(String name, List<Signal> signals, Duration period, Timebase time, Consumer<Samples> look) {
        this.name = name;
        this.signals = List.copyOf(signals);
        this.period = period;
        this.time = time;
        this.look = look;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Signal> signals() {
        return signals;
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), name);
        look.accept(samples);
        return samples.toList();
    }
}
