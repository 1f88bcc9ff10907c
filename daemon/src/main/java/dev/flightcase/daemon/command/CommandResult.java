package dev.flightcase.daemon.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command, the same whether it did the work by itself or the running daemon did it.
 *
 * @param exitCode one of {@link ExitCode}
 * @param lines for people: what was done, or each mistake with its place
 * @param json one JSON value for programs; null where exit code and lines say it all
 */
public record CommandResult(
        int exitCode, List<String> lines, @Nullable String json) {
    public CommandResult {
        lines = List.copyOf(lines);
    }

    public CommandResult(int exitCode, List<String> lines) {
        this(exitCode, lines, null);
    }
}
