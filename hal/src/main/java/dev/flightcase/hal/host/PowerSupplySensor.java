package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A battery that a driver of the kernel watches: {@code /sys/class/power_supply/NAME}
 * (Documentation/ABI/testing/sysfs-class-power), µV, µA, %. What its driver does not tell at the start has no signal. Drivers
 * do not agree on the sign of the current, so the sign is taken from {@code status}.
 */
public final class PowerSupplySensor implements Sensor {

    private static final double MICRO = 1e6;
    private static final Signal VOLTAGE = new Signal(Signals.BATTERY_VOLTAGE, Unit.VOLT, Plausibility.between(1, 60));
    private static final Signal CURRENT =
            new Signal(Signals.BATTERY_CURRENT, Unit.AMPERE, Plausibility.between(-100, 100));
    private static final Signal CHARGE = new Signal(Signals.GAUGE_CHARGE, Unit.PERCENT, Plausibility.between(0, 100));

    private final HostFiles files;
    private final String supply;
    private final String folder;
    private final List<Signal> signals;
    private final Duration period;
    private final Timebase time;

    /**
     * @param root of the host
     * @param supply its name, such as {@code max17040-battery}
     */
    public PowerSupplySensor(Path root, String supply, Duration period, Timebase time) {
        this.files = new HostFiles(root);
        this.supply = supply;
        this.folder = "sys/class/power_supply/" + supply + "/";
        this.period = period;
        this.time = time;
        var all = new ArrayList<Signal>();
        all.add(VOLTAGE);
        if (files.exists(folder + "current_now")) {
            all.add(CURRENT);
        }
        if (files.exists(folder + "capacity")) {
            all.add(CHARGE);
        }
        signals = List.copyOf(all);
    }

    @Override
    public String name() {
        return supply;
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
        var samples = new Samples(time.now(), "/" + folder);
        if (files.says(folder + "present", "0")) {
            return samples.failed(signals, supply + ": no battery is there").toList();
        }
        for (var signal : signals) {
            try {
                samples.measured(signal, value(signal));
            } catch (IOException | MalformedText e) {
                samples.failed(signal, "/" + folder + ": " + e.getMessage());
            }
        }
        return samples.toList();
    }

    private double value(Signal signal) throws IOException, MalformedText {
        if (signal.equals(VOLTAGE)) {
            return number("voltage_now") / MICRO;
        }
        return signal.equals(CHARGE) ? number("capacity") : current();
    }

    private double current() throws IOException, MalformedText {
        double amperes = Math.abs(number("current_now")) / MICRO;
        var status = text("status");
        return switch (status) {
            case "Charging" -> amperes;
            case "Discharging" -> -amperes;
            case "Full", "Not charging" -> 0;
            default -> throw new MalformedText("status is " + Text.quote(status) + ", so the current has no direction");
        };
    }

    private double number(String file) throws IOException, MalformedText {
        return Text.wholeNumber(text(file));
    }

    private String text(String file) throws IOException {
        return files.file(folder + file).read().strip();
    }
}
