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

/** Whether a radio is free for a mesh beside the one that serves phones: {@code network.mesh-radio}, 1 or 0. Radios are plugged in and out. */
public final class MeshRadioSensor implements Sensor {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Signal SIGNAL = new Signal("network.mesh-radio", Unit.ONE, Plausibility.between(0, 1));

    private final LinkReader reader;
    private final Timebase time;

    public MeshRadioSensor(LinkReader reader, Timebase time) {
        this.reader = reader;
        this.time = time;
    }

    @Override
    public String name() {
        return "mesh-radio";
    }

    @Override
    public List<Signal> signals() {
        return List.of(SIGNAL);
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public List<Sample> read() {
        return new Samples(time.now(), "/sys/class/ieee80211")
                .measured(SIGNAL, reader.hasMeshRadio() ? 1 : 0)
                .toList();
    }
}
