package dev.flightcase.daemon.command;

import dev.flightcase.daemon.BuildInfo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
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
            out.println(text(build));
        }
        return ExitCode.OK;
    }

    private static String text(BuildInfo build) {
        return "flightcase %s (%s), Java %s".formatted(build.version(), build.commit(), Runtime.version());
    }

    /** The same for {@code flightcase --version}. */
    static final class Text implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {text(BuildInfo.load())};
        }
    }
}
