package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flightcase claim} where there is no hub to be reached; with one, the hub's own tests go. */
class ClaimCommandIT {
    @TempDir
    private Path folder;

    private Path config = Path.of("");

    @BeforeEach
    void configure() throws IOException {
        config = Files.writeString(folder.resolve("node.toml"), NodeFixture.config(folder, 0));
    }

    @Test
    void aClaimThatIsNotAnsweredIsKeptAndCanBeTakenBack() throws Exception {
        assertThat(claim("--status").output()).contains("on its own: no hub has claimed it");

        var away = claim("ABCD-EF23", "--hub", "http://127.0.0.1:" + NodeProcess.freePort());
        assertThat(away.exitCode()).isEqualTo(69);
        assertThat(away.output())
                .contains("not claimed yet: the hub at 127.0.0.1:")
                .contains("asks again by itself");

        assertThat(claim("--status").output()).contains("Waits for the hub at http://127.0.0.1:");
        assertThat(claim("--release").exitCode()).isEqualTo(64);
        assertThat(claim("--release", "--yes").output()).contains("on its own now");
        var status = claim("--status", "--json");
        assertThat(status.exitCode()).isZero();
        assertThat(status.output().strip()).isEqualTo("{\"state\":\"local-only\"}");
    }

    @Test
    void theRunningNodeAnswersTheSameAndSellsWithADamagedEnrolment() throws Exception {
        claim("--status");
        var identity = folder.resolve("data/identity");
        var file = Files.writeString(identity.resolve("enrolment.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (var node = NodeProcess.start(folder)) {
            assertThat(node.get("/readyz")).isNotEmpty();
            assertThat(claim("--status").output())
                    .contains("The enrolment is damaged; sales go on without a hub.")
                    .contains("Restore it from a backup");
            assertThat(claim("ABCD-EF23", "--hub", "http://127.0.0.1:1").exitCode())
                    .isNotZero();
        }
        assertThat(file).hasContent("{}");
    }

    private NodeProcess.Finished claim(String... words) throws Exception {
        var all = new ArrayList<String>();
        all.add("claim");
        all.addAll(List.of(words));
        all.addAll(List.of("--config", config.toString()));
        return NodeProcess.run(all.toArray(String[]::new));
    }
}
