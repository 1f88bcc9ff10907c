package dev.flightcase.bench.uplink;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where cells play.
 *
 * @param home root of the project
 * @param scratch takes everything that nodes and hub write; its path must be short
 * @param progress lines for people
 */
record Stage(Path home, Path scratch, Consumer<String> progress) {
    void tell(String line) {
        progress.accept(line);
    }
}
