package dev.flightcase.daemon.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.network.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StallLifeTest {
    private final long[] now = {-5};
    private final long[] revision = {7};

    @ParameterizedTest
    @CsvSource({
        "mqtt://hub.example:1899, hub.example, 1899",
        "mqtt://hub.example, hub.example, 1883",
        "mqtts://hub.example, hub.example, 8883",
        "mqtts://[2001:db8::1]:8883, 2001:db8::1, 8883",
    })
    void theBrokerIsWhatIsToBeReached(URI uri, String host, int port) {
        assertThat(life(uri).broker()).contains(new Endpoint(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt://127.0.0.1:1883", "mqtt://localhost:1883", "mqtt://[::1]:1883"})
    void aBrokerOnThisMachineIsBehindNoLink(URI uri) {
        assertThat(life(uri).broker()).isEmpty();
    }

    @Test
    void aStockThatMovesIsACheckoutForAWhile() {
        var life = life(URI.create("mqtt://hub.example"));
        assertThat(life.checkoutIsOpen()).isFalse();

        revision[0]++;
        assertThat(life.checkoutIsOpen()).isTrue();
        now[0] += Duration.ofSeconds(19).toNanos();
        assertThat(life.checkoutIsOpen()).isTrue();
        now[0] += Duration.ofSeconds(1).toNanos();
        assertThat(life.checkoutIsOpen()).isFalse();
    }

    private StallLife life(URI broker) {
        return new StallLife(() -> Optional.of(broker), () -> false, () -> revision[0], () -> now[0]);
    }
}
