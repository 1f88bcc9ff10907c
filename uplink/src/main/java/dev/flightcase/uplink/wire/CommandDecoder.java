package dev.flightcase.uplink.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.sparkplug.Metric;
import dev.flightcase.contract.sparkplug.Payload;

/** Reads commands. Whoever may publish to the broker can send anything here. */
public final class CommandDecoder {
    /** Sparkplug 3.0, tck-id-operational-behavior-data-commands-rebirth-name. */
    public static final String REBIRTH = "Node Control/Rebirth";

    /** A rebirth takes 40 bytes; templates, data sets and floods do not concern us. */
    public static final int COMMAND_BYTES_MAX = 4096;

    private CommandDecoder() {}

    public static NodeCommand decode(byte[] payload) {
        if (payload.length > COMMAND_BYTES_MAX) {
            return new NodeCommand.Refused("too large");
        }
        try {
            var metrics = Payload.parseFrom(payload).getMetricsList();
            return metrics.stream().anyMatch(CommandDecoder::asksForRebirth)
                    ? new NodeCommand.Rebirth()
                    : new NodeCommand.Refused("not a command of this node");
        } catch (InvalidProtocolBufferException _) {
            return new NodeCommand.Refused("not a Sparkplug payload");
        }
    }

    private static boolean asksForRebirth(Metric metric) {
        return metric.getName().equals(REBIRTH) && metric.getBooleanValue();
    }
}
