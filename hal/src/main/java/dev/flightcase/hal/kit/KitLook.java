package dev.flightcase.hal.kit;

import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.chip.ChipReading;
import dev.flightcase.hal.chip.Identity;
import dev.flightcase.hal.chip.Measured;
import dev.flightcase.hal.chip.Output;
import dev.flightcase.hal.host.I2cDrivers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody sees who asks how the hardware is: every part of the profile, and what else answers where power chips live. An answer
 * at an address says that something is there and never what: no profile is chosen by it.
 */
final class KitLook {
    /** Where chips of power boards answer: field notes of the kits that there are profiles or data sheets for. */
    private static final List<Integer> POWER_CHIPS = Stream.of(
                    IntStream.of(0x0B, 0x14, 0x17, 0x2D, 0x36),
                    IntStream.rangeClosed(0x40, 0x4F),
                    IntStream.of(0x57, 0x5A, 0x5B, 0x5C, 0x6A, 0x6B, 0x75))
            .flatMap(IntStream::boxed)
            .toList();

    private KitLook() {}

    static List<BoardPart> parts(KitBoard board, I2cDrivers drivers) {
        var parts = new ArrayList<BoardPart>();
        board.sensors().forEach(sensor -> parts.add(part(sensor)));
        parts.addAll(board.panelParts());
        board.lanes().forEach((bus, lane) -> parts.addAll(strangers(bus, lane, board.chips(), drivers)));
        return parts;
    }

    private static BoardPart part(Sensor sensor) {
        return switch (sensor) {
            case ChipSensor chip -> chip(chip);
            case KernelSensor driven -> driven.part();
            default -> other(sensor);
        };
    }

    private static BoardPart chip(ChipSensor chip) {
        var place = chip.place();
        var name = place.kind().word() + " at " + hex(place.address()) + " on " + place.bus();
        var trouble = chip.trouble();
        if (trouble != null) {
            return new BoardPart(name, false, "does not answer as it should", List.of(), trouble);
        }
        var reading = chip.last().orElse(null);
        if (reading == null) {
            return new BoardPart(name, false, "was not asked yet", List.of(), "ask again in a moment");
        }
        return new BoardPart(
                name, true, chip.identity().map(KitLook::who).orElse("answers"), values(place, reading), "");
    }

    private static String who(Identity identity) {
        return switch (identity) {
            case Identity.Confirmed(String detail) -> "answers, and is what it should be: " + detail;
            case Identity.Unverifiable(String detail) -> "answers: " + detail;
            case Identity.Different(String expected, String found) -> "is " + found + " and not " + expected;
        };
    }

    private static List<String> values(ChipPlace place, ChipReading reading) {
        var uses = place.gives().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getValue, use -> use.getKey().word(), (one, two) -> one + ", " + two));
        return reading.outputs().entrySet().stream()
                .map(entry -> value(entry.getKey(), entry.getValue(), uses))
                .toList();
    }

    private static String value(Output output, Measured measured, Map<Output, String> uses) {
        var text =
                switch (measured) {
                    case Measured.Value(double value) ->
                        String.format(
                                        Locale.ROOT,
                                        "%.3f %s",
                                        value,
                                        output.measure().unit().replace("1", ""))
                                .strip();
                    case Measured.Unavailable(Measured.Why why) -> "none: " + why.words();
                };
        var use = uses.get(output);
        return output + " " + text + (use == null ? "" : " (used as " + use + ")");
    }

    private static BoardPart other(Sensor sensor) {
        var samples = sensor.read();
        var failed = samples.stream()
                .filter(Sample.Failed.class::isInstance)
                .map(sample -> ((Sample.Failed) sample).why())
                .distinct()
                .toList();
        var values = samples.stream()
                .filter(Sample.Measured.class::isInstance)
                .map(sample -> ((Sample.Measured) sample).reading())
                .map(reading -> reading.signal() + " " + reading.quantity())
                .toList();
        return new BoardPart(
                sensor.name(),
                failed.isEmpty(),
                failed.isEmpty() ? "answers" : "does not answer as it should",
                values,
                String.join("; ", failed));
    }

    /** What a driver of the kernel holds is not spoken to. */
    private static List<BoardPart> strangers(String bus, I2cBus lane, List<ChipSensor> chips, I2cDrivers drivers) {
        var expected = chips.stream()
                .filter(chip -> chip.place().bus().equals(bus))
                .map(chip -> chip.place().address())
                .collect(Collectors.toSet());
        return POWER_CHIPS.stream()
                .filter(address -> !expected.contains(address) && !drivers.hold(bus, address) && answers(lane, address))
                .map(address -> new BoardPart(
                        hex(address) + " on " + bus,
                        false,
                        "answers, and the profile expects nothing there",
                        List.of(),
                        "if this is your power board, hal.board may name another one"))
                .toList();
    }

    private static boolean answers(I2cBus lane, int address) {
        try {
            return lane.writeThenRead(address, new byte[] {0}, 1).length == 1;
        } catch (BusFault _) {
            // Nobody there: what was asked.
            return false;
        }
    }

    private static String hex(int address) {
        return String.format(Locale.ROOT, "0x%02x", address);
    }
}
