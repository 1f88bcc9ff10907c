package dev.flightcase.uplink;

import java.util.List;

/** Where the heartbeat takes its readings from. */
@FunctionalInterface
public interface MetricSource {
    /**
     * All metrics of the node as they are now, in a fixed order. Called on the heartbeat's thread at each interval and before
     * each birth; it may take locks but must not wait for networks or devices: hand out what was measured last.
     *
     * <p>The list of names and types is a promise that the birth makes to every reader, so it should not change; when it does,
     * the node gives birth again. At most {@value #METRICS_MAX} metrics. An exception costs that one interval and is counted.
     */
    List<Metric> sample();

    int METRICS_MAX = 500;
}
