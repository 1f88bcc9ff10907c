package dev.flightcase.daemon.metrics;

import dev.flightcase.media.pipeline.EncoderState;
import dev.flightcase.media.pipeline.EncoderStatus;
import dev.flightcase.media.pipeline.PipelineSupervisor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** How the node's own encoders are. Read when somebody asks. */
public final class EncoderMetrics {
    private EncoderMetrics() {}

    /** @param encoders those of the configuration; the registry does not keep them alive */
    public static void register(MeterRegistry registry, PipelineSupervisor encoders) {
        for (var encoder : encoders.statuses()) {
            var stream = encoder.stream();
            FunctionCounter.builder(
                            "flightcase.encoder.restarts", encoders, all -> value(all, stream, EncoderStatus::restarts))
                    .description("Encoders that were ill or ended, and were started again.")
                    .tag("stream", stream)
                    .register(registry);
            for (var state : EncoderState.values()) {
                Gauge.builder(
                                "flightcase.encoder.state",
                                encoders,
                                all -> value(all, stream, status -> status.state() == state ? 1 : 0))
                        .description("1 for the state that an encoder is in.")
                        .tag("stream", stream)
                        .tag("state", state.word())
                        .register(registry);
            }
        }
    }

    private static double value(PipelineSupervisor encoders, String stream, ToDoubleFunction<EncoderStatus> value) {
        return encoders.statuses().stream()
                .filter(status -> status.stream().equals(stream))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
