package dev.flightcase.bench.nginx;

import dev.flightcase.bench.load.PlainConnection;
import dev.flightcase.demo.process.ChildProcess;
import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** nginx with a configuration and folder of its own, as many workers as cores, and without privileges. */
public final class Nginx implements AutoCloseable {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/local/sbin/nginx"), Path.of("/usr/bin/nginx"));
    private static final List<String> TEMPORARY = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi");
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int STARTS_WITHIN_SECONDS = 10;
    /** What a worker has open besides. */
    private static final int OTHER_FILES = 8_192;
    /** Of one worker. */
    private static final int CONNECTIONS = 4096;

    /** "nobody" on every Linux. */
    private static final String NOBODY = "65534";

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where it is, if it is there. */
    public static Optional<Path> find() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    public static String version(Path binary) {
        return OneShot.run(List.of(binary.toString(), "-v"), ANSWER)
                .output()
                .strip()
                .replace("nginx version: ", "");
    }

    /**
     * Blocks until it serves.
     *
     * @param prefix folder of its own, that others may enter
     */
    public static Nginx start(Path binary, Path prefix, Site site) throws IOException {
        Files.createDirectories(prefix);
        // Whoever it becomes must be able to write here: its lock and temporary files.
        Files.setPosixFilePermissions(prefix, PosixFilePermissions.fromString("rwxrwxrwx"));
        var config = Files.writeString(prefix.resolve("nginx.conf"), config(binary, prefix, site));
        var command = new ArrayList<String>();
        if (isRoot()) {
            if (mayKeepOpen(site.cachedFiles())) {
                command.addAll(moreFiles(site.cachedFiles()));
            }
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.addAll(List.of(
                binary.toString(),
                "-p",
                prefix.toString(),
                "-e",
                "error.log",
                "-c",
                config.toString(),
                "-g",
                "daemon off;"));
        var nginx = new Nginx(new ChildProcess("nginx", prefix.resolve("nginx.log")).start(command), site.port());
        nginx.awaitServing(prefix, site.probe());
        return nginx;
    }

    /** Whether its cache may be told to keep so many files, however few this process may have open. */
    public static boolean mayKeepOpen(int files) {
        var command = new ArrayList<>(moreFiles(files));
        command.add("true");
        return isRoot() && OneShot.run(command, ANSWER).ok();
    }

    private static List<String> moreFiles(int cached) {
        return List.of("prlimit", "--nofile=" + (cached + OTHER_FILES));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String config(Path binary, Path prefix, Site site) {
        var built = OneShot.run(List.of(binary.toString(), "-V"), ANSWER).output();
        var temporary = new StringBuilder();
        for (var name : TEMPORARY) {
            if (!built.contains("--without-http_" + name + "_module")) {
                temporary
                        .append(name)
                        .append("_temp_path ")
                        .append(prefix.resolve(name))
                        .append(";\n");
            }
        }
        return """
                worker_processes %d;
                pid %s/nginx.pid;
                error_log %2$s/error.log warn;
                events { worker_connections %d; multi_accept on; }
                http {
                access_log off;
                %s
                %s
                }
                """.formatted(Runtime.getRuntime().availableProcessors(), prefix, CONNECTIONS, temporary, site.http());
    }

    private void awaitServing(Path prefix, String probe) throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_WITHIN_SECONDS);
        while (true) {
            try (var connection = new PlainConnection(port, 0, ANSWER)) {
                connection.get(probe, "").text();
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() - until > 0) {
                    close();
                    throw new IOException("nginx did not start: " + said(prefix), e);
                }
            }
        }
    }

    private static String said(Path prefix) throws IOException {
        var text = new StringBuilder();
        for (var log : Stream.of("nginx.log", "error.log").map(prefix::resolve).toList()) {
            text.append(Files.exists(log) ? Files.readString(log).strip() : "");
        }
        return text.toString();
    }

    public int port() {
        return port;
    }

    /** The master's; its workers are its children. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
