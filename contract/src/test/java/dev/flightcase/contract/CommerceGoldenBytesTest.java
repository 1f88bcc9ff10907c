package dev.flightcase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.contract.commerce.CatalogNews;
import dev.flightcase.contract.commerce.Command;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.contract.commerce.Signed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each {@code golden/commerce/NAME.hex} was written field by field from the numbers, without this schema; {@code NAME.txtpb} says what it means.
 * Neither may ever change: a node in its case and a hub's archive still hold such bytes.
 */
class CommerceGoldenBytesTest {
    private static final Path GOLDEN = Path.of("golden", "commerce");

    private static final Map<String, Message> KINDS = Map.ofEntries(
            Map.entry("order-batch", OrderBatch.getDefaultInstance()),
            Map.entry("order-batch-before", OrderBatch.getDefaultInstance()),
            Map.entry("receipt", Receipt.getDefaultInstance()),
            Map.entry("receipt-mark-hash", Receipt.getDefaultInstance()),
            Map.entry("report", Report.getDefaultInstance()),
            Map.entry("signed", Signed.getDefaultInstance()),
            Map.entry("catalog-news", CatalogNews.getDefaultInstance()),
            Map.entry("allotments", Allotments.getDefaultInstance()),
            Map.entry("command-resend-from", Command.getDefaultInstance()),
            Map.entry("command-push-now", Command.getDefaultInstance()),
            Map.entry("command-configuration", Command.getDefaultInstance()));

    @Test
    void everyGoldenFileIsLookedAt() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\..*", ""))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(KINDS.keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-batch",
                "order-batch-before",
                "receipt",
                "receipt-mark-hash",
                "report",
                "signed",
                "catalog-news",
                "allotments",
                "command-resend-from",
                "command-push-now",
                "command-configuration"
            })
    void goldenBytesKeepTheirMeaning(String name) throws IOException {
        Message kind = Objects.requireNonNull(KINDS.get(name));
        Message decoded = kind.getParserForType().parseFrom(golden(name));
        Message.Builder meaning = kind.newBuilderForType();
        TextFormat.merge(Files.readString(GOLDEN.resolve(name + ".txtpb")), ExtensionRegistry.newInstance(), meaning);

        assertThat(decoded).isEqualTo(meaning.build());
        assertThat(decoded.getUnknownFields().asMap()).isEmpty();
        assertThat(decoded.toByteArray()).isEqualTo(golden(name));
    }

    @Test
    void whatALaterSchemaAddsSurvivesARoundTrip() throws IOException {
        byte[] later = HexFormat.of().parseHex(HexFormat.of().formatHex(golden("receipt")) + "a20603616263");

        assertThat(Receipt.parseFrom(later).toBuilder().build().toByteArray()).isEqualTo(later);
    }

    @Test
    void theHashesAndTheChecksumOfABatchAreWhatTheSchemaSays() throws IOException, NoSuchAlgorithmException {
        OrderBatch batch = OrderBatch.parseFrom(golden("order-batch"));
        CRC32C crc = new CRC32C();
        crc.update(batch.getNode().getBytes(StandardCharsets.UTF_8));
        crc.update(ByteBuffer.allocate(16)
                .putLong(batch.getEpoch())
                .putLong(batch.getFirst())
                .flip());
        for (var order : batch.getOrdersList()) {
            byte[] record = order.getRecord().toByteArray();
            assertThat(order.getHash().toByteArray())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(record));
            for (byte[] piece : List.of(
                    order.getId().toByteArray(),
                    order.getHash().toByteArray(),
                    ByteBuffer.allocate(4).putInt(record.length).array(),
                    record)) {
                crc.update(piece);
            }
        }

        assertThat(crc.getValue()).isEqualTo(Integer.toUnsignedLong(batch.getCrc()));
    }

    private static byte[] golden(String name) throws IOException {
        return HexFormat.of()
                .parseHex(Files.readString(GOLDEN.resolve(name + ".hex")).replaceAll("\\s", ""));
    }
}
