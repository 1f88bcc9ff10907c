package dev.flightcase.uplink.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.Payment;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Rejected;
import dev.flightcase.uplink.commerce.PaymentResult;
import dev.flightcase.uplink.commerce.ReceiptNews;
import dev.flightcase.uplink.commerce.RejectedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads receipts. Whoever may publish to the broker can send anything here; whether one is believed is not decided here. */
public final class ReceiptDecoder {
    /** Bounds of {@code commerce.proto}. */
    static final int GAPS_MAX = 64;

    static final int REJECTED_MAX = 256;
    static final int PAYMENTS_MAX = 256;
    private static final int REASON_CHARS_MAX = 200;

    private ReceiptDecoder() {}

    /** @param properties the MQTT user properties that came with it */
    public static Parsed<HubReceipt> decode(byte[] payload, Map<String, String> properties, String node) {
        return Encoding.plain(payload, properties).then(plain -> Malformed.orGood(() -> read(plain, node)));
    }

    private static HubReceipt read(byte[] plain, String node) throws Malformed, InvalidProtocolBufferException {
        var receipt = Receipt.parseFrom(plain);
        Malformed.unless(receipt.getNode().equals(node), "is for another node");
        Malformed.unless(receipt.getEpoch() != 0, "has no epoch");
        Malformed.unless(receipt.getMark() >= 0, "has a mark beyond all sequences");
        Malformed.unless(receipt.getGapsCount() <= GAPS_MAX, "has more than " + GAPS_MAX + " gaps");
        Malformed.unless(receipt.getRejectedCount() <= REJECTED_MAX, "rejects more than " + REJECTED_MAX);
        Malformed.unless(receipt.getPaymentsCount() <= PAYMENTS_MAX, "has more than " + PAYMENTS_MAX + " payments");
        var news = new ReceiptNews(
                receipt.getEpoch(),
                receipt.getMark(),
                rejected(receipt),
                payments(receipt),
                Instant.ofEpochMilli(receipt.getIssuedAt()));
        var markHash =
                receipt.getMarkHash().isEmpty() ? null : Malformed.hash(receipt.getMarkHash(), "hash at the mark");
        return new HubReceipt(news, markHash, gaps(receipt));
    }

    private static List<HubReceipt.Gap> gaps(Receipt receipt) throws Malformed {
        var gaps = new ArrayList<HubReceipt.Gap>();
        long before = receipt.getMark();
        for (var gap : receipt.getGapsList()) {
            Malformed.unless(gap.getFirst() > before && gap.getLast() >= gap.getFirst(), "has gaps in disorder");
            gaps.add(new HubReceipt.Gap(gap.getFirst(), gap.getLast()));
            before = gap.getLast();
        }
        return gaps;
    }

    private static List<RejectedEntry> rejected(Receipt receipt) throws Malformed {
        var rejected = new ArrayList<RejectedEntry>();
        for (var one : receipt.getRejectedList()) {
            Malformed.unless(one.getSequence() > 0, "rejects what has no sequence");
            rejected.add(new RejectedEntry(
                    one.getSequence(),
                    Malformed.uuid(one.getId(), "id of a rejected entry"),
                    Malformed.hash(one.getHash(), "hash of a rejected entry"),
                    reason(one.getReason())));
        }
        return rejected;
    }

    private static RejectedEntry.Reason reason(Rejected.Reason reason) {
        return switch (reason) {
            case OTHER_HASH -> RejectedEntry.Reason.OTHER_HASH;
            case PLACE_TAKEN, OTHER_PAST -> RejectedEntry.Reason.PLACE_TAKEN;
            case WRONG_HASH -> RejectedEntry.Reason.WRONG_HASH;
            case MALFORMED -> RejectedEntry.Reason.MALFORMED;
            case REASON_UNSPECIFIED, UNRECOGNIZED -> RejectedEntry.Reason.OTHER;
        };
    }

    /** Up to the first result that only a newer node knows: what is not reported is said again, to that newer node. */
    private static List<PaymentResult> payments(Receipt receipt) throws Malformed {
        var payments = new ArrayList<PaymentResult>();
        long before = 0;
        for (var one : receipt.getPaymentsList()) {
            Malformed.unless(one.getNumber() > before, "has payments in disorder");
            before = one.getNumber();
            var result = result(one);
            if (result == null) {
                return payments;
            }
            Malformed.unless(one.getTender() >= 0, "has a payment of no tender");
            Malformed.unless(one.getReason().length() <= REASON_CHARS_MAX, "has a payment with a long reason");
            payments.add(new PaymentResult(
                    before,
                    Malformed.uuid(one.getOrder(), "order of a payment"),
                    one.getTender(),
                    result,
                    one.getReason()));
        }
        return payments;
    }

    private static PaymentResult.@Nullable Result result(Payment payment) {
        return switch (payment.getResult()) {
            case CAPTURED -> PaymentResult.Result.CAPTURED;
            case DECLINED -> PaymentResult.Result.DECLINED;
            case EXPIRED -> PaymentResult.Result.EXPIRED;
            case RESULT_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }
}
