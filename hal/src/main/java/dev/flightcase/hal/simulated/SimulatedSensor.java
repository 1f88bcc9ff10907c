package dev.flightcase.hal.simulated;

import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import java.time.Duration;
import java.util.List;

/** A sensor whose source begins with {@code simulated}. */
final class SimulatedSensor implements Sensor {
    private final Sensor emulated;

    SimulatedSensor(Sensor emulated) {
        this.emulated = emulated;
    }

    @Override
    public String name() {
        return emulated.name();
    }

    @Override
    public List<Signal> signals() {
        return emulated.signals();
    }

    @Override
    public Duration period() {
        return emulated.period();
    }

    @Override
    public List<Sample> read() {
        return emulated.read().stream().map(SimulatedSensor::marked).toList();
    }

    private static Sample marked(Sample sample) {
        return sample instanceof Sample.Measured(Reading reading)
                ? new Sample.Measured(reading.from(SimulatedBoard.NAME + " " + reading.source()))
                : sample;
    }
}
