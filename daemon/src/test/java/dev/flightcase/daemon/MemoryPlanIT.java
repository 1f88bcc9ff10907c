package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node as it is shipped stays within what it says at the start. */
class MemoryPlanIT {
    private static final Pattern PART = Pattern.compile("flightcase_memory_plan_bytes\\{part=\"\\w+\"\\} (\\S+)");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    @TempDir
    private Path folder;

    @Test
    void thePeakOfTheProcessIsBelowThePlan() throws Exception {
        try (var node = NodeProcess.start(folder)) {
            double plan = PART.matcher(node.get("/metrics"))
                    .results()
                    .mapToDouble(part -> Double.parseDouble(part.group(1)))
                    .sum();
            for (int i = 0; i < 200; i++) {
                assertThat(node.get("/api/v1/health")).contains("\"score\"");
            }
            var peak = PEAK.matcher(Files.readString(Path.of("/proc/" + node.pid() + "/status")));
            assertThat(peak.find()).isTrue();

            assertThat(plan).isBetween(200e6, 1e9);
            assertThat(Long.parseLong(peak.group(1)) * 1024.0).isLessThan(plan);
        }
    }
}
