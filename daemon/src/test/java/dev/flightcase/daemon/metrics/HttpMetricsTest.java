package dev.flightcase.daemon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.HttpObserver.Finished;
import dev.flightcase.http.Method;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpMetricsTest {
    private static final String ORDERS = "/api/v1/orders";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpMetrics metrics = new HttpMetrics(registry);

    @Test
    void anAcknowledgedOrderIsCountedInItsHistogram() {
        finished(ORDERS, Method.POST, 201, Duration.ofMillis(12));
        finished(ORDERS, Method.POST, 201, Duration.ofMillis(60));

        assertThat(registry.scrape())
                .contains("flightcase_checkout_answer_seconds_bucket{request=\"order\",le=\"0.01\"} 0")
                .contains("flightcase_checkout_answer_seconds_bucket{request=\"order\",le=\"0.015\"} 1")
                .contains("flightcase_checkout_answer_seconds_bucket{request=\"order\",le=\"0.1\"} 2")
                .contains("flightcase_checkout_answer_seconds_bucket{request=\"order\",le=\"+Inf\"} 2")
                .contains("flightcase_checkout_answer_seconds_count{request=\"hold\"} 0");
    }

    @Test
    void whatIsNotAcknowledgedOrOnlyReadIsNotInIt() {
        finished(ORDERS, Method.POST, 409, Duration.ofMillis(1));
        finished(ORDERS, Method.POST, Finished.CLIENT_LEFT, Duration.ofMillis(1));
        finished(ORDERS, Method.GET, 200, Duration.ofMillis(1));
        finished("/api/v1/stock", Method.GET, 200, Duration.ofMillis(1));

        assertThat(registry.scrape())
                .contains("flightcase_checkout_answer_seconds_count{request=\"order\"} 0")
                .contains("flightcase_http_requests_seconds_count{method=\"POST\",route=\"" + ORDERS
                        + "\",status=\"409\"} 1");
    }

    private void finished(String route, Method method, int status, Duration took) {
        metrics.requestFinished(new Finished(route, method, status, 10, took.toNanos()));
    }
}
