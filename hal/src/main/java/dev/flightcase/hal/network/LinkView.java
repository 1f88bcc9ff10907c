package dev.flightcase.hal.network;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A link as it was at one moment.
 *
 * @param round rounds of probes so far; 0 when it was never probed
 * @param measures of the last probes
 */
public record LinkView(Link link, Metering metering, Verdict verdict, long round, Measures measures) {

    /**
     * @param roundTrip median of the last five; null while it is not known
     * @param jitter null until two probes in a row were answered
     * @param loss share of the last fifty; NaN without any
     * @param lossAtLeast what the true share is at least, with 95 % confidence
     */
    public record Measures(
            @Nullable Duration roundTrip, @Nullable Duration jitter, double loss, double lossAtLeast) {}
}
