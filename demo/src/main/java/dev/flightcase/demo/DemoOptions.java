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
 */
public record DemoOptions(
        Path home, Ports ports, boolean lan, Optional<Duration> runFor, int viewers, int buyers, Uplink uplink) {

    /**
     * Between node and hub.
     *
     * @param cut for how long it is cut; empty: never
     * @param claim the hub claims the node, which then comes with its certificate; else it comes in the clear, on this machine
     */
    public record Uplink(Optional<Duration> cut, boolean claim) {}

    public Optional<Duration> cutUplink() {
        return uplink.cut();
    }

    /** Where the broker takes the node. */
    public int brokerPort() {
        return uplink.claim() ? ports.mqttTls() : ports.mqtt();
    }

    public Path nodeLauncher() {
        return home.resolve("daemon/target/app/bin/flightcase");
    }

    public Path hubLauncher() {
        return home.resolve("hub/target/app/bin/flightcase-hub");
    }
}
