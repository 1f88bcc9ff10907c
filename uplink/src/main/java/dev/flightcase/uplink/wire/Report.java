package dev.flightcase.uplink.wire;

import dev.flightcase.uplink.Metric;
import java.time.Instant;
import java.util.List;

/**
 * The content of one Sparkplug message.
 *
 * @param sequence 0 to 255, or {@link #NO_SEQUENCE}
 * @param declares whether types and properties are said, as births do; data is understood by what its birth declared
 */
public record Report(Instant at, int sequence, List<Metric> metrics, boolean declares) {
    /** Deaths have none: Sparkplug 3.0, tck-id-payloads-ndeath-seq. */
    public static final int NO_SEQUENCE = -1;

    public Report {
        metrics = List.copyOf(metrics);
    }
}
