package dev.flightcase.uplink.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.contract.commerce.CommandResult.Outcome;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.NodeStanding;
import dev.flightcase.uplink.wire.NodeReport.CommandDone;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportEncoderTest {
    @Test
    void saysAllOfIt() {
        var standing = new NodeStanding(
                new NodeStanding.AllotmentsTaken(new UUID(1, 2), 6, List.of(new AllotmentNews.Slice("shirt", 12))),
                new NodeStanding.CatalogServed(Bytes.owning(new byte[32]), 3));
        var commands = List.of(
                new CommandDone(new UUID(0, 1), new CommandOutcome.Done()),
                new CommandDone(new UUID(0, 2), new CommandOutcome.Refused("x".repeat(500))),
                new CommandDone(new UUID(0, 3), new CommandOutcome.TooLate()),
                new CommandDone(new UUID(0, 4), new CommandOutcome.Unknown()));

        var report = HubSide.report(ReportEncoder.encode(
                new NodeReport("fc-abcdefghij", 9, 40, Instant.ofEpochMilli(77), commands, standing, 5)));

        assertThat(report.getNode()).isEqualTo("fc-abcdefghij");
        assertThat(report.getEpoch()).isEqualTo(9);
        assertThat(report.getAt()).isEqualTo(77);
        assertThat(report.getPaymentsThrough()).isEqualTo(5);
        assertThat(report.getCommandsList())
                .extracting(one -> one.getOutcome())
                .containsExactly(Outcome.DONE, Outcome.REFUSED, Outcome.TOO_LATE, Outcome.UNKNOWN);
        assertThat(report.getCommands(1).getReason()).hasSize(200);
        assertThat(report.getAllotments().getVersion()).isEqualTo(6);
        assertThat(report.getAllotments().getSlices(0).getUnits()).isEqualTo(12);
        assertThat(report.getCatalog().getRevision()).isEqualTo(3);
    }

    @Test
    void whatIsNotThereIsNotSaid() {
        var report = HubSide.report(ReportEncoder.encode(
                new NodeReport("fc-abcdefghij", 9, 40, Instant.EPOCH, List.of(), NodeStanding.NONE, 0)));

        assertThat(report.hasAllotments()).isFalse();
        assertThat(report.hasCatalog()).isFalse();
    }
}
