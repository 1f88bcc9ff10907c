package dev.flightcase.hal.host;

import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Voltage and current of a chip that a driver of the kernel holds (Documentation/hwmon/ina2xx.rst): read-only, and nobody
 * else may use its bus address then. Units of hwmon: mV, mA, µOhm.
 */
public final class HwmonSensor implements Sensor {

    private static final String CLASS = "sys/class/hwmon";
    private static final double MILLI = 1000;
    private static final double MICRO = 1e6;

    private final HostFiles files;
    private final HwmonPlace place;
    private final Signal voltage;
    private final Signal current;
    private final Duration period;
    private final Timebase time;

    /**
     * @param root of the host
     * @param voltage what its bus voltage is
     * @param current what its current is, positive into the battery
     */
    public HwmonSensor(Path root, HwmonPlace place, Signal voltage, Signal current, Duration period, Timebase time) {
        this.files = new HostFiles(root);
        this.place = place;
        this.voltage = voltage;
        this.current = current;
        this.period = period;
        this.time = time;
    }

    @Override
    public String name() {
        return place.driver() + "-" + place.device();
    }

    @Override
    public List<Signal> signals() {
        return List.of(voltage, current);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), name() + " of the kernel");
        find().ifPresentOrElse(
                        device -> read(device, samples),
                        () -> samples.failed(
                                signals(),
                                "the kernel has no " + place.driver() + " at " + place.device()
                                        + "; is its driver loaded?"));
        return samples.toList();
    }

    private void read(String device, Samples samples) {
        try {
            samples.measured(voltage, number(device + "in1_input") / MILLI);
        } catch (IOException | MalformedText e) {
            samples.failed(voltage, device + "in1_input: " + e.getMessage());
        }
        try {
            double assumed = files.exists(device + "shunt_resistor")
                    ? number(device + "shunt_resistor") / MICRO
                    : place.shuntOhms();
            double amperes = number(device + "curr1_input") / MILLI * assumed / place.shuntOhms();
            samples.measured(current, place.reversed() ? -amperes : amperes);
        } catch (IOException | MalformedText e) {
            samples.failed(current, device + "curr1_input: " + e.getMessage());
        }
    }

    private Optional<String> find() {
        return files.names(CLASS, "hwmon").stream()
                .map(name -> CLASS + "/" + name + "/")
                .filter(device -> files.says(device + "name", place.driver())
                        && files.leadsTo(device + "device").equals(place.device()))
                .findFirst();
    }

    private double number(String path) throws IOException, MalformedText {
        return Text.number(files.file(path).read().strip());
    }
}
