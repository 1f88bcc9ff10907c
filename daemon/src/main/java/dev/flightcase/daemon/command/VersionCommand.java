package dev.flightcase.daemon.command;

import dev.flightcase.daemon.BuildInfo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What this is. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Prints version, commit and Java.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var build = BuildInfo.load();
        var out = spec.commandLine().getOut();
        if (json) {
            out.printf(
                    "{\"version\":\"%s\",\"commit\":\"%s\",\"java\":\"%s\"}%n",
                    build.version(), build.commit(), Runtime.version());
        } else {
            out.printf("flightcase %s (%s), Java %s%n", build.version(), build.commit(), Runtime.version());
        }
        return ExitCode.OK;
    }
}
