package dev.flightcase.hal.kit;

import dev.flightcase.hal.host.HwmonChannel;
import dev.flightcase.settings.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of a board profile names drivers of the kernel: {@code [[hwmon]]} and {@code [[power-supply]]}. */
final class KernelSections {
    private static final int PLACES_MAX = 16;
    private static final int SHUNTS_MAX = 4;

    /** As drivers and devices are called: one name of a folder, and never the way out of one. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:@,+-]{0,63}");

    private KernelSections() {}

    static List<KernelPlace> read(Section root) {
        var places = new ArrayList<KernelPlace>();
        root.sections("hwmon", PLACES_MAX).forEach(section -> places.add(hwmon(section)));
        root.sections("power-supply", PLACES_MAX).forEach(section -> places.add(supply(section)));
        return places;
    }

    private static HwmonPlace hwmon(Section section) {
        var driver = name(section, "must be what the file name of a hwmon device says, such as ina226");
        return new HwmonPlace(
                driver,
                section.has("device")
                        ? section.parsed(
                                "device",
                                "unknown",
                                text -> KitFile.matching(NAME, text, "must be the name of the device, such as 1-0040"))
                        : null,
                section.parsedList("shunts", List.of(), SHUNTS_MAX, KitFile::ohms),
                section.flag("reversed", false),
                gives(section.section("gives")));
    }

    private static String name(Section section, String rule) {
        if (!section.has("name")) {
            section.refuse("name", rule);
        }
        return section.parsed("name", "unknown", text -> KitFile.matching(NAME, text, rule));
    }

    private static Map<KitSignal, HwmonFormula> gives(Section section) {
        var gives = new EnumMap<KitSignal, HwmonFormula>(KitSignal.class);
        for (var signal : KitSignal.values()) {
            if (signal.metered().isPresent() && section.has(signal.word())) {
                var kind = signal.metered().get();
                var usual = HwmonFormula.parse(kind.example());
                gives.put(signal, section.parsed(signal.word(), usual, text -> formula(text, kind)));
            }
        }
        return gives;
    }

    private static HwmonFormula formula(String text, HwmonChannel.Kind kind) {
        var formula = HwmonFormula.parse(text);
        if (!formula.isA(kind)) {
            throw new IllegalArgumentException("must be like " + kind.example()
                    + (kind == HwmonChannel.Kind.POWER ? " or in1 * curr1" : "") + ": another channel measures "
                    + "something else");
        }
        return formula;
    }

    private static SupplyPlace supply(Section section) {
        var name = name(section, "must be a folder in /sys/class/power_supply, such as bq27441-0");
        var gives = section.parsedList("gives", List.of(), KitSignal.values().length, KernelSections::supplied);
        var signals = EnumSet.noneOf(KitSignal.class);
        signals.addAll(gives);
        return new SupplyPlace(name, signals);
    }

    private static KitSignal supplied(String word) {
        var known = Arrays.stream(KitSignal.values())
                .filter(signal -> signal.supplied().isPresent())
                .toList();
        return known.stream()
                .filter(signal -> signal.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be one of " + known.stream().map(KitSignal::word).collect(Collectors.joining(", "))));
    }
}
