package dev.flightcase.uplink.wire;

import com.google.protobuf.UnsafeByteOperations;
import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.contract.commerce.AllotmentsTaken;
import dev.flightcase.contract.commerce.CatalogServed;
import dev.flightcase.contract.commerce.CommandResult;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.NodeStanding;

/** Writes reports; they are small and go uncompressed. */
public final class ReportEncoder {
    private static final int REASON_CHARS_MAX = 200;

    private ReportEncoder() {}

    public static byte[] encode(NodeReport report) {
        var message = Report.newBuilder()
                .setNode(report.node())
                .setEpoch(report.epoch())
                .setDone(report.done())
                .setAt(report.at().toEpochMilli())
                .setPaymentsThrough(report.paymentsThrough());
        report.commands().forEach(done -> message.addCommands(command(done)));
        var allotments = report.standing().allotments();
        if (allotments != null) {
            message.setAllotments(taken(allotments));
        }
        var catalog = report.standing().catalog();
        if (catalog != null) {
            message.setCatalog(CatalogServed.newBuilder()
                    .setManifest(
                            UnsafeByteOperations.unsafeWrap(catalog.manifest().buffer()))
                    .setRevision(catalog.revision()));
        }
        return message.build().toByteArray();
    }

    private static AllotmentsTaken.Builder taken(NodeStanding.AllotmentsTaken allotments) {
        var taken = AllotmentsTaken.newBuilder()
                .setEvent(Malformed.bytes(allotments.event()))
                .setVersion(allotments.version());
        allotments
                .less()
                .forEach(slice -> taken.addSlices(
                        Allotments.Slice.newBuilder().setSku(slice.sku()).setUnits(slice.units())));
        return taken;
    }

    private static CommandResult.Builder command(NodeReport.CommandDone done) {
        var result = CommandResult.newBuilder().setId(Malformed.bytes(done.id()));
        return switch (done.outcome()) {
            case CommandOutcome.Done _ -> result.setOutcome(CommandResult.Outcome.DONE);
            case CommandOutcome.Refused(String reason) ->
                result.setOutcome(CommandResult.Outcome.REFUSED)
                        .setReason(reason.substring(0, Math.min(reason.length(), REASON_CHARS_MAX)));
            case CommandOutcome.TooLate _ -> result.setOutcome(CommandResult.Outcome.TOO_LATE);
            case CommandOutcome.Unknown _ -> result.setOutcome(CommandResult.Outcome.UNKNOWN);
        };
    }
}
