package dev.flightcase.bench.hal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A process that senses and does nothing else: {@code SensorHost FOLDER DEVICE BROKER-PORT WARM-UP SECONDS SEED}. Prints
 * a line when the warm-up is over, then {@link ProcessFigures}, and ends.
 */
final class SensorHost {
    static final String WARM = "warm";

    private SensorHost() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var folder = Path.of(args[0]);
        var charger = Path.of(args[1]);
        try (var node = new SensedNode(folder, charger, Integer.parseInt(args[2]), Long.parseLong(args[5]))) {
            TimeUnit.SECONDS.sleep(Integer.parseInt(args[3]));
            System.out.println(WARM);
            var figures = new ProcessWatch(node).watch(Duration.ofSeconds(Integer.parseInt(args[4])));
            figures.lines().forEach(System.out::println);
        }
    }
}
