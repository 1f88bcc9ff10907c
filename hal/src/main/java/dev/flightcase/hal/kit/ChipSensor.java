package dev.flightcase.hal.kit;

import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.chip.Chip;
import dev.flightcase.hal.chip.ChipReading;
import dev.flightcase.hal.chip.Identity;
import dev.flightcase.hal.chip.Measure;
import dev.flightcase.hal.chip.Measured;
import dev.flightcase.hal.chip.Output;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One chip of a kit: its numbers as the signals that the profile makes of them. */
final class ChipSensor implements Sensor {
    private final ChipPlace place;
    private final Chip chip;
    private final Map<KitSignal, Signal> signals = new EnumMap<>(KitSignal.class);
    private final Timebase time;
    private final Duration period;
    private final SlowRetry retry;
    private boolean opened;
    private volatile @Nullable Identity identity;
    private volatile @Nullable ChipReading last;
    private volatile @Nullable String trouble;

    ChipSensor(ChipPlace place, BatteryPack pack, I2cBus bus, Timebase time, Duration period) {
        this.place = place;
        this.chip = place.kind().chip(place, bus, time.ticks());
        this.time = time;
        this.period = period;
        this.retry = new SlowRetry(time.ticks());
        place.inOrder().keySet().forEach(signal -> signals.put(signal, signal.of(pack)));
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

    ChipPlace place() {
        return place;
    }

    /** Who answered at the last opening; any thread. */
    Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Why it does not answer; null when it does. Any thread. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** All that the chip said last, used or not; any thread. */
    Optional<ChipReading> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public List<Sample> read() {
        var standing = retry.standing();
        if (standing != null) {
            return failed(standing);
        }
        try {
            if (!opened) {
                open();
            }
            var reading = chip.read();
            retry.worked();
            last = reading;
            trouble = null;
            return samples(reading);
        } catch (BusFault fault) {
            // A chip that was away may have lost its configuration.
            opened = false;
            retry.failed(fault);
            last = null;
            trouble = fault.getMessage();
            return failed(fault);
        }
    }

    private void open() throws BusFault {
        var who = chip.open();
        identity = who;
        if (who instanceof Identity.Different(String expected, String found)) {
            throw BusFault.other(
                    "there is " + found + " at address 0x" + Integer.toHexString(place.address()) + " of " + place.bus()
                            + ", and the board profile expects " + expected,
                    null);
        }
        opened = true;
    }

    private List<Sample> samples(ChipReading reading) {
        var samples = new Samples(time.now(), source());
        place.inOrder().forEach((signal, output) -> put(samples, signal, output, reading));
        return samples.toList();
    }

    private void put(Samples samples, KitSignal kind, Output output, ChipReading reading) {
        var signal = signals.get(kind);
        if (signal == null) {
            throw new IllegalStateException(kind + " is not a signal of " + name());
        }
        switch (reading.measured(output).orElse(null)) {
            case Measured.Value(double value) -> samples.measured(signal, signed(kind, output, value));
            case Measured.Unavailable(Measured.Why why) -> samples.failed(signal, source() + ": " + why.words());
            case null -> samples.failed(signal, source() + " gives no " + output);
        }
    }

    private double signed(KitSignal kind, Output output, double value) {
        boolean flows = output.measure() == Measure.CURRENT || output.measure() == Measure.POWER;
        return kind.tidy(flows && place.reversed() ? -value : value);
    }

    private List<Sample> failed(BusFault fault) {
        return new Samples(time.now(), source())
                .failed(List.copyOf(signals.values()), source() + ": " + fault.getMessage())
                .toList();
    }

    /** As people see it: {@code ina219 at 0x42}. */
    private String source() {
        return place.kind().word() + " at 0x" + Integer.toHexString(place.address());
    }
}
