package dev.flightcase.media.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts programs so that they stay behind the node and never outlive it. Each wrapper becomes the next program, so the process id is
 * that of the last:
 *
 * <ul>
 *   <li>{@code setsid}: Ctrl-C on a terminal reaches the node only, which then ends its encoders in order;
 *   <li>{@code setpriv --pdeathsig KILL} (util-linux): the kernel ends it when the <em>thread</em> that started it is gone, by
 *       {@code kill -9} of the node too (prctl(2), PR_SET_PDEATHSIG). So that thread must live as long as the program may;
 *   <li>{@code nice}: encoders give way.
 * </ul>
 */
public final class Launcher {
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/bin"));

    private final List<String> wrappers;
    private final boolean tied;

    /**
     * @param nice added to the node's own
     */
    public Launcher(int nice) {
        wrappers = new ArrayList<>();
        find("setsid").ifPresent(wrappers::add);
        var setpriv = find("setpriv");
        setpriv.ifPresent(program -> wrappers.addAll(List.of(program, "--pdeathsig", "KILL")));
        tied = setpriv.isPresent();
        if (nice > 0) {
            find("nice").ifPresent(program -> wrappers.addAll(List.of(program, "-n", Integer.toString(nice))));
        }
    }

    /** False where {@code setpriv} is missing: only systemd ends what a killed node leaves behind. */
    boolean endsThemWithTheNode() {
        return tied;
    }

    /** Nothing of the node's environment but where programs are: no proxy, no report file, no other language. */
    public ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(Lists.join(wrappers, command));
        var environment = builder.environment();
        var path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
        return builder;
    }

    /** @throws IOException if the program cannot be started; with wrappers, a missing program ends with exit code 127 instead */
    Process start(List<String> command) throws IOException {
        return builder(command).start();
    }

    private static Optional<String> find(String name) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
