package dev.flightcase.hal.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What mmcli prints with {@code --output-keyvalue}: {@code modem.generic.state : connected}. A double dash stands for what is not known. */
record KeyValues(Map<String, String> values) {
    private static final String UNKNOWN = "--";

    static KeyValues read(String text) {
        var values = new HashMap<String, String>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(" : ");
            if (colon > 0) {
                values.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 3).strip());
            }
        });
        return new KeyValues(Map.copyOf(values));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.equals(UNKNOWN) && !value.isEmpty());
    }

    Optional<Double> number(String key) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(Double.valueOf(text)).filter(value -> Double.isFinite(value));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        });
    }
}
