package dev.flightcase.hal.kit;

import dev.flightcase.hal.host.I2cDrivers;
import dev.flightcase.settings.Section;
import java.util.List;
import java.util.stream.Collectors;

/** Mistakes that take more than one part of a profile to see: two sources of one signal, two uses of one line, address or driver. */
final class KitDoubles {
    private KitDoubles() {}

    static void refuse(Section root, KitParts parts) {
        for (var signal : KitSignal.values()) {
            long sources = parts.sources(signal);
            if (sources > 1) {
                root.refuse(section(signal, parts), signal.word() + " must have one source; it has " + sources);
            }
        }
        if (doubled(parts.pins().values().stream().map(PinPlace::line).toList())) {
            root.refuse("pins", "each line must have one use");
        }
        if (doubled(
                parts.chips().stream().map(chip -> chip.bus() + chip.address()).toList())) {
            root.refuse("chip", "each chip must have an address of its own on its bus");
        }
        refuseOfKernel(root, parts);
    }

    /** Where a file most likely has the last of several sources. */
    private static String section(KitSignal signal, KitParts parts) {
        return parts.kernel().stream()
                .filter(place -> place.signals().contains(signal))
                .map(KitDoubles::section)
                .findFirst()
                .orElse("chip");
    }

    private static String section(KernelPlace place) {
        return switch (place) {
            case HwmonPlace _ -> "hwmon";
            case SupplyPlace _ -> "power-supply";
        };
    }

    private static void refuseOfKernel(Section root, KitParts parts) {
        var hwmons = parts.kernel().stream()
                .filter(HwmonPlace.class::isInstance)
                .map(HwmonPlace.class::cast)
                .toList();
        var supplies =
                parts.kernel().stream().filter(SupplyPlace.class::isInstance).toList();
        var drivers = hwmons.stream().collect(Collectors.groupingBy(HwmonPlace::driver));
        boolean unclear = drivers.values().stream()
                .anyMatch(same -> same.size() > 1 && same.stream().anyMatch(place -> place.device() == null));
        if (unclear || doubled(hwmons.stream().map(HwmonPlace::name).toList())) {
            root.refuse(
                    "hwmon", "must be there once for each device; of several with one name each must say its device");
        }
        if (doubled(supplies.stream().map(KernelPlace::name).toList())) {
            root.refuse("power-supply", "must be there once for each name");
        }
        var devices = parts.chips().stream()
                .map(chip -> I2cDrivers.device(chip.bus(), chip.address()))
                .toList();
        if (hwmons.stream().map(HwmonPlace::device).anyMatch(device -> device != null && devices.contains(device))) {
            root.refuse("hwmon", "must not be a chip of this profile too: either the kernel talks to it or the node");
        }
    }

    private static boolean doubled(List<?> names) {
        return names.stream().distinct().count() < names.size();
    }
}
