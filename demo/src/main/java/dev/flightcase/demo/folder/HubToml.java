package dev.flightcase.demo.folder;

import java.nio.file.Path;

/**
 * The hub's configuration for a demo. It listens on 127.0.0.1 only.
 *
 * @param run the run directory
 * @param mqttPort of the broker
 * @param pagePort of its page
 * @param postgres of its own
 */
public record HubToml(Path run, int mqttPort, int pagePort, PostgresFolders postgres) {
    public String text() {
        return """
                # Written by the demo at each start.
                [hub]
                data = %s

                [broker]
                bind-address = "127.0.0.1"
                port = %d

                [http]
                bind-address = "127.0.0.1"
                port = %d

                [database]
                embedded = true
                data = %s
                programs = %s
                """.formatted(
                        Toml.string(run.resolve("hub").toString()),
                        mqttPort,
                        pagePort,
                        Toml.string(postgres.data().toString()),
                        Toml.string(postgres.programs().toString()));
    }
}
