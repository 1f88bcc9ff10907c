package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Unit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The temperature of the processor, in thousandths of a degree: from {@code /sys/class/thermal}, else from
 * {@code /sys/class/hwmon}. Zones are known by what they say they are, never by their number, which changes
 * between boots; a zone of another kind (Wi-Fi, battery) is not taken for the processor.
 */
record HeatFile(String path) implements FileFormat {

    /** Raspberry Pi and other ARM boards, Intel, AMD; first come first. {@code acpitz} is the mainboard's guess. */
    private static final List<String> PROCESSOR_KINDS = List.of(
            "cpu-thermal",
            "cpu_thermal",
            "soc-thermal",
            "soc_thermal",
            "x86_pkg_temp",
            "coretemp",
            "k10temp",
            "zenpower",
            "acpitz");

    /** Beyond -40 to 125 °C no such processor works, nor what stands beside it. */
    static final Plausibility RANGE = Plausibility.between(-40, 125);

    /** Packages of laptops do jump by 30 °C within a second. */
    private static final Signal TEMPERATURE = new Signal(Signals.TEMPERATURE, Unit.CELSIUS, RANGE.changingAtMost(30));

    private static final double MILLI = 1000;

    /** What drivers give when they do not know. */
    private static final long NO_VALUE = -1;

    static Optional<HeatFile> find(HostFiles files) {
        for (var kind : PROCESSOR_KINDS) {
            var found = find(files, kind, "sys/class/thermal", "thermal_zone", "type", "temp")
                    .or(() -> find(files, kind, "sys/class/hwmon", "hwmon", "name", "temp1_input"));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<HeatFile> find(
            HostFiles files, String kind, String directory, String prefix, String kindFile, String valueFile) {
        return files.names(directory, prefix).stream()
                .map(name -> directory + "/" + name + "/")
                .filter(device -> files.exists(device + valueFile) && kind.equals(kindOf(files, device + kindFile)))
                .map(device -> new HeatFile(device + valueFile))
                .findFirst();
    }

    private static String kindOf(HostFiles files, String path) {
        try {
            return files.file(path).read().strip();
        } catch (IOException _) {
            return ""; // A device that does not say what it is: not the processor.
        }
    }

    @Override
    public List<Signal> signals() {
        return List.of(TEMPERATURE);
    }

    @Override
    public void read(String text, Samples samples) throws MalformedText {
        samples.measured(TEMPERATURE, celsius(text));
    }

    static double celsius(String text) throws MalformedText {
        long milliCelsius = Text.wholeNumber(text.strip());
        if (milliCelsius == NO_VALUE) {
            throw new MalformedText("is -1, which means unknown");
        }
        return milliCelsius / MILLI;
    }
}
