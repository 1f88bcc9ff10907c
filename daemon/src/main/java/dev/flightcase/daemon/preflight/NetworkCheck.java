package dev.flightcase.daemon.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whether the kernel offers what Apple's players ask of a low-latency server besides HTTP/2: selective acknowledgement (RFC 2018) and
 * congestion notification (RFC 3168). Without them they play whole segments, some seconds later.
 */
public final class NetworkCheck implements Check.Probe {
    private static final Path SETTINGS = Path.of("proc/sys/net/ipv4");

    private final Path root;

    private NetworkCheck(Path root) {
        this.root = root;
    }

    /**
     * @param root of the file system
     */
    public static Check of(Path root) {
        return new Check(
                "network",
                Duration.ofSeconds(2),
                Check.Lane.WAITING,
                new NetworkCheck(root),
                Finding.unknown("How the kernel's network is set could not be found out in time.", "Run this again."));
    }

    @Override
    public Finding look() throws IOException {
        if (!Files.isReadable(setting("tcp_sack")) || !Files.isReadable(setting("tcp_ecn"))) {
            return Finding.unknown(
                    "How the kernel's network is set cannot be read here.",
                    "On the node, look with: sysctl net.ipv4.tcp_sack net.ipv4.tcp_ecn (1 and not 0).");
        }
        if (isOff("tcp_sack")) {
            return off("tcp_sack", "1");
        }
        // 1 asks for it too, 2 accepts it from who asks, which is what a server needs (ip-sysctl.rst of Linux)
        return isOff("tcp_ecn")
                ? off("tcp_ecn", "2")
                : Finding.ok("The kernel's network is set as low-latency players want it (SACK and ECN).");
    }

    private static Finding off(String setting, String wanted) {
        return Finding.warn(
                "The kernel's " + setting + " is off: Apple's players will show the stream some seconds late.",
                "Switch it on: sysctl -w net.ipv4." + setting + "=" + wanted + ".");
    }

    private boolean isOff(String name) throws IOException {
        return Files.readString(setting(name)).strip().equals("0");
    }

    private Path setting(String name) {
        return root.resolve(SETTINGS).resolve(name);
    }
}
