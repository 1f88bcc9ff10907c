package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a process, with the real ffmpeg and with stand-ins for node and hub. */
class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void needsFfmpeg() {
        var outcome = new FfmpegProbe("ffmpeg").run();
        assumeTrue(outcome instanceof FfmpegProbe.Usable, () -> "no usable ffmpeg here: " + outcome);
    }

    @BeforeEach
    void build() throws IOException {
        launcher("daemon/target/app/bin/flightcase", StandInNode.class);
        launcher("hub/target/app/bin/flightcase-hub", StandInHub.class);
    }

    @AfterEach
    void end() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Test
    void everyPartWorksUntilCtrlC() throws Exception {
        int port = freePort();
        var demo = demo("--port", "" + port, "--buyers", "2", "--viewers", "1", "--cut-uplink", "1");
        awaitLine("ready http://127.0.0.1:" + port + "/");
        var children = demo.descendants().toList();
        awaitLine(".*heartbeat +the hub saw the node leave and come back");

        interrupt(demo);

        assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(lines())
                .anyMatch(line -> line.matches("pos http://127.0.0.1:" + port + "/pos"))
                .contains("pos-code 4719-2063")
                .anyMatch(line -> line.matches("operator-pin \\d{6}"))
                .anyMatch(line ->
                        line.matches("  live +OK +[1-9]\\d* segments in, .* frames decoded, picture \\d+\\.\\d s old"))
                .anyMatch(line -> line.matches("  viewers +OK .*"))
                .anyMatch(line -> line.matches("  sales +OK .*"))
                .anyMatch(line -> line.matches("  heartbeat +OK .*uplink cut once"))
                .anyMatch(line -> line.matches("  processes +OK .*"))
                .allMatch(line -> line.matches("\\p{ASCII}*"));
        assertThat(demo.exitValue()).isZero();
        assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aNodeThatDiesComesBackAndFailsTheDemo() throws Exception {
        int port = freePort();
        var demo = demo("--port", "" + port, "--seconds", "8");
        awaitLine("ready http://127.0.0.1:" + port + "/");
        demo.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("StandInNode"))
                .forEach(ProcessHandle::destroyForcibly);

        awaitLine(".*node +ended with exit code 137; starts again");
        assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(demo.exitValue()).isEqualTo(1);
        assertThat(lines())
                .anyMatch(line -> line.matches("  processes +FAILED +something died and was restarted once; .*"));
    }

    @Test
    void aNodeThatDoesNotStartIsNamedWithTheEndOfItsLog() throws Exception {
        Files.createFile(Files.createDirectories(home.resolve(".flightcase")).resolve("fail"));
        var demo = demo("--port", "" + freePort());

        assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(demo.exitValue()).isEqualTo(1);
        assertThat(lines())
                .anyMatch(line -> line.startsWith("flightcase demo: the node ended with exit code 78; "))
                .contains("    media.stream is wrong; must be right")
                .noneMatch(line -> line.contains("\tat "));
    }

    @Test
    void aTakenPortIsOneLine() throws Exception {
        int port = freePort();
        try (var taken = new ServerSocket(port + 2, 1, InetAddress.getLoopbackAddress())) {
            var demo = demo("--port", "" + port);

            assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).isEqualTo(1);
            assertThat(lines())
                    .singleElement()
                    .asString()
                    .contains("port " + taken.getLocalPort() + " (for the MQTT broker) is taken");
        }
    }

    private Process demo(String... options) throws IOException {
        var command = new ArrayList<>(RealDemo.INTERRUPTIBLE);
        command.addAll(List.of(java(), "-cp", classPath(), DemoMain.class.getName(), "--home", home.toString()));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out.txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    /** As Ctrl-C does, but to the demo alone. */
    private static void interrupt(Process demo) throws Exception {
        assertThat(new ProcessBuilder("kill", "-INT", "" + demo.pid()).start().waitFor())
                .isZero();
    }

    private void awaitLine(String pattern) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines()).anyMatch(line -> line.matches(pattern)));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(home.resolve("out.txt"));
    }

    private void launcher(String path, Class<?> standIn) throws IOException {
        var file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "#!/bin/sh\nexec '" + java() + "' -Xmx64m -XX:+UseSerialGC -cp '" + classPath() + "' "
                        + standIn.getName() + " \"$@\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** A base whose other ports are free, too; between here and the demo's start they are anybody's. */
    private static int freePort() throws IOException {
        while (true) {
            try (var http = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var mqtt = new ServerSocket(http.getLocalPort() + 2, 1, InetAddress.getLoopbackAddress());
                    var page = new ServerSocket(http.getLocalPort() + 3, 1, InetAddress.getLoopbackAddress())) {
                return Math.min(Math.min(http.getLocalPort(), mqtt.getLocalPort()), page.getLocalPort());
            } catch (BindException | IllegalArgumentException e) {
                // A neighbour is taken or too high: the kernel gives another one.
            }
        }
    }
}
