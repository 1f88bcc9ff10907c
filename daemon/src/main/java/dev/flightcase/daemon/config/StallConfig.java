package dev.flightcase.daemon.config;

import java.nio.file.Path;

/**
 * Keys {@code node.*}.
 *
 * @param name of the stall, as people see it on pages
 * @param data what must survive: identity, devices, ledger, catalog, assets, state
 * @param runtime what need not: the control socket
 */
public record StallConfig(String name, Path data, Path runtime) {
    static final String CONTROL_SOCKET = "control.sock";
    /** unix(7): sun_path has 108 bytes, the last of them 0. */
    static final int SOCKET_PATH_BYTES_MAX = 107;

    public static StallConfig defaults() {
        return new StallConfig("Flightcase", Path.of("/var/lib/flightcase"), Path.of("/run/flightcase"));
    }

    public Path catalogFolder() {
        return data.resolve("catalog");
    }

    public Path assetsFolder() {
        return data.resolve("assets");
    }

    public Path ledgerFolder() {
        return data.resolve("ledger");
    }

    /** The enrolled phones. */
    public Path devicesFolder() {
        return data.resolve("devices");
    }

    /** The node's key, and the secrets that are its own: whoever has them is the node, or its operator. */
    public Path identityFolder() {
        return data.resolve("identity");
    }

    /** Small durable facts: bdSeq, boot counter. */
    public Path stateFolder() {
        return data.resolve("state");
    }

    /** What was generated because the configuration left it open: ingest keys. */
    public Path generatedConfigFolder() {
        return data.resolve("config");
    }

    public Path controlSocket() {
        return runtime.resolve(CONTROL_SOCKET);
    }
}
