package dev.flightcase.demo.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, to show why a part did not come up. Reads at most 16 kB. */
public final class LogTail {
    private static final int BYTES_MAX = 16 * 1024;

    private LogTail() {}

    /** Never fails: a log that cannot be read answers one line that says so. */
    public static List<String> lines(Path log, int max) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - BYTES_MAX);
            file.seek(start);
            var bytes = new byte[(int) Math.min(BYTES_MAX, file.length() - start)];
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - max), lines.size());
        } catch (IOException e) {
            return List.of("(cannot read " + log + ": " + e.getMessage() + ")");
        }
    }
}
