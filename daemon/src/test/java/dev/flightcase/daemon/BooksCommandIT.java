package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.api.JsonShape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flightcase audit} and {@code flightcase export}, of a running node and of its files when it is stopped. */
class BooksCommandIT {
    private static final List<String> TABLES =
            List.of("journal.jsonl", "orders.csv", "payments.csv", "stock.csv", "taxes.csv");

    @TempDir
    private Path folder;

    /** A command's answer. */
    private record Said(int exitCode, String out) {}

    @BeforeEach
    void configure() throws Exception {
        Files.writeString(folder.resolve("node.toml"), NodeFixture.config(folder, 0));
    }

    @Test
    void aStoppedNodeTellsTheSameAsARunningOne() throws Exception {
        Said running;
        try (var node = NodeFixture.start(folder)) {
            sell(node);
            assertThat(command("audit").out)
                    .contains("I1 holds (", "I10 holds (")
                    .containsPattern("\neverything holds; \\d+ entries, \\d+ seconds?\n$");
            running = command("export", "--summary");
            assertThat(command("export", "--out", folder.resolve("live").toString()).exitCode)
                    .isZero();
        }

        var stopped = command("export", "--summary");
        var audit = command("audit", "--json");
        var export =
                command("export", "--json", "--out", folder.resolve("files").toString());

        assertThat(running.out)
                .contains("total         47.00 EUR  2 orders, 0 taken back, 0 for practice\n")
                .contains("tender        47.00 EUR  cash, 2 payments\n")
                .contains("helper        47.00 EUR  Helper 1, 2 orders\n")
                .contains("product       25.00 EUR  1 x TEE-M (Shirt, M)\n")
                .contains("cash box      47.00 EUR  should be in it: float 0.00 EUR, taken 47.00 EUR,")
                .contains("left                 39  of 40 TEE-M\n");
        assertThat(stopped).isEqualTo(running);
        assertThat(audit.exitCode).isZero();
        assertThat(JsonShape.object(JsonShape.parse(audit.out)).get("ok")).isEqualTo(true);
        assertThat(export.exitCode).isZero();
        assertThat(export.out).contains("\"orders.csv\":2", "\"masked\":0");
        for (var table : TABLES) {
            assertThat(folder.resolve("files").resolve(table))
                    .hasSameTextualContentAs(folder.resolve("live").resolve(table));
        }
        assertThat(names(folder.resolve("files"))).isEqualTo(TABLES);
    }

    @Test
    void anExportToStandardOutputIsNothingButTheFile() throws Exception {
        try (var node = NodeFixture.start(folder)) {
            sell(node);
            var run = new ProcessBuilder(
                            NodeProcess.LAUNCHER.toString(),
                            "export",
                            "--format",
                            "json",
                            "--config",
                            folder.resolve("node.toml").toString())
                    .redirectError(folder.resolve("said").toFile())
                    .start();
            var file = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(run.waitFor()).isZero();
            assertThat(JsonShape.object(JsonShape.parse(file)).get("format")).isEqualTo("flightcase-export-1");
            assertThat(folder.resolve("said")).content().contains("export.json: ");
        }
    }

    @Test
    void aFileIsThereOnlyWhenItIsWhole() throws Exception {
        try (var node = NodeFixture.start(folder)) {
            sell(node);
            var file = folder.resolve("taxes-of-today.csv");
            Files.writeString(file, "of yesterday");

            assertThat(command("export", "--part", "taxes", "--out", file.toString()).exitCode)
                    .isZero();
            assertThat(file).content().startsWith("type,number,order,").contains(",rate,net,tax");

            var nowhere =
                    command("export", "--out", folder.resolve("none/such.csv").toString());
            assertThat(nowhere.exitCode).isEqualTo(74);
        }
        assertThat(names(folder)).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void withoutALedgerTheySaySo() {
        for (var words : List.of(List.of("audit"), List.of("export"), List.of("export", "--summary"))) {
            var said = command(words.toArray(String[]::new));

            assertThat(said.exitCode).as(words.toString()).isEqualTo(69);
        }
        assertThat(command("audit").out)
                .isEqualTo("there is no ledger in " + folder + "/data/ledger: nothing was sold here yet\n");
    }

    @Test
    void whatIsNotThereToExportIsAMistakeOfTheCommandLine() {
        assertThat(command("export", "--format", "xml").exitCode).isEqualTo(64);
        assertThat(command("export", "--part", "secrets").exitCode).isEqualTo(64);
        assertThat(command("export", "--event", "tomorrow").exitCode).isEqualTo(64);
        assertThat(command("audit", "--seconds", "0").exitCode).isEqualTo(64);
    }

    private static void sell(NodeFixture node) throws Exception {
        node.importEvent();
        assertThat(node.order("\"k1\"", cash("TEE-M", 1, 2500)).statusCode()).isEqualTo(201);
        assertThat(node.order("\"k2\"", cash("LP-1", 1, 2200)).statusCode()).isEqualTo(201);
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Said command(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--config", folder.resolve("node.toml").toString()));
        var out = new StringWriter();
        var code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
        return new Said(code, out.toString());
    }
}
