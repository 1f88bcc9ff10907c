package dev.flightcase.hal.kit;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.bus.Bias;
import dev.flightcase.hal.chip.Output;
import dev.flightcase.settings.Section;
import dev.flightcase.settings.SettingsFile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a board profile. Every mistake of a file is reported at once. */
final class KitFile {
    private static final int CHIPS_MAX = 16;
    private static final int SERIALS_MAX = 4;
    private static final int NOTES_MAX = 8;
    private static final int TEXT_MAX = 200;

    /** BCM numbers on the header of 40 pins. */
    private static final int LINE_MAX = 27;

    /** 0x08 to 0x77; the rest is reserved (NXP UM10204 §3.1.12). */
    private static final int ADDRESS_MIN = 0x08;

    private static final int ADDRESS_MAX = 0x77;
    private static final double OHMS_MIN = 1e-5;
    private static final double OHMS_MAX = 10;
    private static final Pattern BUS = Pattern.compile("i2c-[0-9]{1,3}");
    private static final Pattern PORT = Pattern.compile("/dev/[A-Za-z0-9_./-]{1,80}");

    private final SettingsFile file;
    private final String name;

    /** @param name of the profile */
    KitFile(String name, SettingsFile file) {
        this.name = name;
        this.file = file;
    }

    /** Throws {@link dev.flightcase.settings.SettingsException}. */
    Kit read() {
        var root = file.root();
        var title = root.text("title", name, TEXT_MAX);
        var unconfirmed = root.texts("unconfirmed", List.of(), NOTES_MAX);
        var pack = pack(root.section("battery"));
        var chips = root.sections("chip", CHIPS_MAX).stream().map(this::chip).toList();
        var serials = root.sections("vedirect", SERIALS_MAX).stream()
                .map(this::serial)
                .toList();
        var parts = new KitParts(chips, serials, KernelSections.read(root), pins(root.section("pins")));
        KitDoubles.refuse(root, parts);
        file.finish();
        return new Kit(name, title, unconfirmed, pack, parts);
    }

    private static BatteryPack pack(Section section) {
        var chemistry = section.parsed("chemistry", Chemistry.LI_ION, Chemistry::parse);
        var usual = BatteryPack.of(chemistry, 1, 1);
        return new BatteryPack(
                chemistry,
                section.integer("cells", 1, 1, 32),
                section.decimal("ampere-hours", 5, 0.1, 10_000),
                section.decimal("ohms", 0, 0, 10),
                section.decimal(
                        "cut-off-cell-volts",
                        usual.cutOffCellVolts(),
                        chemistry.emptyVolts() / 2,
                        chemistry.fullVolts()));
    }

    private ChipPlace chip(Section section) {
        var kind = section.parsed("type", ChipKind.INA219, ChipKind::parse);
        var shunts = section.parsedList("shunts", List.<Double>of(), 3, KitFile::ohms);
        if (shunts.size() > kind.shuntsMax() || (kind.shuntsMax() > 0 && shunts.isEmpty())) {
            section.refuse(
                    "shunts",
                    kind.shuntsMax() == 0
                            ? "must not be there: " + kind.word() + " needs none"
                            : "must name the shunt of each channel in ohm, 1 to " + kind.shuntsMax() + " of them: "
                                    + "boards with the same chip differ");
        }
        return new ChipPlace(
                kind,
                section.parsed("bus", "i2c-1", text -> matching(BUS, text, "must be a bus, such as i2c-1")),
                section.parsed("address", ADDRESS_MIN, KitFile::address),
                shunts.isEmpty() ? List.of(1.0) : shunts,
                section.decimal("amperes-max", 10, 0.001, 1000),
                section.flag("reversed", false),
                chipGives(section.section("gives")));
    }

    private static Map<KitSignal, Output> chipGives(Section section) {
        var gives = new EnumMap<KitSignal, Output>(KitSignal.class);
        for (var signal : KitSignal.values()) {
            if (section.has(signal.word())) {
                gives.put(
                        signal,
                        section.parsed(signal.word(), Output.parse("voltage").orElseThrow(), KitFile::output));
            }
        }
        return gives;
    }

    private static Output output(String word) {
        return Output.parse(word)
                .orElseThrow(() ->
                        new IllegalArgumentException("must be a number of the chip, such as voltage or current-2"));
    }

    private SerialPlace serial(Section section) {
        return new SerialPlace(
                section.parsed(
                        "port", "/dev/ttyUSB0", text -> matching(PORT, text, "must be a device, such as /dev/ttyUSB0")),
                section.parsedList("gives", List.of(), KitSignal.values().length, KitFile::said));
    }

    private static KitSignal said(String word) {
        return Arrays.stream(KitSignal.values())
                .filter(signal -> signal.word().equals(word) && signal.said().isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(KitSignal.values())
                                .filter(signal -> signal.said().isPresent())
                                .map(KitSignal::word)
                                .collect(Collectors.joining(", "))));
    }

    private static Map<KitPin, PinPlace> pins(Section section) {
        var pins = new EnumMap<KitPin, PinPlace>(KitPin.class);
        for (var pin : KitPin.values()) {
            if (section.has(pin.word())) {
                var place = section.section(pin.word());
                pins.put(
                        pin,
                        new PinPlace(
                                place.integer("line", 0, 0, LINE_MAX),
                                place.flag("high", true),
                                place.parsed("bias", Bias.NONE, KitFile::bias)));
            }
        }
        return pins;
    }

    static double ohms(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= OHMS_MIN && value <= OHMS_MAX) {
                return value;
            }
        } catch (NumberFormatException _) {
            // The rule says it.
        }
        throw new IllegalArgumentException("must be an ohm value in quotes between 0.00001 and 10, such as \"0.1\"");
    }

    private static int address(String text) {
        var rule = "must be an address of 7 bits between \"0x08\" and \"0x77\"";
        try {
            int address = Integer.decode(text);
            if (address >= ADDRESS_MIN && address <= ADDRESS_MAX) {
                return address;
            }
        } catch (NumberFormatException _) {
            // The rule says it.
        }
        throw new IllegalArgumentException(rule);
    }

    private static Bias bias(String word) {
        return switch (word) {
            case "none" -> Bias.NONE;
            case "up" -> Bias.UP;
            case "down" -> Bias.DOWN;
            default -> throw new IllegalArgumentException("must be none, up or down");
        };
    }

    static String matching(Pattern form, String text, String rule) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(rule);
        }
        return text;
    }
}
