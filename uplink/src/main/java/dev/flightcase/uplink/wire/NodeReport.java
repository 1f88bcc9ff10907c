package dev.flightcase.uplink.wire;

import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.NodeStanding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the node tells its hub, see {@code Report} in {@code commerce.proto}.
 *
 * @param done every entry up to this one was in a receipt
 * @param paymentsThrough number of the last payment result that is on disk; 0 for none
 */
public record NodeReport(
        String node,
        long epoch,
        long done,
        Instant at,
        List<CommandDone> commands,
        NodeStanding standing,
        long paymentsThrough) {
    public NodeReport {
        commands = List.copyOf(commands);
    }

    public record CommandDone(UUID id, CommandOutcome outcome) {}
}
