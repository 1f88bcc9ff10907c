package dev.flightcase.demo.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTextTest {
    @Test
    void nodeIsReachedWhereTheDemoSaysAndReachesItsHubThroughTheRelay() {
        var text = new NodeToml(
                        Path.of("/home/me/my \"stall\""),
                        "127.0.0.1",
                        18_080,
                        18_081,
                        "0123abcd",
                        "012345",
                        Optional.of(40_001))
                .text();

        assertThat(text)
                .contains(
                        "data = \"/home/me/my \\\"stall\\\"/node\"\n", "runtime = \"/home/me/my \\\"stall\\\"/run\"\n")
                .contains("[http]\nbind-address = \"127.0.0.1\"\nport = 18080\ntls-port = 18081\n")
                .contains("certificate = \"/home/me/my \\\"stall\\\"/certificate.pem\"\n")
                .contains("[access]\noperator-pin = \"012345\"\n")
                .contains("[[media.stream]]\nname = \"demo\"\nkey = \"0123abcd\"\n")
                .contains("brokers = [\"mqtt://127.0.0.1:40001\"]\n");
    }

    @Test
    void hubListensOnThisMachineOnly() {
        var postgres = new PostgresFolders(Path.of("/run/hub/postgres"), Path.of("/programs"));
        assertThat(new HubToml(Path.of("/run"), 18_082, 18_084, 18_083, 40_001, postgres).text())
                .contains("[broker]\nbind-address = \"127.0.0.1\"\nport = 18082\ntls-port = 18084\n")
                .contains("[http]\nbind-address = \"127.0.0.1\"\nport = 18083\n")
                .contains("[claims]\nbrokers = [\"mqtts://127.0.0.1:40001\"]\n")
                .contains("[database]\nembedded = true\ndata = \"/run/hub/postgres\"\nprograms = \"/programs\"\n")
                .doesNotContain("0.0.0.0");
    }

    @Test
    void postgresLivesBesideTheRunOrWhereItsAccountCanGo(@TempDir Path folder) throws IOException {
        var run = folder.resolve("demo-1");
        var base = folder.resolve("elsewhere");
        Files.createDirectories(base.resolve("demo-1/cluster"));

        assertThat(PostgresFolders.choose(run, run))
                .isEqualTo(new PostgresFolders(run.resolve("hub/postgres"), folder.resolve("postgres-programs")));
        assertThat(PostgresFolders.choose(run, base))
                .isEqualTo(new PostgresFolders(base.resolve("demo-1"), base.resolve("programs")));
        assertThat(base.resolve("demo-1")).doesNotExist();
    }

    @Test
    void stringsAreEscapedAsTomlWantsIt() {
        assertThat(Toml.string("a\\b\"c\n\u007fé")).isEqualTo("\"a\\\\b\\\"c\\u000A\\u007Fé\"");
    }
}
