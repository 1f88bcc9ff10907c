package dev.flightcase.hal.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A battery or charger that a driver of the kernel watches: {@code /sys/class/power_supply/NAME} (Linux:
 * Documentation/ABI/testing/sysfs-class-power, as the units are). Blocks on the driver. Look it up for each round of reading.
 */
public final class PowerSupply {
    private static final String CLASS = "sys/class/power_supply/";

    private final HostFiles files;
    private final String name;
    private final String folder;

    /** What one can tell. */
    public enum Value {
        VOLTAGE("voltage_now", "V", 1e6),
        /** Positive into the battery. */
        CURRENT("current_now", "A", 1e6),
        TEMPERATURE("temp", "°C", 10),
        CHARGE("capacity", "%", 1),
        /** 1 while it is fed, 0 while it is not. */
        ONLINE("online", "", 1);

        private final String file;
        private final String unit;
        private final double parts;

        Value(String file, String unit, double parts) {
            this.file = file;
            this.unit = unit;
            this.parts = parts;
        }

        /** A value of it for people. */
        public String show(double value) {
            return String.format(Locale.ROOT, "%s %.3f %s", file, value, unit).strip();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private PowerSupply(HostFiles files, String name) {
        this.files = files;
        this.name = name;
        this.folder = CLASS + name + "/";
    }

    /**
     * @param root of the host
     * @param name its folder, such as {@code bq27441-0}
     */
    public static PowerSupply find(Path root, String name) throws KernelFault {
        var files = new HostFiles(root);
        var there = files.names(CLASS, "");
        if (!there.contains(name)) {
            throw KernelFault.absent("the kernel has no power supply named " + name
                    + (there.isEmpty() ? "" : " (but " + String.join(", ", there) + ")"));
        }
        return new PowerSupply(files, name);
    }

    public String path() {
        return "/" + CLASS + name;
    }

    /** What it tells now. */
    public List<Value> values() {
        return Arrays.stream(Value.values())
                .filter(value -> files.exists(folder + value.file))
                .toList();
    }

    public double read(Value value) throws KernelFault {
        if (value != Value.ONLINE && files.says(folder + "present", "0")) {
            throw new KernelFault("no battery is there");
        }
        if (!files.exists(folder + value.file)) {
            throw new KernelFault("its driver gives no " + value.file);
        }
        double number = number(value.file) / value.parts;
        return switch (value) {
            case VOLTAGE, TEMPERATURE, CHARGE -> number;
            case CURRENT -> directed(Math.abs(number));
            // 2 is a supply that can be set.
            case ONLINE -> Math.min(number, 1);
        };
    }

    /** Drivers do not agree on the sign of the current, so it is taken from {@code status}. */
    private double directed(double amperes) throws KernelFault {
        var status = text("status");
        return switch (status) {
            case "Charging" -> amperes;
            case "Discharging" -> -amperes;
            case "Full", "Not charging" -> 0;
            default -> throw new KernelFault("status is " + Text.quote(status) + ", so the current has no direction");
        };
    }

    private double number(String file) throws KernelFault {
        try {
            return Text.wholeNumber(text(file));
        } catch (MalformedText e) {
            throw new KernelFault(file + ": " + e.reason());
        }
    }

    private String text(String file) throws KernelFault {
        try {
            return files.file(folder + file).read().strip();
        } catch (IOException e) {
            throw new KernelFault(file + " can not be read: " + e.getMessage());
        }
    }
}
