package dev.flightcase.hub.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run of {@code postgres}. Whoever starts it must be a platform thread that lives as long as the server shall. */
final class Server {
    private static final int READY_LINE = 7;
    private static final int LOG_LINES = 3;

    private final Process process;
    private final Path pidFile;

    private Server(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    static Server start(Account account, Path programs, Path data, int port, Path log) throws IOException {
        var builder = new ProcessBuilder(account.command(List.of(
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "port=" + port,
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=40",
                        "-c",
                        "shared_buffers=64MB",
                        // A drain of a day's orders in one piece between two checkpoints.
                        "-c",
                        "max_wal_size=1GB",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "log_timezone=UTC",
                        "-c",
                        "log_min_messages=warning")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .directory(programs.toFile());
        environment(builder);
        return new Server(builder.start(), data.resolve("postmaster.pid"));
    }

    /** PG* variables of whoever started the hub must not change where it looks. */
    static void environment(ProcessBuilder builder) {
        var environment = builder.environment();
        var path = environment.getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
    }

    static String lastLines(Path log) throws IOException {
        var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** The line of the pid file that is written once connections are taken. */
    boolean isReady() throws IOException {
        var lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.<String>of();
        return lines.size() > READY_LINE
                && lines.getFirst().strip().equals(Long.toString(process.pid()))
                && lines.get(READY_LINE).strip().equals("ready");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** "Fast": connections are ended, what they had not committed is rolled back. Then, after {@code limit}, "immediate". */
    void stop(Duration limit) throws IOException, InterruptedException {
        signal("INT", process.pid());
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            signal("QUIT", process.pid());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /** The shell's own kill: the program of that name is not everywhere. */
    static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid + " 2>/dev/null")
                .start()
                .waitFor();
    }

    /** A postgres that still runs on these files, though nobody who knows of it does. */
    static Optional<ProcessHandle> leftBehind(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var first = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
        if (!first.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        var found = ProcessHandle.of(Long.parseLong(first)).filter(ProcessHandle::isAlive);
        boolean ours = found.flatMap(handle -> handle.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
        if (found.isPresent() && !ours) {
            // After a power cut another program may have the number; PostgreSQL would take it for itself and not start.
            Files.delete(pidFile);
        }
        return ours ? found : Optional.empty();
    }
}
