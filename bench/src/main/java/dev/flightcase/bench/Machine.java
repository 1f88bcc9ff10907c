package dev.flightcase.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where and of what something was measured: the heading of every table. */
public final class Machine {
    private Machine() {}

    public static String describe(Path home) throws IOException {
        return "commit %s, %s, Java %s, %d cores of %s (%s), %s"
                .formatted(
                        commit(home),
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        cpu(),
                        System.getProperty("os.arch"),
                        kernel());
    }

    private static String commit(Path home) throws IOException {
        var process = new ProcessBuilder("git", "-C", home.toString(), "describe", "--always", "--dirty")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "unknown" : text;
    }

    private static String cpu() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name") || line.startsWith("Model"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
    }

    private static String kernel() throws IOException {
        return "Linux "
                + Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
    }
}
