package dev.flightcase.hal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what one look at a sensor gave. Used by one thread and thrown away. */
public final class Samples {

    private final Moment taken;
    private final String source;
    private final List<Sample> samples = new ArrayList<>();

    public Samples(Moment taken, String source) {
        this.taken = taken;
        this.source = source;
    }

    /** A value that is not finite becomes a failure. */
    public Samples measured(Signal signal, double value) {
        if (!Double.isFinite(value)) {
            return failed(signal, source + " gives " + value + "; must be a finite number");
        }
        var quantity = new Quantity(value, signal.unit());
        samples.add(new Sample.Measured(new Reading(signal.name(), quantity, taken, Quality.GOOD, source)));
        return this;
    }

    public Samples undefined(Signal signal, String why) {
        samples.add(new Sample.Undefined(signal.name(), why));
        return this;
    }

    public Samples failed(Signal signal, String why) {
        samples.add(new Sample.Failed(signal.name(), why));
        return this;
    }

    public Samples failed(Collection<Signal> signals, String why) {
        signals.forEach(signal -> failed(signal, why));
        return this;
    }

    public List<Sample> toList() {
        return List.copyOf(samples);
    }
}
