package dev.flightcase.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void addsSamplesOfOneNameOverTheirLabels() {
        var metrics = Metrics.parse("""
                # HELP sold_total Sales
                # TYPE sold_total counter
                sold_total{kind="cash",note="a } b"} 3.0
                sold_total{kind="card"} 4.0
                up 1
                heat_celsius 41.5 1763755200000
                limit +Inf
                """);

        assertThat(metrics.whole("sold_total")).isEqualTo(7);
        assertThat(metrics.whole("up")).isEqualTo(1);
        assertThat(metrics.whole("heat_celsius")).isEqualTo(42);
        assertThat(metrics.whole("absent")).isZero();
    }

    @Test
    void leavesOutWhatIsNoSample() {
        assertThat(Metrics.parse("<html>\nno number here\n{x} 1\n\nname{ 5").sums())
                .isEmpty();
    }
}
