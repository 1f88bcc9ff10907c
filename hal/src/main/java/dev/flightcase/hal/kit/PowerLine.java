package dev.flightcase.hal.kit;

import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.InputPin;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The line that says whether the board is fed from outside. Its level is read, not its edges: those may be lost. */
public final class PowerLine implements Sensor, AutoCloseable {
    private final PinPlace place;
    private final HeaderLines lines;
    private final Signal signal;
    private final Timebase time;
    private final Duration period;
    private final SlowRetry retry;
    private @Nullable InputPin pin;

    /** @param place its level that means lost is the profile's word, and may be wrong */
    public PowerLine(PinPlace place, HeaderLines lines, BatteryPack pack, Timebase time, Duration period) {
        this.place = place;
        this.lines = lines;
        this.signal = KitSignal.EXTERNAL_POWER.of(pack);
        this.time = time;
        this.period = period;
        this.retry = new SlowRetry(time.ticks());
    }

    @Override
    public String name() {
        return "power-line";
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
    public synchronized List<Sample> read() {
        var source = "GPIO " + place.line();
        var samples = new Samples(time.now(), source);
        var standing = retry.standing();
        if (standing != null) {
            return samples.failed(signal, source + ": " + standing.getMessage()).toList();
        }
        try {
            boolean lost = pin().high() == place.high();
            retry.worked();
            return samples.measured(signal, lost ? 0 : 1).toList();
        } catch (BusFault fault) {
            retry.failed(fault);
            return samples.failed(signal, source + ": " + fault.getMessage()).toList();
        }
    }

    private InputPin pin() throws BusFault {
        if (pin == null) {
            pin = lines.open().input(place.line(), place.bias());
        }
        return pin;
    }

    @Override
    public synchronized void close() {
        if (pin != null) {
            pin.close();
        }
    }
}
