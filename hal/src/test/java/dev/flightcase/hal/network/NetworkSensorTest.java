package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Signal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetworkSensorTest {
    private final FakeTime time = new FakeTime();
    private NetworkView view = new NetworkView(0, List.of(), null, new Choice.Stay(null, ""), "", 0);
    private final NetworkSensor sensor =
            new NetworkSensor(List.of("eth0"), () -> view, Duration.ofSeconds(2), time.timebase());

    @Test
    void aLinkThatIsNotThereIsInState0() {
        var samples = read();

        assertThat(value(samples, "network.eth0.state")).isZero();
        assertThat(samples.get("network.eth0.rtt")).isInstanceOf(Sample.Undefined.class);
        assertThat(value(samples, "network.uplink")).isZero();
    }

    @Test
    void tellsWhatProbesFound() {
        view = new NetworkView(
                0, List.of(eth0(Duration.ofMillis(25), 0.04)), "eth0", new Choice.Stay("eth0", ""), "", 4711);

        var samples = read();

        assertThat(value(samples, "network.eth0.state")).isEqualTo(6);
        assertThat(value(samples, "network.eth0.rtt")).isEqualTo(0.025);
        assertThat(value(samples, "network.eth0.loss")).isEqualTo(4.0);
        assertThat(samples.get("network.eth0.jitter")).isInstanceOf(Sample.Undefined.class);
        assertThat(value(samples, "network.uplink")).isEqualTo(3);
        assertThat(value(samples, "network.probe-bytes")).isEqualTo(4711);
    }

    @Test
    void lossThatIsNotKnownIsNotZero() {
        view = new NetworkView(0, List.of(eth0(null, Double.NaN)), null, new Choice.Stay(null, ""), "", 0);

        assertThat(read().get("network.eth0.loss")).isInstanceOf(Sample.Undefined.class);
    }

    @Test
    void aWatchThatHangsIsAFailureOfAllSignals() {
        time.advance(Duration.ofSeconds(16));

        assertThat(read().values()).hasSize(6).allMatch(Sample.Failed.class::isInstance);
    }

    @Test
    void givesWhatItPromises() {
        assertThat(read().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        sensor.signals().stream().map(Signal::name).toList());
    }

    private static LinkView eth0(@Nullable Duration roundTrip, double loss) {
        var gateway = InetAddress.ofLiteral("10.0.0.1");
        var link = new Link(
                "eth0",
                3,
                LinkKind.ETHERNET,
                true,
                List.of(InetAddress.ofLiteral("10.0.0.2")),
                List.of(new DefaultRoute("eth0", gateway, 100)),
                new Resolvers(List.of(gateway), "the gateway", false));
        return new LinkView(
                link,
                Metering.UNMETERED_GUESSED,
                new Verdict(Reach.FULL, "."),
                7,
                new LinkView.Measures(roundTrip, null, loss, 0));
    }

    private Map<String, Sample> read() {
        return sensor.read().stream().collect(Collectors.toMap(Sample::signal, sample -> sample));
    }

    private static double value(Map<String, Sample> samples, String signal) {
        return samples.get(signal) instanceof Sample.Measured(var reading)
                ? reading.quantity().value()
                : Double.NaN;
    }
}
