package dev.flightcase.daemon.command;

import java.util.List;

/**
 * What came of an import, in words: the same whether a command did it by itself or the running daemon did it.
 *
 * @param exitCode one of {@link ExitCode}
 * @param lines for people: what was done, or each mistake with its place
 */
public record ImportResult(int exitCode, List<String> lines) {
    public ImportResult {
        lines = List.copyOf(lines);
    }
}
