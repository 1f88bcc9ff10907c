package dev.flightcase.hal.kit;

import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.host.KernelFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a driver of the kernel says of a part, as the signals that the profile makes of it. */
final class KernelSensor implements Sensor {
    private final KernelPlace place;
    private final Path root;
    private final Map<KitSignal, Signal> signals = new EnumMap<>(KitSignal.class);
    private final Timebase time;
    private final Duration period;

    /** @param root of the host */
    KernelSensor(KernelPlace place, BatteryPack pack, Path root, Timebase time, Duration period) {
        this.place = place;
        this.root = root;
        this.time = time;
        this.period = period;
        place.signals().forEach(signal -> signals.put(signal, signal.of(pack)));
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public List<Signal> signals() {
        return List.copyOf(signals.values());
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), place.title());
        try {
            var part = place.find(root);
            signals.forEach((kind, signal) -> put(samples, part, kind, signal));
        } catch (KernelFault fault) {
            samples.failed(signals(), why(fault));
        }
        return samples.toList();
    }

    private void put(Samples samples, KernelPlace.Found part, KitSignal kind, Signal signal) {
        try {
            samples.measured(signal, part.value(kind));
        } catch (KernelFault fault) {
            samples.failed(signal, why(fault));
        }
    }

    private String why(KernelFault fault) {
        return place.title() + ": " + fault.getMessage();
    }

    /** How it fares now, for people; reads it. */
    BoardPart part() {
        try {
            var part = place.find(root);
            var troubles = troubles(part);
            return new BoardPart(
                    place.title(),
                    troubles.isEmpty(),
                    (troubles.isEmpty() ? "answers" : "does not give all that the profile uses") + ", as "
                            + part.path(),
                    part.says(),
                    String.join("; ", troubles));
        } catch (KernelFault fault) {
            return new BoardPart(place.title(), false, "is not there", List.of(), String.valueOf(fault.getMessage()));
        }
    }

    private List<String> troubles(KernelPlace.Found part) {
        var troubles = new ArrayList<String>();
        for (var signal : signals.keySet()) {
            try {
                part.value(signal);
            } catch (KernelFault fault) {
                troubles.add(signal.word() + ": " + fault.getMessage());
            }
        }
        return troubles;
    }
}
