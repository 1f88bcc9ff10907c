package dev.flightcase.daemon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.host.Forks;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForkMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ForkMetrics metrics = new ForkMetrics(registry);

    @Test
    void programsAreCountedAndTimedByHowTheyEnded() {
        metrics.ran("vcgencmd", new Forks.Ran.Well("throttled=0x0"), Duration.ofMillis(40));
        metrics.ran("vcgencmd", new Forks.Ran.Well("throttled=0x0"), Duration.ofMillis(60));
        metrics.ran("vcgencmd", new Forks.Ran.Badly(1, "no"), Duration.ofMillis(5));
        metrics.ran("nmcli", new Forks.Ran.Late(), Duration.ofSeconds(10));
        metrics.ran("mmcli", new Forks.Ran.NotThere("mmcli cannot be run"), Duration.ZERO);

        assertThat(registry.scrape())
                .contains("flightcase_forks_seconds_count{outcome=\"well\",program=\"vcgencmd\"} 2")
                .contains("flightcase_forks_seconds_sum{outcome=\"well\",program=\"vcgencmd\"} 0.1")
                .contains("flightcase_forks_seconds_count{outcome=\"badly\",program=\"vcgencmd\"} 1")
                .contains("flightcase_forks_seconds_count{outcome=\"late\",program=\"nmcli\"} 1")
                .contains("flightcase_forks_seconds_count{outcome=\"not-there\",program=\"mmcli\"} 1");
    }
}
