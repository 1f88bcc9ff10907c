package dev.flightcase.uplink.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.contract.commerce.CatalogNews;
import dev.flightcase.contract.commerce.Command;
import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.AllotmentNews;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.HubCommand;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.commerce.NodeStanding;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.commerce.OutboxKind;
import dev.flightcase.uplink.commerce.RejectedEntry;
import dev.flightcase.uplink.commerce.SealedPayment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden bytes of the contract, as this module writes and reads them. */
class GoldenCommerceTest {
    private static final Path GOLDEN = Path.of("..", "contract", "golden", "commerce");
    private static final String NODE = "fc-k5q3w7xamp";

    private final HubSide hub = new HubSide();
    private final SignedDecoder decoder = new SignedDecoder(new HubKeys(List.of(hub.publicKey())), NODE);

    @Test
    void aBatchIsWrittenToTheByte() throws IOException {
        var golden = golden("order-batch");
        var batch = OrderBatch.parseFrom(golden);
        try (var writer = new BatchWriter(NODE)) {
            writer.begin(batch.getEpoch(), batch.getFirst(), null);
            for (var order : batch.getOrdersList()) {
                assertThat(writer.add(entry(order))).isEqualTo(BatchWriter.Added.YES);
            }

            assertThat(HubSide.inflate(writer.finish().payload())).isEqualTo(golden);
        }
    }

    @Test
    void aReceiptIsRead() throws IOException {
        var receipt = good(ReceiptDecoder.decode(golden("receipt"), Map.of(), NODE));

        assertThat(receipt.news().mark()).isEqualTo(40);
        assertThat(receipt.gaps()).containsExactly(new HubReceipt.Gap(43, 44));
        assertThat(receipt.news().rejected().getFirst().reason()).isEqualTo(RejectedEntry.Reason.PLACE_TAKEN);
        assertThat(receipt.news().payments().getFirst().reason()).isEqualTo("card was refused");
    }

    @Test
    void aReceiptThatSaysWhatIsAtTheMarkIsRead() throws IOException {
        var golden = golden("receipt-mark-hash");
        var receipt = good(ReceiptDecoder.decode(golden, Map.of(), NODE));

        assertThat(receipt.markHash())
                .isEqualTo(Bytes.owning(Receipt.parseFrom(golden).getMarkHash().toByteArray()));
        assertThat(receipt.news().rejected().getFirst().reason()).isEqualTo(RejectedEntry.Reason.PLACE_TAKEN);
    }

    /** Fields come in another order there, which means the same. */
    @Test
    void aBatchThatSaysWhatItFollowsIsWritten() throws IOException {
        var batch = OrderBatch.parseFrom(golden("order-batch-before"));
        try (var writer = new BatchWriter(NODE)) {
            writer.begin(
                    batch.getEpoch(),
                    batch.getFirst(),
                    Bytes.owning(batch.getBefore().toByteArray()));
            writer.add(entry(batch.getOrders(0)));

            assertThat(OrderBatch.parseFrom(HubSide.inflate(writer.finish().payload())))
                    .isEqualTo(batch);
        }
    }

    @Test
    void aReportIsWrittenToTheByte() throws IOException {
        var report = HubSide.report(golden("report"));
        var standing = new NodeStanding(
                new NodeStanding.AllotmentsTaken(
                        uuid(report.getAllotments().getEvent()), 4, List.of(new AllotmentNews.Slice("TEE-M", 12))),
                new NodeStanding.CatalogServed(
                        Bytes.owning(report.getCatalog().getManifest().toByteArray()), 17));
        var commands = List.of(new NodeReport.CommandDone(
                uuid(report.getCommands(0).getId()), new CommandOutcome.Refused("after its time")));

        var written = HubSide.report(ReportEncoder.encode(new NodeReport(
                NODE, report.getEpoch(), 0, Instant.ofEpochMilli(report.getAt()), commands, standing, 5)));

        assertThat(written.toBuilder().clearCommands().build())
                .isEqualTo(report.toBuilder().clearCommands().build());
        assertThat(written.getCommands(0).getReason())
                .isEqualTo(report.getCommands(0).getReason());
    }

    @Test
    void whatTheHubSignsIsRead() throws IOException {
        good(decoder.catalog(hub.signed("CatalogNews", CatalogNews.parseFrom(golden("catalog-news"))), Map.of()));
        good(decoder.allotments(hub.signed("Allotments", Allotments.parseFrom(golden("allotments"))), Map.of()));

        assertThat(command("command-resend-from")).isInstanceOf(HubCommand.What.ResendFrom.class);
        assertThat(command("command-push-now")).isInstanceOf(HubCommand.What.PushNow.class);
        assertThat(command("command-configuration")).isInstanceOf(HubCommand.What.Configure.class);
    }

    private HubCommand.What command(String name) throws IOException {
        return good(decoder.command(hub.signed("Command", Command.parseFrom(golden(name))), Map.of()))
                .what();
    }

    private static OutboxEntry entry(Order order) {
        return new OutboxEntry(
                uuid(order.getId()),
                OutboxKind.valueOf(order.getKind().name()),
                order.getNumber(),
                Bytes.owning(order.getHash().toByteArray()),
                Bytes.owning(order.getRecord().toByteArray()),
                order.getTokensList().stream()
                        .map(token -> new SealedPayment(
                                token.getTender(),
                                token.getProvider(),
                                token.getScope(),
                                Instant.ofEpochMilli(token.getExpiresAt()),
                                Bytes.owning(token.getSealed().toByteArray()),
                                token.getKeyId()))
                        .toList());
    }

    private static UUID uuid(ByteString bytes) {
        var buffer = bytes.asReadOnlyByteBuffer();
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] golden(String name) throws IOException {
        return HexFormat.of()
                .parseHex(Files.readString(GOLDEN.resolve(name + ".hex")).replaceAll("\\s", ""));
    }

    private static <T> T good(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T>(T value) -> value;
            case Parsed.Bad<T>(String why) -> throw new AssertionError(why);
        };
    }
}
