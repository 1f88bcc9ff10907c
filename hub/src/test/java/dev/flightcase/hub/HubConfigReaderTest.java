package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.settings.SettingsException;
import dev.flightcase.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubConfigReaderTest {
    @Test
    void theSampleSaysTheDefaults() throws IOException {
        assertThat(read(sample())).isEqualTo(HubConfig.defaults());
    }

    @Test
    void anEmptyFileIsTheDefaults() {
        assertThat(read("")).isEqualTo(HubConfig.defaults());
    }

    @Test
    void everyKeyIsTakenFromTheFile() {
        var config = read("""
                [hub]
                data = "/srv/hub"
                [broker]
                bind-address = "0.0.0.0"
                port = 0
                connections-max = 7
                packet-max = "2MiB"
                [http]
                bind-address = "::1"
                port = 1
                hosts = ["hub.example"]
                [nodes]
                nodes-max = 2
                metrics-max = 3
                queue-max = "1MiB"
                rebirth-gap = "250ms"
                """);

        assertThat(config.data()).isEqualTo(Path.of("/srv/hub"));
        assertThat(config.broker().bindAddress()).isEqualTo("0.0.0.0");
        assertThat(config.broker().port()).isZero();
        assertThat(config.broker().connectionsMax()).isEqualTo(7);
        assertThat(config.broker().packetBytesMax()).isEqualTo(2 * 1024 * 1024);
        assertThat(config.http().bindAddress()).isEqualTo("::1");
        assertThat(config.http().port()).isEqualTo(1);
        assertThat(config.http().hosts()).containsExactly("hub.example");
        assertThat(config.nodes().nodesMax()).isEqualTo(2);
        assertThat(config.nodes().metricsMax()).isEqualTo(3);
        assertThat(config.nodes().queueBytesMax()).isEqualTo(1024 * 1024);
        assertThat(config.nodes().rebirthGap()).isEqualTo(Duration.ofMillis(250));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[hub] data = 'here'                   | hub.data            | absolute path",
                "[broker] bind-address = 'localhost'   | broker.bind-address | must be an IP address",
                "[broker] bind-address = '<x/>'        | broker.bind-address | must be an IP address",
                "[broker] port = 65536                 | broker.port         | between 0 and 65535",
                "[broker] packet-max = '1B'            | broker.packet-max   | between 1KiB and 16MiB",
                "[http] prt = 1                        | http.prt            | did you mean port?",
                "[nodes] rebirth-gap = 5               | nodes.rebirth-gap   | must be a",
            })
    void aMistakeNamesKeyAndRule(String line, String key, String rule) {
        assertThatThrownBy(() -> read(line.replace('\'', '"').replace("] ", "]\n")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(rule);
    }

    private static HubConfig read(String text) {
        return HubConfigReader.read(SettingsFile.parse("hub.toml", text));
    }

    private static String sample() throws IOException {
        try (var in = HubConfigReaderTest.class.getResourceAsStream("/hub.toml")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
