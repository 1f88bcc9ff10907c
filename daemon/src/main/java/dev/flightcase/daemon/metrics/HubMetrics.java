package dev.flightcase.daemon.metrics;

import dev.flightcase.daemon.hub.HubLine;
import dev.flightcase.daemon.hub.HubWatch;
import dev.flightcase.uplink.commerce.CommerceStatus;
import dev.flightcase.uplink.commerce.CommerceStatus.Lane;
import dev.flightcase.uplink.commerce.CommerceStatus.Lanes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What went over the line to the hub, by topic. Read when somebody asks; counts begin anew with each connection object. */
public final class HubMetrics {
    private static final Map<String, Function<Lanes, Lane>> LANES = Map.of(
            "orders", Lanes::orders,
            "reports", Lanes::reports,
            "receipts", Lanes::receipts,
            "catalog", Lanes::catalog,
            "allotments", Lanes::allotments,
            "commands", Lanes::commands);

    private HubMetrics() {}

    /** @param line and {@code watch}: the registry does not keep them alive */
    public static void register(MeterRegistry registry, HubLine line, HubWatch watch) {
        Gauge.builder("flightcase.hub.orders.waiting", watch, HubMetrics::waiting)
                .description("Orders that the hub is not known to have.")
                .register(registry);
        LANES.forEach((name, lane) -> {
            counter(registry, line, "messages", name, "Messages on a topic.", lane, Lane::messages);
            counter(registry, line, "bytes", name, "Payloads on a topic.", lane, Lane::bytes);
            counter(
                    registry,
                    line,
                    "resent",
                    name,
                    "Messages that held something that was sent before.",
                    lane,
                    Lane::resent);
        });
        count(registry, line, "connects", "Links that came up.", CommerceStatus::connects);
        count(registry, line, "failures", "Attempts that failed and links that were lost.", CommerceStatus::failures);
        count(
                registry,
                line,
                "dead.letters",
                "Messages that could not be understood or believed.",
                status -> status.trouble().deadLetters());
        count(
                registry,
                line,
                "receipt.timeouts",
                "How often no receipt came in time.",
                status -> status.trouble().receiptTimeouts());
    }

    /** Looks afresh: whoever asks for metrics may wait for the disk. */
    private static double waiting(HubWatch watch) {
        return watch.look().map(status -> (double) status.waiting().orders()).orElse(Double.NaN);
    }

    private static void counter(
            MeterRegistry registry,
            HubLine line,
            String what,
            String name,
            String says,
            Function<Lanes, Lane> lane,
            ToLongFunction<Lane> value) {
        FunctionCounter.builder(
                        "flightcase.hub." + what,
                        line,
                        from -> value(from, status -> value.applyAsLong(lane.apply(status.lanes()))))
                .description(says)
                .tag("lane", name)
                .register(registry);
    }

    private static void count(
            MeterRegistry registry, HubLine line, String what, String says, ToLongFunction<CommerceStatus> value) {
        FunctionCounter.builder("flightcase.hub." + what, line, from -> value(from, value))
                .description(says)
                .register(registry);
    }

    private static double value(HubLine line, ToLongFunction<CommerceStatus> value) {
        return line.status().map(status -> (double) value.applyAsLong(status)).orElse(0.0);
    }
}
