package dev.flightcase.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param home root of the repository
 * @param lan listen on all addresses
 * @param runFor counted from ready; empty: until Ctrl-C
 * @param cutUplink how long the uplink is cut; empty: never
 */
public record DemoOptions(
        Path home,
        Ports ports,
        boolean lan,
        Optional<Duration> runFor,
        int viewers,
        int buyers,
        Optional<Duration> cutUplink) {

    public Path nodeLauncher() {
        return home.resolve("daemon/target/app/bin/flightcase");
    }

    public Path hubLauncher() {
        return home.resolve("hub/target/app/bin/flightcase-hub");
    }
}
