package dev.flightcase.bench.uplink;

import dev.flightcase.demo.process.OneShot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A network interface that leads nowhere and comes and goes: to the node a network has changed. Needs root. One thread. */
final class LinkEvent implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final String device;
    private boolean up;

    private LinkEvent(String device) {
        this.device = device;
    }

    /** Empty where this account can make none. */
    static Optional<LinkEvent> prepare() {
        var event = new LinkEvent("fc" + ProcessHandle.current().pid());
        if (!event.ip("link", "add", event.device, "type", "veth", "peer", "name", event.peer())) {
            return Optional.empty();
        }
        if (!event.ip("link", "set", event.peer(), "up")) {
            event.close();
            return Optional.empty();
        }
        return Optional.of(event);
    }

    /** It comes, or goes. */
    void raise() {
        up = !up;
        ip("link", "set", device, up ? "up" : "down");
    }

    /** The other end of the cable: without it there is no carrier. */
    private String peer() {
        return device + "p";
    }

    private boolean ip(String... words) {
        var command = new ArrayList<>(List.of("/usr/bin/env", "ip"));
        command.addAll(List.of(words));
        return OneShot.run(command, PATIENCE).ok();
    }

    @Override
    public void close() {
        ip("link", "del", device);
    }
}
