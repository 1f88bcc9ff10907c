package dev.flightcase.hub.nodes;

import dev.flightcase.contract.sparkplug.DataType;
import dev.flightcase.contract.sparkplug.Metric;
import dev.flightcase.contract.sparkplug.Payload;
import java.time.Instant;

/** The command to a node to say everything again (Sparkplug 3.0 §6.4.22). */
public final class RebirthCommand {
    private RebirthCommand() {}

    public static byte[] at(Instant now) {
        return Payload.newBuilder()
                .setTimestamp(now.toEpochMilli())
                .addMetrics(Metric.newBuilder()
                        .setName("Node Control/Rebirth")
                        .setTimestamp(now.toEpochMilli())
                        .setDatatype(DataType.BOOLEAN.getNumber())
                        .setBooleanValue(true))
                .build()
                .toByteArray();
    }
}
