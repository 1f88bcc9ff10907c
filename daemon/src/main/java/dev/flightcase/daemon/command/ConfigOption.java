package dev.flightcase.daemon.command;

import dev.flightcase.daemon.NodeException;
import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.daemon.config.NodeConfigReader;
import java.nio.file.Files;
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

    /** Blocks on the disk. Throws {@link NodeException} when there is no such file, else what the reader throws. */
    NodeConfig read() {
        if (Files.notExists(file)) {
            throw new NodeException(
                    NodeException.Kind.CONFIGURATION,
                    file + ": there is no such file; name one with --config, node.sample.toml shows what it may hold");
        }
        return NodeConfigReader.read(file);
    }
}
