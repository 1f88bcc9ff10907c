package dev.flightcase.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One target in a JVM of its own with a small heap, driven by Jazzer.
 *
 * @param executions inputs tried
 * @param found of these, inputs that covered something new
 * @param coverage edges of our code
 * @param crashes files, each with an input that broke something
 */
record FuzzRun(String target, long executions, long found, long coverage, List<Path> crashes) {
    private static final int HEAP_MEBIBYTES = 192;
    private static final int INPUT_BYTES_MAX = 64 * 1024;
    private static final int INPUT_SECONDS_MAX = 30;
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units: +(\\d+)");
    private static final Pattern FOUND = Pattern.compile("stat::new_units_added: +(\\d+)");
    private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+)");

    FuzzRun {
        crashes = List.copyOf(crashes);
    }

    /**
     * Blocks for that time, and some seconds.
     *
     * @param classPath with Jazzer and everything that the target needs
     * @param folder takes the log, new inputs, which the next run begins with, and crashes
     * @param seeds folder in the tree
     */
    static FuzzRun of(String target, Class<?> entry, String classPath, Path folder, Path seeds, Duration time)
            throws IOException, InterruptedException {
        var corpus = Files.createDirectories(folder.resolve("corpus"));
        var log = folder.resolve("log.txt");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEBIBYTES + "m",
                        "-XX:+UseSerialGC",
                        "-XX:MaxDirectMemorySize=32m",
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        classPath,
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + entry.getName(),
                        "--instrumentation_includes=dev.flightcase.media.**:dev.flightcase.http.**",
                        "--custom_hook_includes=dev.flightcase.media.**",
                        "--reproducer_path=" + folder,
                        "-max_total_time=" + time.toSeconds(),
                        "-max_len=" + INPUT_BYTES_MAX,
                        "-timeout=" + INPUT_SECONDS_MAX,
                        "-print_final_stats=1",
                        "-artifact_prefix=" + folder + "/",
                        corpus.toString(),
                        seeds.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(time.plus(GRACE).toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(target + " did not end; see " + log);
            }
        } finally {
            process.destroyForcibly();
        }
        return read(target, Files.readString(log), crashes(folder));
    }

    private static List<Path> crashes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("(crash|oom|timeout|leak)-.*"))
                    .sorted()
                    .toList();
        }
    }

    /** @throws IOException when it has tried nothing */
    static FuzzRun read(String target, String log, List<Path> crashes) throws IOException {
        long executions = last(EXECUTIONS, log);
        if (executions == 0 && crashes.isEmpty()) {
            throw new IOException(target + " was not fuzzed:\n" + log);
        }
        return new FuzzRun(target, executions, last(FOUND, log), last(COVERAGE, log), crashes);
    }

    private static long last(Pattern pattern, String log) {
        var values = new ArrayList<Long>(List.of(0L));
        pattern.matcher(log).results().forEach(match -> values.add(Long.parseLong(match.group(1))));
        return values.getLast();
    }
}
