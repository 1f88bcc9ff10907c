package dev.flightcase.demo.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which process listens on a TCP port, from the proc file system. Sees other users' processes only as root. */
final class PortHolder {
    /** proc_net_tcp(5): state 0A is LISTEN. */
    private static final String LISTEN = "0A";

    private final Path proc;

    PortHolder(Path proc) {
        this.proc = proc;
    }

    /** Such as {@code python3 (pid 4711)}; empty where it cannot be seen. */
    Optional<String> of(int port) {
        var sockets = new HashSet<String>();
        for (var table : List.of("net/tcp", "net/tcp6")) {
            sockets.addAll(listening(proc.resolve(table), port));
        }
        return sockets.isEmpty() ? Optional.empty() : owner(sockets);
    }

    /** Names of sockets as they stand behind {@code /proc/<pid>/fd/<n>}. */
    private static Set<String> listening(Path table, int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        try (var lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(cells -> cells.length > 9 && cells[1].endsWith(suffix) && cells[3].equals(LISTEN))
                    .map(cells -> "socket:[" + cells[9] + "]")
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    private Optional<String> owner(Set<String> sockets) {
        try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var process : processes) {
                if (holds(process, sockets)) {
                    return Optional.of(name(process) + " (pid " + process.getFileName() + ")");
                }
            }
        } catch (IOException e) {
            // No proc file system here: nobody to name.
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (var files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Another user's process, or one that just ended.
        }
        return false;
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException e) {
            return "a process";
        }
    }
}
