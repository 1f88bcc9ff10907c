package dev.flightcase.demo.browser;

import dev.flightcase.demo.DemoException;
import dev.flightcase.demo.process.OneShot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Finds a Chromium that runs here. */
public sealed interface ChromiumBinary {
    List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    Duration PATIENCE = Duration.ofSeconds(20);

    record Found(Path path, String version) implements ChromiumBinary {}

    /** @param why one line, for a skipped test or a message */
    record Absent(String why) implements ChromiumBinary {}

    /** Looks through the folders of {@code PATH}; runs each candidate once with {@code --version}. */
    static ChromiumBinary find(String path) {
        var absent = new Absent("no Chromium is installed (looked for " + String.join(", ", NAMES) + ")");
        for (var name : NAMES) {
            for (var folder : Arrays.asList(path.split(":"))) {
                var candidate = Path.of(folder, name);
                if (Files.isExecutable(candidate)) {
                    switch (tryOut(candidate)) {
                        case Found found -> {
                            return found;
                        }
                        case Absent reason -> absent = reason;
                    }
                }
            }
        }
        return absent;
    }

    private static ChromiumBinary tryOut(Path candidate) {
        try {
            var result = OneShot.run(List.of(candidate.toString(), "--version"), PATIENCE);
            // Ubuntu's package is a script that only asks for the snap, and a snap does not run in containers or as a
            // service.
            return result.ok() && result.output().matches("(?s).*\\d+\\.\\d+\\.\\d+.*")
                    ? new Found(
                            candidate,
                            result.output()
                                    .lines()
                                    .reduce((a, b) -> b)
                                    .orElse("")
                                    .strip())
                    : new Absent(
                            candidate + " does not run here (exit code " + result.exitCode() + "; a snap needs snapd)");
        } catch (DemoException e) {
            return new Absent(e.getMessage() == null ? candidate + " does not start" : e.getMessage());
        }
    }
}
