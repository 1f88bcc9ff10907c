package dev.flightcase.demo;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.OperatorDesk;
import dev.flightcase.demo.encoder.FfmpegProbe;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The demo as a person starts it, in a process of its own, with the real node, hub, broker and ffmpeg. */
final class RealDemo implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PORTS = 4;
    private static final List<String> APPS = List.of("daemon/target/app", "hub/target/app");

    /** Whoever runs the tests may have told them to ignore Ctrl-C, as a shell does to what it starts in the background. */
    static final List<String> INTERRUPTIBLE = List.of("env", "--default-signal=INT");

    private final Process process;
    private final Path home;
    private final Path output;
    private final int port;

    private RealDemo(Process process, Path home, Path output, int port) {
        this.process = process;
        this.home = home;
        this.output = output;
        this.port = port;
    }

    /** Skips the test, with the reason, where the demo can not run. */
    static RealDemo start(Path folder, String... options) throws IOException {
        assumeTrue(
                Files.isExecutable(ROOT.resolve("daemon/target/app/bin/flightcase"))
                        && Files.isExecutable(ROOT.resolve("hub/target/app/bin/flightcase-hub")),
                "node and hub are not built here");
        var ffmpeg = new FfmpegProbe("ffmpeg").run();
        assumeTrue(ffmpeg instanceof FfmpegProbe.Usable, () -> "no usable ffmpeg here: " + ffmpeg);
        int port = freePorts();
        var home = home(folder);
        var command = new ArrayList<>(INTERRUPTIBLE);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DemoMain.class.getName(),
                "--home",
                home.toString(),
                "--port",
                String.valueOf(port)));
        command.addAll(List.of(options));
        var output = folder.resolve("demo.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new RealDemo(process, home, output, port);
    }

    /** Like a clone after its build, so that the demo's own folder goes with the test's. */
    private static Path home(Path folder) throws IOException {
        var home = folder.resolve("home");
        for (var app : APPS) {
            var link = home.resolve(app);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, ROOT.resolve(app));
        }
        return home;
    }

    int port() {
        return port;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** What the demo printed after this word, such as {@code operator-pin}. */
    String printed(String word) throws IOException {
        return output().lines()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the demo printed no " + word));
    }

    /** Lets phones into its node. */
    OperatorDesk desk(Http http) throws IOException {
        return new OperatorDesk(http, URI.create("http://127.0.0.1:" + port + "/"), printed("operator-pin"));
    }

    /** The cookie of a phone that may sell. */
    String cookie(Http http) throws IOException, InterruptedException {
        return switch (desk(http).enrol("Test phone")) {
            case OperatorDesk.Outcome.Got(var cookie) -> cookie;
            case OperatorDesk.Outcome.Failed(var why) -> throw new IllegalStateException(why);
        };
    }

    void awaitReady() throws IOException {
        var ready = "\nready http://127.0.0.1:" + port + "/\n";
        await("ready").atMost(PATIENCE).until(() -> !process.isAlive() || output().contains(ready));
        if (!process.isAlive()) {
            throw new IllegalStateException("the demo ended before it was ready:\n" + output());
        }
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the demo did not end");
        }
        return process.exitValue();
    }

    /** Kills the process of the demo whose command line holds these words, and waits until it is gone. */
    void killChild(String words) {
        var child = process.descendants()
                .filter(one -> one.info().commandLine().orElse("").contains(words))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the demo runs no " + words));
        child.destroyForcibly();
        child.onExit().join();
    }

    /** Nothing of it writes to the test's folder any more when this returns. */
    @Override
    public void close() throws IOException {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
        for (var app : APPS) {
            Files.delete(home.resolve(app));
        }
    }

    /** The first of as many ports in a row that nobody has. */
    private static int freePorts() throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            int first;
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                first = socket.getLocalPort();
            }
            if (areFree(first)) {
                return first;
            }
        }
        throw new IOException("no " + PORTS + " free ports in a row");
    }

    private static boolean areFree(int first) throws IOException {
        for (int port = first; port < first + PORTS; port++) {
            if (port > 65_535) {
                return false;
            }
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                // Free, and given back.
            } catch (BindException e) {
                return false;
            }
        }
        return true;
    }
}
