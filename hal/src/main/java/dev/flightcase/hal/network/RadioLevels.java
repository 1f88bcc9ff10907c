package dev.flightcase.hal.network;

import java.nio.file.Path;
import java.util.Optional;

/** How strong an access point is received: {@code /proc/net/wireless}. */
public final class RadioLevels {
    private static final String FILE = "proc/net/wireless";
    /** net/wireless/wext-compat.c: values that are not known are printed as -256. */
    private static final double UNKNOWN_BELOW = -200;

    private final RootFiles files;

    /** @param root {@code /} on a machine; a recorded tree in tests */
    public RadioLevels(Path root) {
        this.files = new RootFiles(root);
    }

    /** In dBm; empty while it is not associated, or its driver does not tell. */
    public Optional<Double> of(String link) {
        return files.text(FILE).stream()
                .flatMap(String::lines)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length > 3 && words[0].equals(link + ":"))
                .flatMap(words -> level(words[3]).stream())
                .findFirst();
    }

    /** A dot behind a number says that it is new. */
    private static Optional<Double> level(String word) {
        try {
            return Optional.of(Double.valueOf(word)).filter(level -> level < 0 && level > UNKNOWN_BELOW);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
