package dev.flightcase.demo.folder;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The node's configuration for a demo.
 *
 * @param run the run directory
 * @param bind address to listen on
 * @param port of HTTP
 * @param tlsPort of HTTPS, with the pair that {@link SelfSigned} has made
 * @param streamKey password of the encoder
 * @param operatorPin six digits
 * @param brokerPort of the uplink, on 127.0.0.1; empty for a node that learns its brokers from a claim
 */
public record NodeToml(
        Path run,
        String bind,
        int port,
        int tlsPort,
        String streamKey,
        String operatorPin,
        Optional<Integer> brokerPort) {
    public String text() {
        return """
                # Written by the demo at each start.
                [node]
                name = "Demo stall"
                data = %s
                runtime = %s

                [http]
                bind-address = "%s"
                port = %d
                tls-port = %d
                certificate = %s
                key = %s
                hosts = []

                [access]
                operator-pin = "%s"
                # The printed code stays good as long as anybody watches a demo; a thousand buyers have a phone each.
                code-lifetime = "24h"
                devices-max = 2000

                [[media.stream]]
                name = "demo"
                key = %s

                [hal]
                board = "simulated"

                [uplink]
                brokers = [%s]
                interval = "2s"
                """.formatted(
                        Toml.string(run.resolve("node").toString()),
                        Toml.string(run.resolve("run").toString()),
                        bind,
                        port,
                        tlsPort,
                        Toml.string(run.resolve(SelfSigned.CERTIFICATE).toString()),
                        Toml.string(run.resolve(SelfSigned.KEY).toString()),
                        operatorPin,
                        Toml.string(streamKey),
                        brokerPort.map(at -> "\"mqtt://127.0.0.1:" + at + "\"").orElse(""));
    }
}
