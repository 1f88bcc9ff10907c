package dev.flightcase.hal.host;

import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Sensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A tree that stands for a host, and its sensors. */
final class FakeRoot {

    final FakeTime time = new FakeTime();
    final FakeCommands commands = new FakeCommands();
    private final Path root;
    private final Path data;

    FakeRoot(Path root, Path data) {
        this.root = root;
        this.data = data;
    }

    FakeRoot write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    List<Sensor> sensors() {
        return new HostSensors(new HostPaths(root, data), Duration.ofSeconds(2), time.timebase(), commands).discover();
    }

    Sensor sensor(String name) {
        return sensors().stream()
                .filter(sensor -> sensor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    boolean has(String name) {
        return sensors().stream().anyMatch(sensor -> sensor.name().equals(name));
    }

    /** The value of a signal, or why there is none. */
    static Object value(List<Sample> samples, String signal) {
        var sample = samples.stream()
                .filter(each -> each.signal().equals(signal))
                .findFirst()
                .orElseThrow();
        return switch (sample) {
            case Sample.Measured(Reading reading) -> reading.quantity().value();
            case Sample.Undefined(String _, String why) -> "undefined: " + why;
            case Sample.Failed(String _, String why) -> "failed: " + why;
        };
    }
}
