package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.MemoryPlan.Part;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {
    @Test
    void isTheSumOfItsParts() {
        var plan = new MemoryPlan(List.of(new Part("heap", 64, "-Xmx"), new Part("live", 36, "media.memory-max")));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        plan.tell(registry);

        assertThat(plan.total()).isEqualTo(100);
        assertThat(registry.scrape())
                .contains("flightcase_memory_plan_bytes{part=\"heap\"} 64.0", "part=\"live\"} 36.0");
    }

    @Test
    void whatHasNoLimitMakesThePlanHaveNone() {
        var plan = new MemoryPlan(List.of(new Part("heap", 64, "-Xmx"), new Part("classes", -1, "none")));

        assertThat(plan.total()).isEqualTo(Long.MAX_VALUE);
    }
}
