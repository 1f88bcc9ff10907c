package dev.flightcase.hal.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A chip that a driver of the kernel reads for everybody: {@code /sys/class/hwmon/hwmonN}. Nobody else may use its bus address then.
 * Blocks on the driver. Look it up for each round of reading: drivers come and go, and their numbers change.
 */
public final class HwmonDevice {
    private static final String CLASS = "sys/class/hwmon/";
    private static final String VALUE = "_input";
    private static final int CHANNELS_MAX = 32;
    private static final double MICRO = 1e6;

    /** Its in4 to in7 are voltages of shunts, in µV and not in mV as the others (Linux: Documentation/hwmon/ina3221.rst). */
    private static final String INA3221 = "ina3221";

    private static final int INA3221_BUSES = 3;

    private final HostFiles files;
    private final String folder;
    private final String driver;

    private HwmonDevice(HostFiles files, String folder, String driver) {
        this.files = files;
        this.folder = folder;
        this.driver = driver;
    }

    /**
     * @param root of the host
     * @param driver what the device's file {@code name} says, such as {@code ina226}
     * @param device the last name of what its link {@code device} leads to: bus and address, such as {@code 1-0040}; null for the
     *     only one of that driver
     */
    public static HwmonDevice find(Path root, String driver, @Nullable String device) throws KernelFault {
        var files = new HostFiles(root);
        var named = files.names(CLASS, "hwmon").stream()
                .map(name -> CLASS + name + "/")
                .filter(folder -> files.says(folder + "name", driver))
                .toList();
        var meant = named.stream()
                .filter(folder ->
                        device == null || files.leadsTo(folder + "device").equals(device))
                .toList();
        if (named.isEmpty()) {
            throw KernelFault.absent("the kernel has no hwmon device named " + driver);
        }
        var there = named.stream()
                .map(folder -> files.leadsTo(folder + "device"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        if (meant.isEmpty()) {
            throw KernelFault.absent("the kernel has no " + driver + " at " + device + " (but at " + there + ")");
        }
        if (meant.size() > 1) {
            throw new KernelFault("the kernel has " + meant.size() + " hwmon devices named " + driver + " (" + there
                    + "); say in the board profile which, with device");
        }
        return new HwmonDevice(files, meant.getFirst(), driver);
    }

    /** Where it stands in this boot. */
    public String path() {
        return "/" + folder.substring(0, folder.length() - 1);
    }

    /** What it gives now, 32 at most. */
    public List<HwmonChannel> channels() {
        return files.names(folder, "").stream()
                .filter(name -> name.endsWith(VALUE))
                .flatMap(name -> HwmonChannel.parse(name.substring(0, name.length() - VALUE.length())).stream())
                .sorted()
                .limit(CHANNELS_MAX)
                .toList();
    }

    /** In V, A, W or °C, as the driver has it. */
    public double read(HwmonChannel channel) throws KernelFault {
        if (!files.exists(folder + channel + VALUE)) {
            throw new KernelFault(driver + " gives no " + channel);
        }
        return number(channel + VALUE) / parts(channel);
    }

    private double parts(HwmonChannel channel) {
        boolean shunt = driver.equals(INA3221)
                && channel.kind() == HwmonChannel.Kind.VOLTAGE
                && channel.number() > INA3221_BUSES;
        return shunt ? MICRO : channel.kind().parts();
    }

    /**
     * The shunt that the driver reckons with, in ohm; empty where it does not say. Those of Texas Instruments' chips take 0.01
     * unless they are told otherwise (Linux: Documentation/hwmon/ina2xx.rst, ina3221.rst).
     *
     * @param channel the number of the current, from 1
     */
    public OptionalDouble shuntOhms(int channel) throws KernelFault {
        for (var name : List.of("shunt" + channel + "_resistor", channel == 1 ? "shunt_resistor" : "")) {
            if (files.exists(folder + name)) {
                return OptionalDouble.of(number(name) / MICRO);
            }
        }
        return OptionalDouble.empty();
    }

    private double number(String name) throws KernelFault {
        try {
            return Text.wholeNumber(files.file(folder + name).read().strip());
        } catch (IOException e) {
            throw new KernelFault(name + " can not be read: " + e.getMessage());
        } catch (MalformedText e) {
            throw new KernelFault(name + ": " + e.reason());
        }
    }
}
