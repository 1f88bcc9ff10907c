package dev.flightcase.daemon.config;

import dev.flightcase.daemon.preflight.PreflightConfig;
import dev.flightcase.settings.Section;
import java.time.Duration;

/** Keys {@code preflight.*}. */
final class PreflightSection {
    private PreflightSection() {}

    static PreflightConfig read(Section section) {
        var defaults = PreflightConfig.defaults();
        return new PreflightConfig(
                section.duration("timeout", defaults.timeout(), Duration.ofSeconds(1), Duration.ofMinutes(5)),
                section.integer("warm-products", defaults.warmProducts(), 1, 1000),
                section.integer("orders-per-hour", defaults.ordersPerHour(), 1, 1_000_000));
    }
}
