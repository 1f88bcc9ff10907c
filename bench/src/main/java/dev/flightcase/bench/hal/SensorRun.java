package dev.flightcase.bench.hal;

import dev.flightcase.bench.Scratch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * One life of a {@link SensorHost}: what it used of the processor, seen from here, and what it says of its memory.
 */
record SensorRun(CpuShares cpu, ProcessFigures process) {
    /** In each, everything that is read at the default period is read once. */
    static final Duration WINDOW = Duration.ofSeconds(2);

    /**
     * Where things are and how long it takes.
     *
     * @param home of the project, below which its folder is
     * @param charger the device on which a solar charger speaks
     */
    record Plan(Path home, Path charger, int brokerPort, Duration warmUp, Duration watched, long seed) {}

    /** @throws IOException when it does not come to its end */
    static SensorRun of(Plan plan, List<String> flags) throws IOException, InterruptedException {
        try (var scratch = Scratch.of(plan.home(), "hal")) {
            PiTree.plant(scratch.make("root"));
            var log = scratch.folder().resolve("log");
            var process = new ProcessBuilder(command(plan, flags, scratch.folder()))
                    .redirectError(log.toFile())
                    .start();
            try (var said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                if (!SensorHost.WARM.equals(said.readLine())) {
                    throw new IOException("the sensing process did not begin: "
                            + Files.readString(log).strip());
                }
                var cpu = CpuShares.watch(process.pid(), WINDOW, windows(plan));
                var properties = new Properties();
                properties.load(said);
                return new SensorRun(cpu, ProcessFigures.read(properties));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** All of them end before the process collects its heap for the last time. */
    private static int windows(Plan plan) {
        return Math.max(1, (int) plan.watched().dividedBy(WINDOW) - 1);
    }

    private static List<String> command(Plan plan, List<String> flags, Path folder) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        // Nobody reads its log; what SLF4J itself says would be taken for a trouble.
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SensorHost.class.getName()));
        command.addAll(List.of(folder.toString(), plan.charger().toString(), String.valueOf(plan.brokerPort())));
        command.addAll(List.of(
                String.valueOf(plan.warmUp().toSeconds()),
                String.valueOf(plan.watched().toSeconds()),
                String.valueOf(plan.seed())));
        return command;
    }
}
