package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.daemon.api.JsonShape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mirror of a running node, and what {@code flightcase restore} makes of it. */
class RestoreIT {
    @TempDir
    private Path folder;

    /** On the same disk as the node, with the file that says that it may be. */
    private Path mirror;

    private Path old;
    private Path card;

    /** A command's answer. */
    private record Said(int exitCode, String out) {}

    @BeforeEach
    void plugIn() throws Exception {
        mirror = Files.createDirectory(folder.resolve("stick"));
        Files.createFile(mirror.resolve("mirror-here"));
        old = Files.createDirectory(folder.resolve("old"));
        card = Files.createDirectory(folder.resolve("new"));
        Files.writeString(card.resolve("node.toml"), NodeFixture.config(card, 0) + mirrored());
    }

    @Test
    void aNewCardGoesOnWhereTheOldOneDied() throws Exception {
        Said before;
        try (var node = NodeProcess.start(old, mirrored())) {
            command(
                    old,
                    "import",
                    NodeFixture.writeEvent(folder.resolve("event")).toString());
            sell(node, 1, 3);
            node.killAndStartAgain();
            sell(node, 4, 2);
            awaitEven();

            // Pulled out, and plugged in again.
            Files.move(mirror, folder.resolve("pulled"));
            sell(node, 6, 2);
            await().atMost(Duration.ofSeconds(30)).until(() -> status().contains("not plugged in or not mounted"));
            assertThat(command(old, "preflight").out)
                    .contains("warn     mirror    The second medium is not plugged in");
            assertThat(folder.resolve("stick")).doesNotExist();
            Files.move(folder.resolve("pulled"), mirror);
            sell(node, 8, 1);
            awaitEven();
            before = command(old, "export", "--summary");
        }

        var restored = command(card, "restore", "--from", mirror.toString());

        assertThat(restored.exitCode).as(restored.out).isZero();
        assertThat(restored.out)
                .contains("restored 8 orders, 0 of them taken back, and 1 for practice: ")
                .contains("the last order is number 8 of ", " took 200.00 EUR, ")
                .contains("the new ledger was checked and holds");
        assertThat(command(card, "audit").exitCode).isZero();
        assertThat(before.out).contains("total        200.00 EUR  8 orders");
        assertThat(command(card, "export", "--summary")).isEqualTo(before);
        try (var node = NodeFixture.start(card, mirrored())) {
            node.importFolder(folder.resolve("event"));
            assertThat(node.order("\"again\"", cash("TEE-M", 1, 2500)).body()).contains("\"number\":9,");
            assertThat(node.get("/api/v1/stock").body()).contains("\"TEE-M\":31");
            assertThat(command(card, "audit").exitCode).isZero();
        }
        // What it was restored from stays beside what it writes now.
        try (Stream<Path> files = Files.list(mirror)) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.startsWith("before-"));
        }
    }

    @Test
    void whatIsThereIsOnlyMovedAsideWhenAsked() throws Exception {
        try (var node = NodeFixture.start(old, mirrored())) {
            command(
                    old,
                    "import",
                    NodeFixture.writeEvent(folder.resolve("event")).toString());
            node.order("\"k\"", cash("TEE-M", 1, 2500));
            awaitEven();
            var running = command(old, "restore", "--from", mirror.toString(), "--force");
            assertThat(running.exitCode).isEqualTo(69);
            assertThat(running.out).contains("not restored: the node runs; stop it first");
        }

        var refused = command(old, "restore", "--from", mirror.toString());
        var forced = command(old, "restore", "--json", "--force", "--from", mirror.toString());

        assertThat(refused.exitCode).isEqualTo(69);
        assertThat(refused.out).contains("holds a ledger already; --force moves it aside and keeps it");
        assertThat(forced.exitCode).as(forced.out).isZero();
        var report = JsonShape.object(JsonShape.parse(forced.out));
        assertThat(report.get("orders")).isEqualTo(1L);
        assertThat(report.get("last_order")).isEqualTo(1L);
        try (Stream<Path> data = Files.list(old.resolve("data"))) {
            assertThat(data.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("ledger")))
                    .hasSize(2)
                    .contains("ledger")
                    .anyMatch(name -> name.startsWith("ledger.before-"));
        }
    }

    @Test
    void aFolderThatIsNoMirrorRestoresNothing() {
        var said = command(card, "restore", "--from", mirror.toString());

        assertThat(said.exitCode).isEqualTo(65);
        assertThat(said.out).contains("is no mirror: it has no flightcase-mirror.json");
        assertThat(card.resolve("data/ledger")).doesNotExist();
    }

    private String mirrored() {
        return "[mirror]\nfolder = \"" + mirror + "\"\ninterval = \"100ms\"\nretry = \"100ms\"\n";
    }

    private void awaitEven() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> status().contains("\"mirror\":{\"says\":\"Orders are mirrored to the second medium.\","
                        + "\"behind\":0,"));
    }

    private String status() {
        return command(old, "status", "--json").out;
    }

    private static void sell(NodeProcess node, int first, int many) throws Exception {
        for (int n = first; n < first + many; n++) {
            assertThat(node.order("\"k" + n + "\"", cash("TEE-M", 1, 2500)).statusCode())
                    .isEqualTo(201);
        }
    }

    private static Said command(Path home, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--config", home.resolve("node.toml").toString()));
        var out = new StringWriter();
        var code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
        return new Said(code, out.toString());
    }
}
