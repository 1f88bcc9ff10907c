package dev.flightcase.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.settings.SettingsException;
import dev.flightcase.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeConfigReaderTest {
    @Test
    void theSampleIsEqualToTheDefaults() {
        var sample = NodeConfigReader.read(Path.of("src/main/app/node.sample.toml"));

        assertThat(sample).isEqualTo(read(""));
    }

    @Test
    void anAuditIsShorterThanAnAnswerMayTakeWhereNothingIsSaid() {
        var config = read("[http]\nresponse-timeout = \"10s\"");

        assertThat(config.accounts().audit().within()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[http]\\nport = 70000 | node.toml:2: http.port is 70000; must be between 0 and 65535",
                "[http]\\ncertificate = \"cert.pem\" | node.toml:2: http.certificate is \"cert.pem\"; must be an absolute path",
                "[http]\\nkey = \"/k.pem\" | node.toml:2: http.key is \"/k.pem\"; needs the other: http.certificate and http.key go together",
                "[http]\\ncertificate = \"/c\"\\nkey = \"/k\"\\ntls-port = 8080 | node.toml:4: http.tls-port is 8080; must differ from http.port",
                "[http]\\nprot = 1 | node.toml:2: http.prot; there is no such key; did you mean port?",
                "[node]\\ndata = \"here\" | node.toml:2: node.data is \"here\"; must be an absolute path",
                "[hal]\\nperiod = \"1ms\" | node.toml:2: hal.period is \"1ms\"; must be between 100ms and 10m",
                "[api]\\nmetrics-networks = [\"x\"] | node.toml:2: api.metrics-networks is a list; must be a network such as \"192.168.0.0/16\" or \"fc00::/7\"",
                "[access]\\noperator-pin = \"12345\" | node.toml:2: access.operator-pin; must be 6 to 12 digits",
                "[access]\\noperator-pin = 123456 | node.toml:2: access.operator-pin; must be a text in quotes",
                "[access]\\nsession-lifetime = \"60500ms\" | node.toml:2: access.session-lifetime is \"60500ms\"; must be whole seconds",
                "[access]\\nback-off-longest = \"1s\"\\nback-off-first = \"2s\" | node.toml:2: access.back-off-longest is \"1s\"; must not be shorter than access.back-off-first",
                "[audit]\\nwithin = \"90s\" | node.toml:2: audit.within is \"90s\"; must be shorter than http.response-timeout: the answer would never be sent",
                "[uplink]\\nbrokers = [\"http://x\"] | node.toml:2: uplink.brokers is a list; must be addresses such as \"mqtt://hub.example:1883\"",
                "[uplink]\\nkeep-alive = \"250ms\" | node.toml:2: uplink.keep-alive is \"250ms\"; must be whole seconds such as \"7s\", at most \"65535s\"",
                "[uplink]\\nretry-first = \"10s\" | node.toml:0: uplink.retry-longest; must not be shorter than uplink.retry-first",
                "[uplink.orders]\\nwindow-max = 65 | node.toml:2: uplink.orders.window-max is 65; must be between 1 and 64",
                "[uplink.orders]\\nmetered-keep-alive = \"1201s\" | node.toml:2: uplink.orders.metered-keep-alive is \"1201s\"; must be at most \"1200s\"",
                "[uplink.orders]\\nmetered-bytes-per-hour = \"1KiB\" | node.toml:2: uplink.orders.metered-bytes-per-hour is \"1KiB\"; must be between 256KiB and",
                "[hal.simulated]\\nchemistry = \"potato\" | node.toml:2: hal.simulated.chemistry is \"potato\"; must be one of",
                "[network]\\nlinks = [\"a b\"] | node.toml:2: network.links is a list; must be names of interfaces such as \"eth0\"",
                "[network]\\nportal-check = \"https://x\" | node.toml:2: network.portal-check is \"https://x\"; must be an address such as",
                "[network]\\nmetered = [\"usb0\"]\\nunmetered = [\"usb0\"] | node.toml:3: network.unmetered",
                "[network]\\nmetered-bytes-per-month = \"1KiB\" | node.toml:2: network.metered-bytes-per-month is \"1KiB\"; must be between 64KiB and",
                "[wat]\\n | node.toml:1: wat; there is no such key",
            })
    void namesFileLineKeyValueAndRule(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(message.replace("node.toml:0:", "node.toml:"));
    }

    @Test
    void refusesARuntimeFolderInWhichNoSocketCanBeMade() {
        var longest = "/run/" + "x".repeat(89);

        assertThat(read("[node]\nruntime = \"" + longest + "\"")
                        .stall()
                        .controlSocket()
                        .toString())
                .hasSize(107);
        assertThatThrownBy(() -> read("[node]\nruntime = \"" + longest + "y\""))
                .isInstanceOf(SettingsException.class)
                .hasMessageEndingWith("must be at most 94 bytes long: the path of a Unix socket in it has a limit");
    }

    @Test
    void aCapOnMediaIsNoneOrLargeEnoughForOneSmallPicture() {
        assertThat(read("").media().rateBytesMax()).isZero();
        assertThat(read("[media]\nrate-max = \"1MiB\"").media().rateBytesMax()).isEqualTo(1L << 20);
        assertThatThrownBy(() -> read("[media]\nrate-max = \"1KiB\""))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("rate-max")
                .hasMessageContaining("at least \"64KiB\"");
    }

    private static NodeConfig read(String text) {
        return NodeConfigReader.read(SettingsFile.parse("node.toml", text));
    }
}
