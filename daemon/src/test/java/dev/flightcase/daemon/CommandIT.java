package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person meets at the command line, mistakes first. */
class CommandIT {
    @TempDir
    private Path folder;

    @Test
    void badConfigurationEndsWith78AndSaysWhere() throws Exception {
        var file = Files.writeString(folder.resolve("node.toml"), "[http]\nport = 70000\nprot = 1\n");

        var run = NodeProcess.run("run", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(78);
        assertThat(run.output().lines())
                .containsExactly(
                        "flightcase: " + NodeProcess.printed(file)
                                + ":2: http.port is 70000; must be between 0 and 65535",
                        "flightcase: " + NodeProcess.printed(file)
                                + ":3: http.prot; there is no such key; did you mean port?");
    }

    @Test
    void aConfigurationThatIsNotThereEndsWith78AndSaysHowToNameOne() throws Exception {
        var run = NodeProcess.run("run", "--config", folder.resolve("none.toml").toString());

        assertThat(run.exitCode()).isEqualTo(78);
        assertThat(run.output())
                .isEqualTo("flightcase: " + NodeProcess.printed(folder.resolve("none.toml"))
                        + ": there is no such file; name one with --config, node.sample.toml shows what it may hold\n");
    }

    @Test
    void aRuntimeFolderThatIsTooDeepForASocketEndsWith78() throws Exception {
        var text = NodeFixture.config(folder, 0).replace("/run\"", "/" + "x".repeat(100) + "\"");
        var file = Files.writeString(folder.resolve("node.toml"), text);

        var run = NodeProcess.run("run", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(78);
        assertThat(run.output()).contains(":4: node.runtime is ", "must be at most 94 bytes long");
    }

    @Test
    void helpAndVersionNeedNoCommand() throws Exception {
        assertThat(NodeProcess.run("--help").output())
                .startsWith("Usage: flightcase")
                .contains("import", "run");
        assertThat(NodeProcess.run("--version").output())
                .startsWith("flightcase ")
                .contains(", Java ");
    }

    @Test
    void anUnknownBoardEndsWith78AndNamesTheKnownOnes() throws Exception {
        var text = NodeFixture.config(folder, 0).replace("\"simulated\"", "\"pijuice\"");
        var file = Files.writeString(folder.resolve("node.toml"), text);

        var run = NodeProcess.run("run", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(78);
        assertThat(run.output()).contains("flightcase: hal.board is \"pijuice\"; must be one of none, simulated");
    }

    @Test
    void aTakenPortIsOneClearLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var file = Files.writeString(folder.resolve("node.toml"), NodeFixture.config(folder, taken.getLocalPort()));

            var run = NodeProcess.run("run", "--config", file.toString());

            assertThat(run.exitCode()).isEqualTo(69);
            assertThat(run.output())
                    .contains("flightcase: port " + taken.getLocalPort() + " on 127.0.0.1 is already in use")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aDataFolderThatCanNotBeMadeIsOneClearLine() throws Exception {
        var text = NodeFixture.config(folder, 0).replace(folder + "/data", "/dev/null/data");
        var file = Files.writeString(folder.resolve("node.toml"), text);

        var run = NodeProcess.run("run", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(78);
        assertThat(run.output())
                .contains("flightcase: node.data: /dev/null/data can not be made:")
                .doesNotContain("\tat ");
    }

    @Test
    void aSecondDaemonOnTheSameDataEnds() throws Exception {
        try (var _ = NodeProcess.start(folder)) {
            var text = Files.readString(folder.resolve("node.toml"))
                    .replaceFirst("port = \\d+", "port = 0")
                    .replace("/run\"", "/run2\"");
            var second = Files.writeString(folder.resolve("second.toml"), text);

            var run = NodeProcess.run("run", "--config", second.toString());

            assertThat(run.exitCode()).isEqualTo(69);
            assertThat(run.output()).contains("another process").doesNotContain("\tat ");
        }
    }

    @Test
    void importNamesEachMistakeWithItsPlaceAndChangesNothing() throws Exception {
        var event = NodeFixture.writeEvent(folder.resolve("event"));
        Files.writeString(event.resolve("catalog.csv"), NodeFixture.CATALOG.replace("25.00", "25;00"));
        var config = Files.writeString(folder.resolve("node.toml"), NodeFixture.config(folder, 0));

        var run = NodeProcess.run("import", event.toString(), "--config", config.toString());

        assertThat(run.exitCode()).isEqualTo(65);
        assertThat(run.output())
                .contains("catalog.csv:2:32: price \"25;00\" is not an amount")
                .contains("not imported: 1 mistake; the catalog is as it was");
    }

    @Test
    void enrolAndStatusAskTheRunningNodeAndSayWhenThereIsNone() throws Exception {
        var config = Files.writeString(folder.resolve("node.toml"), NodeFixture.config(folder, 0));
        var nobody = NodeProcess.run("enrol", "--config", config.toString());
        assertThat(nobody.exitCode()).isEqualTo(69);
        assertThat(nobody.output())
                .startsWith("no daemon listens on " + NodeProcess.printed(folder.resolve("run/control.sock"))
                        + ": start it");

        try (var node = NodeProcess.start(folder)) {
            var enrol = NodeProcess.run("enrol", "--role", "viewer", "--config", config.toString());
            var status = NodeProcess.run("status", "--json", "--config", config.toString());

            assertThat(enrol.exitCode()).isZero();
            assertThat(enrol.output())
                    .matches("(?s)code (\\d{4}-\\d{4}) lets one phone look; it works once, for 10 minutes\n"
                            + "open http://127\\.0\\.0\\.1:" + node.port() + "/pos#code=\\1 on that phone\n");
            assertThat(status.exitCode()).isZero();
            assertThat(status.output())
                    .startsWith("{\"node\":\"fc-")
                    .contains("\"name\":\"Test stall\"", "\"event\":null", "\"devices\":1", "\"state\":\"");
        }
    }

    @Test
    void aWrongRoleIsAMistakeOfTheCommandLine() throws Exception {
        var run = NodeProcess.run("enrol", "--role", "operator");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.output()).contains("--role is operator; must be pos or viewer (an operator needs --pin)");
    }

    @Test
    void acknowledgedOrdersSurviveAKill() throws Exception {
        try (var node = NodeProcess.start(folder)) {
            importEvent();
            var sold = node.order("\"k1\"", cash("TEE-M", 2, 5000));
            assertThat(sold.statusCode()).isEqualTo(201);

            node.killAndStartAgain();

            assertThat(node.get(sold.headers().firstValue("location").orElseThrow()))
                    .isEqualTo(sold.body());
            assertThat(node.get("/api/v1/stock")).contains("\"TEE-M\":38");
            assertThat(node.order("\"k1\"", cash("TEE-M", 2, 5000)).body()).isEqualTo(sold.body());
            assertThat(node.stop()).isZero();
        }
    }

    @Test
    void aFullDiskRefusesOrdersAndGoesOnWhenThereIsSpace() throws Exception {
        assumeTrue(mount(), "mounting a small file system needs root");
        try (var node = NodeProcess.start(folder)) {
            importEvent(NodeFixture.CATALOG.replace("standard,40", "standard,100000"));
            var data = folder.resolve("data");
            var filler = data.resolve("filler");

            fill(filler);
            int status = 201;
            // The journal's file is allocated ahead, so the first orders still fit.
            for (int i = 0; i < 20_000 && status == 201; i++) {
                status = node.order("\"full" + i + "\"", cash("TEE-M", 1, 2500)).statusCode();
            }

            assertThat(status).isEqualTo(507);
            assertThat(node.get("/api/v1/products/TEE-M")).contains("\"sku\":\"TEE-M\"");
            Files.delete(filler);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> node.order("\"after\"", cash("TEE-M", 1, 2500)).statusCode() == 201);
        } finally {
            new ProcessBuilder("umount", "-l", folder.resolve("data").toString())
                    .start()
                    .waitFor();
        }
    }

    @Test
    void aReceiptIsCheckedWithoutConfigurationOrDaemon() throws Exception {
        var example = Files.readString(Path.of("../docs/receipts.md"))
                .lines()
                .filter(line -> line.startsWith("RRQL6B"))
                .findFirst()
                .orElseThrow();

        var genuine = NodeProcess.run("verify-receipt", example);
        var unreadable = NodeProcess.run("verify-receipt", example.substring(1));

        assertThat(genuine.exitCode()).isZero();
        assertThat(genuine.output()).startsWith("Genuine: signed by fc-eh7ddx5bks, and unchanged since.");
        assertThat(unreadable.exitCode()).isEqualTo(65);
        assertThat(unreadable.output()).startsWith("This is no receipt").doesNotContain("\tat ");
    }

    private void importEvent() throws Exception {
        importEvent(NodeFixture.CATALOG);
    }

    private void importEvent(String catalog) throws Exception {
        var event = NodeFixture.writeEvent(folder.resolve("event"));
        Files.writeString(event.resolve("catalog.csv"), catalog);
        var run = NodeProcess.run(
                "import",
                event.toString(),
                "--config",
                folder.resolve("node.toml").toString());
        assertThat(run.output()).contains("imported 5 products");
    }

    private boolean mount() throws IOException, InterruptedException {
        var data = Files.createDirectories(folder.resolve("data"));
        return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", data.toString())
                        .start()
                        .waitFor()
                == 0;
    }

    /** Takes what is left, and stays within it. */
    private static void fill(Path filler) {
        try (var out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < 64 * 1024; i++) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            // The disk is full, as it should be.
        }
    }
}
