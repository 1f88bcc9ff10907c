package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.host.Forks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshSensorTest {
    private final FakeTime time = new FakeTime();
    private Forks.Ran answer = new Forks.Ran.Well("[]");
    private final MeshSensor sensor = new MeshSensor("bat0", new Batctl(_ -> answer), time.timebase());

    @Test
    void countsThoseThatAreHeardAndTellsHowWellTheBest() {
        answer = new Forks.Ran.Well("""
                [{"neigh_address":"02:00:00:00:00:01","last_seen_msecs":200,"tq":204},
                 {"neigh_address":"02:00:00:00:00:02","last_seen_msecs":900,"tq":102},
                 {"neigh_address":"02:00:00:00:00:03","last_seen_msecs":9000,"tq":255}]""");

        assertThat(values()).containsExactly("network.bat0.neighbours 2.0", "network.bat0.quality 80.0 %");
    }

    @Test
    void aMeshThatTellsThroughputHasNoQuality() {
        answer = new Forks.Ran.Well("""
                [{"neigh_address":"02:00:00:00:00:01","last_seen_msecs":200,"throughput":54000}]""");

        assertThat(sensor.read()).contains(new Sample.Undefined("network.bat0.quality", "this mesh tells no quality"));
        assertThat(values()).containsExactly("network.bat0.neighbours 1.0");
    }

    @Test
    void aMeshWhereNobodyIsHeardIsNoFailure() {
        assertThat(values()).containsExactly("network.bat0.neighbours 0.0");
        assertThat(sensor.read()).contains(new Sample.Undefined("network.bat0.quality", "nobody is heard"));
    }

    @Test
    void aProgramThatIsNotThereIsAFailureThatSaysSo() {
        answer = new Forks.Ran.NotThere("batctl cannot be run");

        assertThat(sensor.read())
                .hasSize(2)
                .allSatisfy(sample -> assertThat(((Sample.Failed) sample).why()).isEqualTo("batctl cannot be run"));
    }

    @Test
    void aMachineWithoutASecondRadioSaysSo(@TempDir Path root) {
        var radio = new MeshRadioSensor(new LinkReader(root, _ -> List.of()), time.timebase());

        assertThat(radio.read())
                .singleElement()
                .satisfies(sample -> assertThat(
                                ((Sample.Measured) sample).reading().quantity().value())
                        .isZero());
    }

    private List<String> values() {
        return sensor.read().stream()
                .filter(Sample.Measured.class::isInstance)
                .map(sample -> ((Sample.Measured) sample).reading())
                .map(reading -> reading.signal() + " " + reading.quantity())
                .toList();
    }
}
