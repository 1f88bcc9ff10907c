package dev.flightcase.demo;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.demo.encoder.FfmpegProbe;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The demo as a person starts it, in a process of its own, with the real node, hub, broker and ffmpeg. */
final class RealDemo implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PORTS = 4;

    private final Process process;
    private final Path output;
    private final int port;

    private RealDemo(Process process, Path output, int port) {
        this.process = process;
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
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DemoMain.class.getName(),
                "--home",
                ROOT.toString(),
                "--port",
                String.valueOf(port)));
        command.addAll(List.of(options));
        var output = folder.resolve("demo.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new RealDemo(process, output, port);
    }

    int port() {
        return port;
    }

    String output() throws IOException {
        return Files.readString(output);
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

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
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
