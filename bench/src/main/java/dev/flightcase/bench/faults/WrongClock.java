package dev.flightcase.bench.faults;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a process believe in another time of day, through libfaketime; its monotonic clock stays right, as on a board whose battery-backed clock is
 * empty or whose time is set while it runs.
 */
final class WrongClock {
    /** The library looks into the file again once more than a second has begun since, and it counts whole ones. */
    static final Duration LOOKS_WITHIN = Duration.ofSeconds(3);

    private static final String CACHE_SECONDS = "1";

    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path library;
    private final Path file;

    private WrongClock(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** Empty where the library is not installed (Debian's package faketime). */
    static Optional<WrongClock> of(Path file) {
        return library().map(found -> new WrongClock(found, file));
    }

    static Optional<Path> library() {
        try (DirectoryStream<Path> machines = Files.newDirectoryStream(LIBRARIES, "*-linux-gnu*")) {
            for (var machine : machines) {
                var library = machine.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return Optional.of(library);
                }
            }
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** From now on, also for a process that runs; that sees it within {@link #LOOKS_WITHIN}. */
    void set(Duration ahead) throws IOException {
        Files.writeString(file, (ahead.isNegative() ? "-" : "+") + ahead.abs().toSeconds() + "\n");
    }

    /** For the process. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file.toString(),
                "FAKETIME_CACHE_DURATION",
                CACHE_SECONDS,
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }
}
