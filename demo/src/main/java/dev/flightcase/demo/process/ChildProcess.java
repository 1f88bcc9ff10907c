package dev.flightcase.demo.process;

import dev.flightcase.demo.DemoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to start one program of the demo: standard input empty, both outputs appended to one log.
 *
 * <p>The child gets a session of its own where {@code setsid} is there, so that Ctrl-C on the terminal reaches only the demo, which
 * then stops its children in order.
 *
 * @param name for messages
 * @param log appended to, made when it is missing
 * @param environment added to the demo's own
 */
public record ChildProcess(String name, Path log, Map<String, String> environment) {
    private static final @Nullable Path SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid")).stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);

    public ChildProcess {
        environment = Map.copyOf(environment);
    }

    public ChildProcess(String name, Path log) {
        this(name, log, Map.of());
    }

    /** @throws DemoException if the program is missing or cannot be started */
    public Process start(List<String> command) {
        var full = new ArrayList<String>();
        if (SETSID != null) {
            // A child of ProcessBuilder leads no process group, so setsid keeps its pid and becomes the program.
            full.add(SETSID.toString());
        }
        full.addAll(command);
        var builder = new ProcessBuilder(full)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DemoException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }
}
