package dev.flightcase.daemon.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NetworkWatchTest {
    private final AtomicInteger told = new AtomicInteger();
    private Set<String> up = Set.of("eth0", "/192.0.2.7");
    private boolean failing;
    private final NetworkWatch watch = new NetworkWatch(this::networks, Duration.ofSeconds(1), told::incrementAndGet);

    @Test
    void whatIsThereAtTheStartIsNoNews() {
        watch.look();
        watch.look();

        assertThat(told).hasValue(0);
    }

    @Test
    void aNetworkThatGoesAndComesIsToldTwice() {
        watch.look();

        up = Set.of();
        watch.look();
        up = Set.of("eth0", "/192.0.2.7");
        watch.look();
        watch.look();

        assertThat(told).hasValue(2);
    }

    @Test
    void anotherAddressIsAnotherNetwork() {
        watch.look();

        up = Set.of("eth0", "/192.0.2.8");
        watch.look();

        assertThat(told).hasValue(1);
    }

    @Test
    void aLookThatFailsForgetsNothing() {
        watch.look();

        failing = true;
        watch.look();
        failing = false;
        watch.look();

        assertThat(told).hasValue(0);
    }

    private Set<String> networks() throws IOException {
        if (failing) {
            throw new IOException("an interface is gone");
        }
        return up;
    }
}
