package dev.flightcase.daemon.command;

import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.daemon.config.NodeConfigReader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --config}, the same for every command that has one. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "/etc/flightcase/node.toml",
            description = "The node's configuration (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Path file;

    Path file() {
        return file;
    }

    NodeConfig read() {
        return NodeConfigReader.read(file);
    }
}
