package dev.flightcase.demo.folder;

import java.nio.file.Path;

/**
 * The hub's configuration for a demo. It listens on 127.0.0.1 only.
 *
 * @param run the run directory
 * @param mqttPort of the broker
 * @param mqttTlsPort of the broker, for nodes with a certificate
 * @param pagePort of its page
 * @param relayPort where a node that is claimed reaches the broker
 * @param postgres of its own
 */
public record HubToml(Path run, int mqttPort, int mqttTlsPort, int pagePort, int relayPort, PostgresFolders postgres) {
    public String text() {
        return """
                # Written by the demo at each start.
                [hub]
                data = %s

                [broker]
                bind-address = "127.0.0.1"
                port = %d
                tls-port = %d

                [http]
                bind-address = "127.0.0.1"
                port = %d

                [claims]
                brokers = ["mqtts://127.0.0.1:%d"]

                [database]
                embedded = true
                data = %s
                programs = %s
                """.formatted(
                        Toml.string(run.resolve("hub").toString()),
                        mqttPort,
                        mqttTlsPort,
                        pagePort,
                        relayPort,
                        Toml.string(postgres.data().toString()),
                        Toml.string(postgres.programs().toString()));
    }
}
