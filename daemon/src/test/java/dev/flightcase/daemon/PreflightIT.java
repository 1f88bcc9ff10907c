package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.daemon.api.JsonShape;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flightcase preflight} against the node as it is installed. */
class PreflightIT {
    @TempDir
    private Path folder;

    @Test
    void tellsWhatIsMissingAndThenThatDoorsCanOpen() throws Exception {
        try (var _ = NodeProcess.start(folder)) {
            var empty = preflight();
            assertThat(empty.exitCode()).isEqualTo(1);
            assertThat(empty.output())
                    .contains("fail     catalog   There is no catalog, so nothing can be sold.\n")
                    .contains("                   -> Import one: flightcase import DIR.\n")
                    .containsPattern("\nnot ready: \\d+ ok, \\d to look at, 1 failed, ");

            NodeProcess.run(
                    "import", NodeFixture.writeEvent(folder.resolve("event")).toString(), "--config", config());
            var whole = preflight();
            assertThat(whole.output())
                    .contains("ok       catalog   The catalog is whole: 5 products and 1 picture.\n")
                    .contains(
                            "ok       warm      5 products of the catalog that come first and 1 picture file of them are in memory")
                    .containsPattern("(ok|warn)     +orders    A training order (was stored in|took) ")
                    .containsPattern("(ok|warn)     +disk      .* hours of busy selling")
                    .containsPattern("(ok|warn)     +clock     ")
                    .containsPattern("\nready: \\d+ ok, \\d to look at, 0 failed, \\d not known, in ");
            assertThat(whole.exitCode()).isZero();
        }
    }

    @Test
    void asJsonItIsOneValue() throws Exception {
        try (var _ = NodeProcess.start(folder)) {
            var run = preflight("--json");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output().lines()).hasSize(1);
            var report = JsonShape.object(JsonShape.parse(run.output()));
            assertThat(report.get("state")).isEqualTo("done");
            assertThat(report.get("ready")).isEqualTo(false);
            assertThat(run.output())
                    .contains("{\"name\":\"catalog\",\"status\":\"fail\",\"says\":\"There is no catalog,")
                    .contains("\"do\":\"Import one: flightcase import DIR.\"");
        }
    }

    @Test
    void aDiskWithoutRoomKeepsTheDoorsClosed() throws Exception {
        var data = Files.createDirectories(folder.resolve("data"));
        assumeTrue(
                new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", data.toString())
                                .start()
                                .waitFor()
                        == 0,
                "mounting a small file system needs root");
        try (var _ = NodeProcess.start(folder)) {
            var run = preflight();

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .containsPattern(
                            "fail     disk      The disk is nearly full: .* MB are free, enough for about \\d hours")
                    .contains("-> Remove what is not needed, or use a larger card.");
        } finally {
            new ProcessBuilder("umount", "-l", data.toString()).start().waitFor();
        }
    }

    @Test
    void withoutANodeItSaysSo() throws Exception {
        Files.writeString(folder.resolve("node.toml"), NodeFixture.config(folder, 0));

        var run = preflight();

        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.output()).contains("no daemon listens on ");
    }

    private NodeProcess.Finished preflight(String... more) throws Exception {
        return more.length == 0
                ? NodeProcess.run("preflight", "--config", config())
                : NodeProcess.run("preflight", "--config", config(), more[0]);
    }

    private String config() {
        return folder.resolve("node.toml").toString();
    }
}
