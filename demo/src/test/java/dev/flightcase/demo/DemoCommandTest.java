package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port nine",
                "--port 80",
                "--port 65533",
                "--seconds 0",
                "--seconds -5",
                "--viewers -1",
                "--buyers 1001",
                "--cut-uplink 0",
                "--nonsense",
                "--port",
                "surplus"
            })
    void aBadOptionIsOneLineAndExitCode64(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(64);

        assertThat(text(err)).hasLineCount(1).startsWith("flightcase demo: ").contains("see ./flightcase demo --help");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void aScenarioIsNotThereYet() {
        assertThat(run("--scenario", "storm")).isEqualTo(69);

        assertThat(text(err)).isEqualTo("flightcase demo: --scenario is not there yet\n");
    }

    @Test
    void helpTellsAStrangerEverything() {
        assertThat(run("--help")).isZero();

        assertThat(text(out))
                .contains(
                        "./flightcase demo",
                        "--port=N",
                        "8080",
                        "--lan",
                        "--seconds=S",
                        "--viewers=N",
                        "--buyers=N",
                        "--cut-uplink=S",
                        "Ctrl-C")
                .doesNotContain("--home");
    }

    @Test
    void aTreeThatWasNotBuiltIsOneLine() {
        assertThat(run("--port", "18080")).isEqualTo(1);

        assertThat(text(err)).hasLineCount(1).contains("daemon/target/app/bin/flightcase is missing");
        assertThat(home.resolve(".flightcase")).doesNotExist();
    }

    private int run(String... arguments) {
        var all = Stream.concat(Stream.of("--home", home.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return new DemoCommand(stream(out), stream(err), false).run(all);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void portsFollowFromTheFirst() {
        var ports = new Ports(18_080);

        assertThat(List.of(ports.http(), ports.https(), ports.mqtt(), ports.hubPage(), ports.mqttTls()))
                .containsExactly(18_080, 18_081, 18_082, 18_083, 18_084);
        assertThat(ports.uses()).extracting(Ports.Use::port).containsExactly(18_080, 18_081, 18_082, 18_083, 18_084);
    }

    @Test
    void addressesAreLinesOfNameAndUrl() {
        var addresses = new Addresses(new Ports(18_080), "192.168.1.20", "secret", "012345");

        assertThat(addresses.lines("4719-2063"))
                .endsWith("pos-code 4719-2063", "operator-pin 012345")
                .allMatch(line -> line.matches("[a-z]+ (https?|mqtts?)://\\S+|[a-z]+-[a-z]+ [\\d-]+"))
                .contains("https https://192.168.1.20:18081/")
                .contains("pos http://192.168.1.20:18080/pos", "hub http://127.0.0.1:18083/")
                .contains("ingest http://demo:secret@192.168.1.20:18080/ingest/demo/index.m3u8");
        assertThat(addresses.ingest()).hasToString("http://demo:secret@127.0.0.1:18080/ingest/demo/index.m3u8");
    }
}
