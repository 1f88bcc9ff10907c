package dev.flightcase.hal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A sensor of one signal that does what the test says. */
final class ScriptedSensor implements Sensor {

    private final Signal signal;
    private final Duration period;
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Supplier<List<Sample>> script = List::of;

    ScriptedSensor(Signal signal, Duration period) {
        this.signal = signal;
        this.period = period;
    }

    ScriptedSensor does(Supplier<List<Sample>> next) {
        script = next;
        return this;
    }

    ScriptedSensor measures(Timebase time, double value) {
        return does(() -> List.of(measured(time, value)));
    }

    Sample measured(Timebase time, double value) {
        return new Samples(time.now(), "script")
                .measured(signal, value)
                .toList()
                .getFirst();
    }

    int reads() {
        return reads.get();
    }

    @Override
    public String name() {
        return "sensor-of-" + signal.name();
    }

    @Override
    public List<Signal> signals() {
        return List.of(signal);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        reads.incrementAndGet();
        return script.get();
    }
}
