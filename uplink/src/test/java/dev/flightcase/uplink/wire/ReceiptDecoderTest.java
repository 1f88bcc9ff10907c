package dev.flightcase.uplink.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.flightcase.contract.commerce.Payment;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Rejected;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.PaymentResult;
import dev.flightcase.uplink.commerce.RejectedEntry;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReceiptDecoderTest {
    private static final String NODE = "fc-abcdefghij";
    private static final ByteString ID =
            ByteString.copyFrom(new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2});
    private static final ByteString HASH = ByteString.copyFrom(new byte[32]);

    @Test
    void readsAllOfIt() {
        var receipt = good(receipt(all -> all.addGaps(gap(12, 12))
                .addGaps(gap(14, 20))
                .addRejected(rejected(9).setReason(Rejected.Reason.PLACE_TAKEN))
                .addPayments(payment(3).setResult(Payment.Result.DECLINED).setReason("card expired"))));

        assertThat(receipt.news().epoch()).isEqualTo(7);
        assertThat(receipt.news().mark()).isEqualTo(10);
        assertThat(receipt.markHash()).isNull();
        assertThat(receipt.gaps()).containsExactly(new HubReceipt.Gap(12, 12), new HubReceipt.Gap(14, 20));
        assertThat(receipt.news().rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.id()).isEqualTo(new UUID(1, 2));
            assertThat(rejected.reason()).isEqualTo(RejectedEntry.Reason.PLACE_TAKEN);
        });
        assertThat(receipt.news().payments())
                .containsExactly(
                        new PaymentResult(3, new UUID(1, 2), 0, PaymentResult.Result.DECLINED, "card expired"));
    }

    @Test
    void theHashAtTheMarkHas32BytesOrIsNotSaid() {
        assertThat(good(receipt(all -> all.setMarkHash(HASH))).markHash()).isEqualTo(Bytes.owning(new byte[32]));
        assertThat(ReceiptDecoder.decode(
                        receipt(all -> all.setMarkHash(ID)).build().toByteArray(), Map.of(), NODE))
                .isInstanceOf(Parsed.Bad.class);
    }

    @Test
    void compressedOnesAreReadToo() {
        var bytes = receipt(_ -> {}).build().toByteArray();

        assertThat(ReceiptDecoder.decode(HubSide.deflate(bytes), Map.of("encoding", "deflate"), NODE))
                .isInstanceOf(Parsed.Good.class);
        assertThat(ReceiptDecoder.decode(bytes, Map.of("encoding", "identity"), NODE))
                .isInstanceOf(Parsed.Good.class);
    }

    @Test
    void whatIsNotKnownIsIgnored() {
        var unknown = UnknownFieldSet.newBuilder()
                .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();

        assertThat(good(receipt(all -> all.setUnknownFields(unknown))).news().mark())
                .isEqualTo(10);
        assertThat(good(receipt(all -> all.addRejected(rejected(9).setReasonValue(77))))
                        .news()
                        .rejected()
                        .getFirst()
                        .reason())
                .isEqualTo(RejectedEntry.Reason.OTHER);
    }

    @Test
    void paymentsEndBeforeAResultThatIsNotKnown() {
        var receipt = good(receipt(all -> all.addPayments(payment(1).setResult(Payment.Result.CAPTURED))
                .addPayments(payment(2).setResultValue(9))
                .addPayments(payment(3).setResult(Payment.Result.CAPTURED))));

        assertThat(receipt.news().payments()).extracting(PaymentResult::number).containsExactly(1L);
    }

    @Test
    void whatBreaksARuleIsRefusedWithIt() {
        assertThat(bad(receipt(all -> all.setNode("fc-other")))).isEqualTo("is for another node");
        assertThat(bad(receipt(all -> all.setEpoch(0)))).isEqualTo("has no epoch");
        assertThat(bad(receipt(all -> all.setMark(-1)))).contains("mark");
        assertThat(bad(receipt(all -> all.addGaps(gap(10, 12))))).contains("gaps in disorder");
        assertThat(bad(receipt(all -> all.addGaps(gap(13, 12))))).contains("gaps in disorder");
        assertThat(bad(receipt(all -> all.addRejected(rejected(0))))).contains("no sequence");
        assertThat(bad(receipt(all -> all.addRejected(rejected(1).setId(HASH)))))
                .contains("16 bytes");
        assertThat(bad(receipt(all -> all.addRejected(rejected(1).setHash(ID)))))
                .contains("32 bytes");
        assertThat(bad(receipt(all -> all.addPayments(payment(2)).addPayments(payment(2)))))
                .contains("payments in disorder");
        assertThat(bad(receipt(all -> all.addPayments(payment(1).setReason("x".repeat(201))))))
                .contains("long reason");
        assertThat(bad(receipt(all -> {
                    for (int i = 0; i <= ReceiptDecoder.GAPS_MAX; i++) {
                        all.addGaps(gap(20 + 2 * i, 20 + 2 * i));
                    }
                })))
                .contains("64 gaps");
        assertThat(bad(receipt(all -> {
                    for (int i = 0; i <= ReceiptDecoder.REJECTED_MAX; i++) {
                        all.addRejected(rejected(1));
                    }
                })))
                .contains("256");
    }

    @Test
    void bytesThatAreNoneAreRefused() {
        var bomb = HubSide.deflate(new byte[Encoding.INFLATED_BYTES_MAX + 1]);
        var cut = HubSide.deflate(receipt(_ -> {}).build().toByteArray());

        assertThat(why(bomb, "deflate")).contains("inflates to more");
        assertThat(why(Arrays.copyOf(cut, cut.length - 2), "deflate")).contains("ends before");
        assertThat(why(Arrays.copyOf(cut, cut.length + 1), "deflate")).contains("goes on behind");
        assertThat(why(new byte[Encoding.WIRE_BYTES_MAX + 1], "identity")).contains("more than");
        assertThat(why(new byte[] {1, 2, 3}, "identity")).contains("not a Protocol Buffers");
        assertThat(why(new byte[] {1}, "gzip")).contains("encoding");
    }

    @Test
    void spoiltBytesNeverDoMoreThanBeRefused() {
        var random = new Random(11);
        var good = receipt(
                        all -> all.addGaps(gap(12, 13)).addRejected(rejected(9)).addPayments(payment(3)))
                .build()
                .toByteArray();
        for (int i = 0; i < 20_000; i++) {
            var spoilt = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            var encoding = random.nextBoolean() ? "identity" : "deflate";

            assertThat(ReceiptDecoder.decode(spoilt, Map.of("encoding", encoding), NODE))
                    .isNotNull();
        }
    }

    private static Receipt.Builder receipt(Consumer<Receipt.Builder> more) {
        var receipt = Receipt.newBuilder().setNode(NODE).setEpoch(7).setMark(10).setIssuedAt(1_000);
        more.accept(receipt);
        return receipt;
    }

    private static Receipt.Gap gap(long first, long last) {
        return Receipt.Gap.newBuilder().setFirst(first).setLast(last).build();
    }

    private static Rejected.Builder rejected(long sequence) {
        return Rejected.newBuilder().setSequence(sequence).setId(ID).setHash(HASH);
    }

    private static Payment.Builder payment(long number) {
        return Payment.newBuilder().setNumber(number).setOrder(ID).setResult(Payment.Result.CAPTURED);
    }

    private static HubReceipt good(Receipt.Builder receipt) {
        return switch (ReceiptDecoder.decode(receipt.build().toByteArray(), Map.of(), NODE)) {
            case Parsed.Good<HubReceipt>(HubReceipt value) -> value;
            case Parsed.Bad<HubReceipt>(String why) -> throw new AssertionError(why);
        };
    }

    private static String bad(Receipt.Builder receipt) {
        return why(receipt.build().toByteArray(), "identity");
    }

    private static String why(byte[] payload, String encoding) {
        return switch (ReceiptDecoder.decode(payload, Map.of("encoding", encoding), NODE)) {
            case Parsed.Good<HubReceipt> good -> throw new AssertionError("was taken: " + good);
            case Parsed.Bad<HubReceipt>(String why) -> why;
        };
    }
}
