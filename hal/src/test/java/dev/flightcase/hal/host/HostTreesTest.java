package dev.flightcase.hal.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Sensor;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which sensors three kinds of machine have, and that each of them answers. */
class HostTreesTest {

    private static final Path DATA = Path.of("/var/lib/flightcase");

    @Test
    void aRaspberryPi4() throws Exception {
        var pi = tree("pi4");
        var sensors = pi.sensors();

        assertThat(names(sensors)).contains("under-voltage", "firmware", "mount", "disk-wait", "card", "temperature");
        assertThat(names(sensors)).doesNotContain("io-pressure"); // Its kernel was started without psi=1.
        assertThat(sensors)
                .filteredOn(sensor -> sensor.name().equals("firmware"))
                .first()
                .satisfies(firmware -> assertThat(firmware.signals()).hasSize(2));
        assertAnswers(sensors);
        assertThat(pi.commands.forks()).isZero();
    }

    @Test
    void aRaspberryPi5() throws Exception {
        var pi = tree("pi5");
        var sensors = pi.sensors();

        assertThat(names(sensors))
                .contains("under-voltage", "firmware", "mount", "disk-wait", "card", "temperature", "io-pressure");
        assertAnswers(sensors);
        assertThat(pi.commands.forks()).as("bits and socket, once each").isEqualTo(2);
    }

    @Test
    void aPcWithoutAnyOfIt() throws Exception {
        assertThat(names(tree("laptop").sensors()))
                .containsExactlyInAnyOrder("load-average", "temperature", "storage", "disk-probe");
    }

    private static void assertAnswers(List<Sensor> sensors) {
        for (var sensor : sensors) {
            assertThat(sensor.read()).as(sensor.name()).hasSameSizeAs(sensor.signals());
        }
    }

    private static List<String> names(List<Sensor> sensors) {
        return sensors.stream().map(Sensor::name).toList();
    }

    private static FakeRoot tree(String name) throws URISyntaxException {
        var resource = HostTreesTest.class.getResource("/host/" + name);
        assertThat(resource).as("recorded host " + name).isNotNull();
        return new FakeRoot(Path.of(resource.toURI()), DATA);
    }
}
