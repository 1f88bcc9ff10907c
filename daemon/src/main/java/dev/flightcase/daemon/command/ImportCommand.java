package dev.flightcase.daemon.command;

import dev.flightcase.daemon.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A folder becomes the catalog, through the running daemon where there is one, else straight into its files. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a folder the catalog: catalog.csv, pictures named by SKU (TEE-1.jpg, TEE-1-2.png) and, if you like,",
            "event.toml. All of it or nothing; a running node goes on selling the old one until the new one is whole."
        })
final class ImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "DIR", description = "The folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Path folder;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var result = run(config.read());
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        if (json) {
            out.println(ResultJson.render(result));
        } else {
            result.lines().forEach(result.exitCode() == ExitCode.OK ? out::println : err::println);
        }
        return result.exitCode();
    }

    private ImportResult run(NodeConfig node) throws IOException {
        var answer = new ControlClient(node.stall().controlSocket()).importFolder(folder);
        return answer.isPresent() ? answer.get() : OfflineImport.run(node, folder.toAbsolutePath());
    }
}
