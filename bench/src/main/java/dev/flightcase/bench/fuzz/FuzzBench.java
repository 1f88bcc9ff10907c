package dev.flightcase.bench.fuzz;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./flightcase bench fuzz}. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description =
                "Any bytes as fragmented media and as playlists, for so long, looking for what breaks the node. Not speed.")
public final class FuzzBench implements Callable<Integer> {
    private static final String MEDIA_SEEDS = "bench/src/main/resources/dev/flightcase/bench/fuzz/media";
    private static final String PLAYLIST_SEEDS =
            "media-proxy/src/test/resources/dev/flightcase/media/conformance/m3u8/PlaylistFuzzInputs";
    private static final List<Target> TARGETS = List.of(
            new Target("media", MediaTarget.class, MEDIA_SEEDS),
            new Target("playlist", PlaylistTarget.class, PLAYLIST_SEEDS));

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(names = "--seconds", defaultValue = "600", description = "For each target (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--quick", description = "Ten seconds each, to see that it works.")
    private boolean quick;

    @Option(names = "--only", description = "One of media and playlist (default: both).")
    private String only = "";

    /** What is fuzzed, and the folder of the tree with what it begins with. */
    private record Target(String name, Class<?> entry, String seeds) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var targets = TARGETS.stream()
                .filter(target -> only.isEmpty() || target.name().equals(only))
                .toList();
        if (targets.isEmpty() || seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--only is one of media and playlist, and --seconds positive");
        }
        var home = bench.home();
        var time = Duration.ofSeconds(quick ? 10 : seconds);
        var classPath = System.getProperty("java.class.path") + ":" + home.resolve("daemon/target/app/lib") + "/*";
        var table = new Markdown("target", "seconds", "inputs tried", "new inputs", "edges covered", "crashes");
        boolean crashed = false;
        for (var target : targets) {
            System.err.println("fuzzing " + target.name() + " for " + time.toSeconds() + " s");
            var folder =
                    Files.createDirectories(home.resolve(".flightcase/fuzz").resolve(target.name()));
            var run = FuzzRun.of(target.name(), target.entry(), classPath, folder, home.resolve(target.seeds()), time);
            crashed |= !run.crashes().isEmpty();
            table.row(
                    run.target(),
                    String.valueOf(time.toSeconds()),
                    String.valueOf(run.executions()),
                    String.valueOf(run.found()),
                    String.valueOf(run.coverage()),
                    crashes(home, run.crashes()));
        }
        Block.publish(
                home,
                "fuzz",
                table
                        + "\nEach in a JVM of its own with a heap of 192 MB; memory of media at most 1 MiB, and given back after each input.\n");
        return crashed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static String crashes(Path home, List<Path> files) {
        return files.isEmpty()
                ? "0"
                : files.size() + ": "
                        + String.join(
                                ", ",
                                files.stream()
                                        .map(file -> home.relativize(file).toString())
                                        .toList());
    }
}
