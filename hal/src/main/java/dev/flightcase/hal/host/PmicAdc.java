package dev.flightcase.hal.host;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What {@code vcgencmd pmic_read_adc} prints on a Raspberry Pi 5: a line a rail, {@code NAME_A current(n)=..A} and {@code
 * NAME_V volt(n)=..V}.
 *
 * @param amperes by rail
 * @param volts by rail
 */
record PmicAdc(Map<String, Double> amperes, Map<String, Double> volts) {

    private static final Pattern LINE =
            Pattern.compile("\\s*(\\w+)_([AV])\\s+(?:current|volt)\\(\\d+\\)=(\\d{1,6}(?:\\.\\d{1,12})?)([AV])\\s*");

    PmicAdc {
        amperes = Map.copyOf(amperes);
        volts = Map.copyOf(volts);
    }

    /** A line of another form is passed over: other boards and firmwares have other rails. */
    static PmicAdc of(String text) {
        var amperes = new HashMap<String, Double>();
        var volts = new HashMap<String, Double>();
        text.lines().forEach(line -> {
            var match = LINE.matcher(line);
            if (match.matches() && match.group(2).equals(match.group(4))) {
                var rails = match.group(2).equals("A") ? amperes : volts;
                rails.put(match.group(1), Double.parseDouble(match.group(3)));
            }
        });
        return new PmicAdc(amperes, volts);
    }

    /** At the USB-C socket, V. */
    Optional<Double> input() {
        return Optional.ofNullable(volts.get("EXT5V"));
    }

    /**
     * What the rails that are measured take, W: less than what the board takes, since USB and what is plugged on draw from
     * 5 V directly. Empty when no rail has both.
     */
    OptionalDouble rails() {
        return amperes.keySet().stream().noneMatch(volts::containsKey)
                ? OptionalDouble.empty()
                : OptionalDouble.of(amperes.entrySet().stream()
                        .filter(rail -> volts.containsKey(rail.getKey()))
                        .mapToDouble(rail -> rail.getValue() * volts.getOrDefault(rail.getKey(), 0.0))
                        .sum());
    }
}
