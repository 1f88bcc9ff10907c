package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.hub.allotments.StockPolicy;
import dev.flightcase.hub.allotments.StockPolicy.Oversold;
import dev.flightcase.hub.allotments.StockPolicy.ReturnedSlice;
import dev.flightcase.hub.database.DatabaseAddress;
import dev.flightcase.hub.database.DatabaseConfig;
import dev.flightcase.hub.mqtt.BrokerAddress;
import dev.flightcase.hub.payments.GatewayConfig;
import dev.flightcase.hub.payments.PaymentsConfig;
import dev.flightcase.hub.worker.WorkerConfig;
import dev.flightcase.settings.SettingsException;
import dev.flightcase.settings.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
                [database]
                url = "postgresql://db.example:5432/hub?sslmode=verify-full"
                user = "hub"
                password = "secret-word"
                connections-max = 9
                [workers]
                count = 0
                receive-max = 1
                retry-max = "1s"
                [reconcile]
                returned-slice = "keep"
                oversold = "raise-pool"
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
        assertThat(config.external()).isEmpty();
        assertThat(config.ledger())
                .isEqualTo(new LedgerConfig(
                        new DatabaseConfig.External(new DatabaseAddress(
                                "jdbc:postgresql://db.example:5432/hub?sslmode=verify-full", "hub", "secret-word")),
                        9,
                        new WorkerConfig(0, 1, Duration.ofSeconds(1)),
                        PaymentsConfig.of(List.of()),
                        new StockPolicy(ReturnedSlice.KEEP, Oversold.RAISE_POOL)));
        assertThat(config.toString()).doesNotContain("secret-word");
    }

    @Test
    void theEmbeddedDatabaseLivesWhereTheHubDoes() {
        assertThat(read("[hub]\ndata = \"/srv/hub\"").ledger().database())
                .isEqualTo(new DatabaseConfig.Embedded(
                        Path.of("/srv/hub/postgres"), Path.of("/srv/hub/postgres/programs")));
        assertThat(read("[database]\nprograms = \"/opt/pg\"").ledger().database())
                .isEqualTo(
                        new DatabaseConfig.Embedded(Path.of("/var/lib/flightcase-hub/postgres"), Path.of("/opt/pg")));
    }

    @Test
    void eachProviderHasAGatewayOfItsOwn() {
        var config = read("""
                [payments.pay]
                url = "https://pay.example/captures"
                secret = "secret-word"
                [payments.other-1]
                url = "http://127.0.0.1:9000"
                timeout = "2s"
                """);

        assertThat(config.ledger().payments().gateways())
                .containsExactlyInAnyOrder(
                        new GatewayConfig(
                                "pay",
                                URI.create("https://pay.example/captures"),
                                "secret-word",
                                Duration.ofSeconds(15)),
                        new GatewayConfig("other-1", URI.create("http://127.0.0.1:9000"), "", Duration.ofSeconds(2)));
        assertThat(config.toString()).doesNotContain("secret-word");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port = 0|false",
                "bind-address = \"127.0.0.2\"|false",
                "bind-address = \"::1\"|false",
                "bind-address = \"localhost\"|false",
                "bind-address = \"0.0.0.0\"|true",
                "bind-address = \"192.168.1.5\"|true",
                "hosts = [\"hub.example\"]|true"
            })
    void whereOthersReachThePageTheyLogIn(String line, boolean login) {
        assertThat(read("[http]\n" + line).needsLogin()).isEqualTo(login);
        assertThat(read("[http]\n" + line + "\n[operator]\nlogin = \"always\"").needsLogin())
                .isTrue();
    }

    @Test
    void tokensGoToNoGatewayInTheClear() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read("[payments.pay]\nurl = \"http://pay.example/captures\""))
                .withMessageContaining("payments.pay.url")
                .withMessageContaining("http only on this machine");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read("[payments.pay]\nsecret = \"secret-word\""))
                .withMessageContaining("payments.pay.url")
                .withMessageNotContaining("secret-word");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read("[payments.Pay]\nurl = \"https://pay.example\""))
                .withMessageContaining("must be the name of a provider");
    }

    @Test
    void aBrokerOfOnesOwnReplacesTheEmbeddedOne() {
        var config = read("[broker]\nurl = \"mqtts://mq.example\"\nuser = \"hub\"\npassword = \"secret-word\"");

        assertThat(config.external())
                .contains(new BrokerAddress(URI.create("mqtts://mq.example"), "hub", "secret-word"));
        assertThat(config.toString()).doesNotContain("secret-word");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[hub] data = 'here'                   | hub.data            | absolute path",
                "[broker] bind-address = 'localhost'   | broker.bind-address | must be an IP address",
                "[broker] bind-address = '<x/>'        | broker.bind-address | must be an IP address",
                "[broker] port = 65536                 | broker.port         | between 0 and 65535",
                "[reconcile] oversold = 'keep'          | reconcile.oversold  | must be \"ask\" or \"raise-pool\"",
                "[broker] packet-max = '1B'            | broker.packet-max   | between 1KiB and 16MiB",
                "[broker] url = 'http://x'             | broker.url          | must be mqtt://host:port",
                "[broker] embedded = false             | broker.url          | must be set when embedded is false",
                "[database] embedded = false           | database.url        | must be set when embedded is false",
                "[database] url = 'mysql://x/y'        | database.url        | must be postgresql://host:port/database",
                "[database] url = 'postgresql://x/y?password=z' | database.url | must not hold user or password",
                "[workers] count = 65                  | workers.count       | between 0 and 64",
                "[http] prt = 1                        | http.prt            | did you mean port?",
                "[nodes] rebirth-gap = 5               | nodes.rebirth-gap   | must be a",
            })
    void aMistakeNamesKeyAndRule(String line, String key, String rule) {
        assertThatThrownBy(() -> read(line.replace('\'', '"').replace("] ", "]\n")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(rule);
    }

    @Test
    void embeddedAndAUrlContradictEachOther() {
        assertThatThrownBy(() -> read("[database]\nembedded = true\nurl = \"postgresql://x/y\""))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("database.url")
                .hasMessageContaining("must be empty while embedded is true");
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
