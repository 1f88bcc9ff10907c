package dev.flightcase.hal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostSensorsTest {

    private final FakeTime time = new FakeTime();
    private final FakeCommands commands = new FakeCommands();

    @TempDir
    private Path temporary;

    @Test
    void readsARaspberryPi() throws Exception {
        var sensors = discover(tree("pi4"), temporary);

        assertThat(value(sensors, Signals.MEMORY_AVAILABLE)).isEqualTo(1421904L * 1024);
        assertThat(value(sensors, Signals.MEMORY_AVAILABLE_SHARE)).isCloseTo(75.0, within(0.01));
        assertThat(value(sensors, Signals.LOAD_AVERAGE)).isEqualTo(0.42);
        assertThat(value(sensors, Signals.UPTIME)).isEqualTo(86432.17);
        assertThat(value(sensors, Signals.PROCESS_MEMORY)).isEqualTo(142336L * 1024);
        assertThat(value(sensors, Signals.TCP_SACK)).isEqualTo(1);
        assertThat(value(sensors, Signals.TCP_ECN)).isEqualTo(2);
    }

    @Test
    void knowsTheProcessorByWhatItsZoneSays() throws Exception {
        var reading = reading(discover(tree("pi4"), temporary), Signals.TEMPERATURE);

        assertThat(reading.quantity().value()).isEqualTo(64.277);
        assertThat(reading.source()).isEqualTo("/sys/class/thermal/thermal_zone1/temp");
    }

    @Test
    void theHottestZoneIsNamedAndZonesThatSayNothingAreLeftOut() throws Exception {
        zone(0, "cpu-thermal", "64277");
        zone(1, "wifi", "71000");
        zone(2, "charger", "-1");
        zone(3, "nonsense", "999000");
        zone(10, "gpu", "");

        var reading = reading(discover(temporary, temporary), Signals.HOTTEST_ZONE);

        assertThat(reading.quantity().value()).isEqualTo(71.0);
        assertThat(reading.source()).isEqualTo("wifi, /sys/class/thermal/thermal_zone1");
        assertThat(value(discover(temporary, temporary), Signals.TEMPERATURE)).isEqualTo(64.277);
    }

    @Test
    void ofManyZonesTheFirst32AreRead() throws Exception {
        for (int i = 0; i < 40; i++) {
            zone(i, "zone-" + i, String.valueOf(1000 * (20 + i)));
        }

        assertThat(value(discover(temporary, temporary), Signals.HOTTEST_ZONE)).isEqualTo(51.0);
    }

    private void zone(int number, String type, String temp) throws IOException {
        write("sys/class/thermal/thermal_zone" + number + "/type", type + "\n");
        write("sys/class/thermal/thermal_zone" + number + "/temp", temp + "\n");
    }

    @Test
    void takesHwmonWhereThereIsNoThermalZone() throws Exception {
        var reading = reading(discover(tree("laptop"), temporary), Signals.TEMPERATURE);

        assertThat(reading.quantity().value()).isEqualTo(47.25);
        assertThat(reading.source()).isEqualTo("/sys/class/hwmon/hwmon10/temp1_input");
    }

    @Test
    void whatIsAbsentGivesNoSignal() throws Exception {
        var laptop = discover(tree("laptop"), temporary);
        var nothing = discover(temporary, temporary);

        assertThat(signals(laptop))
                .containsExactlyInAnyOrder(
                        Signals.LOAD_AVERAGE,
                        Signals.TEMPERATURE,
                        Signals.STORAGE_FREE,
                        Signals.STORAGE_FREE_SHARE,
                        Signals.PROBE_TIME,
                        Signals.PROBE_INTACT);
        assertThat(signals(nothing))
                .containsExactlyInAnyOrder(
                        Signals.STORAGE_FREE, Signals.STORAGE_FREE_SHARE, Signals.PROBE_TIME, Signals.PROBE_INTACT);
        assertThat(commands.forks()).isZero();
    }

    @Test
    void garbageIsAFailureOfEverySignalOfTheFile() throws Exception {
        var sensors = discover(tree("garbage"), temporary).stream()
                .filter(sensor -> !List.of("storage", "disk-probe").contains(sensor.name()))
                .toList();

        assertThat(sensors).hasSize(9);
        for (var sensor : sensors) {
            assertThat(sensor.read())
                    .as(sensor.name())
                    .hasSameSizeAs(sensor.signals())
                    .allSatisfy(sample -> assertThat(sample).isInstanceOf(Sample.Failed.class));
        }
    }

    @Test
    void aFailureSaysWhichFileAndWhatIsInIt() throws Exception {
        var sample = sensor(discover(tree("garbage"), temporary), Signals.CPU_LOAD)
                .read()
                .getFirst();

        assertThat(sample).isEqualTo(new Sample.Failed(Signals.CPU_LOAD, "/proc/stat: \"two\" is no whole number"));
    }

    @Test
    void aFileThatGoesAwayIsAFailureAndComesBack() throws Exception {
        var file = write("proc/loadavg", "0.10 0 0 1/1 1");
        var sensor = sensor(discover(temporary, temporary), Signals.LOAD_AVERAGE);

        Files.delete(file);
        assertThat(sensor.read()).hasOnlyElementsOfType(Sample.Failed.class).hasSize(1);

        write("proc/loadavg", "0.20 0 0 1/1 1");
        assertThat(sensor.read()).hasOnlyElementsOfType(Sample.Measured.class).hasSize(1);
    }

    @Test
    void cpuLoadIsWhatTheCountersGained() throws Exception {
        write("proc/stat", "cpu  1000 0 500 8000 500 0 0 0 0 0\n");
        var sensor = sensor(discover(temporary, temporary), Signals.CPU_LOAD);
        assertThat(sensor.read()).containsExactly(new Sample.Undefined(Signals.CPU_LOAD, "needs two readings"));

        write("proc/stat", "cpu  1020 0 505 8070 505 0 0 0 99 0\n");
        assertThat(measured(sensor).quantity().value()).isEqualTo(25.0);

        assertThat(sensor.read()).containsExactly(new Sample.Undefined(Signals.CPU_LOAD, "counters have not moved"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu  900 0 400 8100 490 0 0 0 0 0", "cpu 1100 0 600 0 0", "cpu  1 2 3 4"})
    void cpuLoadStaysBetween0And100WhenCountersFall(String line) throws Exception {
        write("proc/stat", "cpu  1000 0 500 8000 500 0 0 0 0 0\n");
        var sensor = sensor(discover(temporary, temporary), Signals.CPU_LOAD);
        sensor.read();
        write("proc/stat", line);

        for (var sample : sensor.read()) {
            if (sample instanceof Sample.Measured(Reading reading)) {
                assertThat(reading.quantity().value()).isBetween(0.0, 100.0);
            } else {
                assertThat(sample).isInstanceOf(Sample.Undefined.class);
            }
        }
    }

    @Test
    void aHugeOrBinaryFileIsReadUpToABoundOnly() throws Exception {
        var file = write("proc/meminfo", "");
        Files.write(file, new byte[1024 * 1024]);

        var samples =
                sensor(discover(temporary, temporary), Signals.MEMORY_AVAILABLE).read();

        assertThat(samples).hasOnlyElementsOfType(Sample.Failed.class).hasSize(2);
    }

    @Test
    void aSizeBeyondAllNumbersIsAFailure() throws Exception {
        write("proc/meminfo", "MemTotal: 9223372036854775807 kB\nMemAvailable: 1 kB\n");

        var samples =
                sensor(discover(temporary, temporary), Signals.MEMORY_AVAILABLE).read();

        assertThat(samples).hasOnlyElementsOfType(Sample.Failed.class);
    }

    @Test
    void storageIsWhatTheFileSystemOfTheDataSays() throws Exception {
        var sensors = discover(temporary, temporary);

        assertThat(value(sensors, Signals.STORAGE_FREE)).isPositive();
        assertThat(value(sensors, Signals.STORAGE_FREE_SHARE)).isBetween(0.0, 100.0);
    }

    @Test
    void storageOfADirectoryThatIsGoneIsAFailure() throws Exception {
        var samples = sensor(discover(temporary, temporary.resolve("gone")), Signals.STORAGE_FREE)
                .read();

        assertThat(samples).hasOnlyElementsOfType(Sample.Failed.class).hasSize(2);
    }

    @Test
    void readsThisVeryHost() {
        for (var sensor : discover(Path.of("/"), temporary)) {
            assertThat(sensor.read()).as(sensor.name()).hasSameSizeAs(sensor.signals());
        }
    }

    private List<Sensor> discover(Path root, Path data) {
        return new HostSensors(new HostPaths(root, data), Duration.ofSeconds(2), time.timebase(), commands).discover();
    }

    private static Path tree(String name) throws URISyntaxException {
        var resource = HostSensorsTest.class.getResource("/host/" + name);
        assertThat(resource).as("recorded host " + name).isNotNull();
        return Path.of(resource.toURI());
    }

    private Path write(String path, String text) throws IOException {
        var file = temporary.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> signals(List<Sensor> sensors) {
        return sensors.stream()
                .flatMap(sensor -> sensor.signals().stream())
                .map(Signal::name)
                .toList();
    }

    private static Sensor sensor(List<Sensor> sensors, String signal) {
        return sensors.stream()
                .filter(sensor -> signals(List.of(sensor)).contains(signal))
                .findFirst()
                .orElseThrow();
    }

    private static Reading reading(List<Sensor> sensors, String signal) {
        return sensor(sensors, signal).read().stream()
                .map(sample -> ((Sample.Measured) sample).reading())
                .filter(reading -> reading.signal().equals(signal))
                .findFirst()
                .orElseThrow();
    }

    private static Reading measured(Sensor sensor) {
        return ((Sample.Measured) sensor.read().getFirst()).reading();
    }

    private static double value(List<Sensor> sensors, String signal) {
        return reading(sensors, signal).quantity().value();
    }
}
