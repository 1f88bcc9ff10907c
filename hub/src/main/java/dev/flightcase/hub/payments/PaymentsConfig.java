package dev.flightcase.hub.payments;

import java.time.Duration;
import java.util.List;

/**
 * @param gateways one for each provider
 * @param askers how many providers are asked at once, by this process
 * @param lease how long a payment is one asker's; longer than the slowest gateway may take
 */
public record PaymentsConfig(List<GatewayConfig> gateways, int askers, Duration lease) {
    /** What an answer and the way into the database may take beyond the gateway's own time. */
    public static final Duration BEYOND = Duration.ofSeconds(45);

    public PaymentsConfig {
        gateways = List.copyOf(gateways);
    }

    /** A stall takes a card every few seconds; a gateway answers in one or two: enough for some fifty stalls. */
    public static PaymentsConfig of(List<GatewayConfig> gateways) {
        var slowest = gateways.stream()
                .map(GatewayConfig::timeout)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new PaymentsConfig(gateways, 16, slowest.plus(BEYOND));
    }
}
