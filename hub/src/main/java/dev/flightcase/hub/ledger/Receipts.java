package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Payment;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Rejected;
import java.time.Instant;

/** Writes receipts. */
public final class Receipts {
    /** commerce.proto, Receipt.gaps. */
    private static final int GAPS_MAX = 64;

    /** commerce.proto, Receipt.rejected. */
    public static final int REJECTED_MAX = 256;

    /** commerce.proto, Receipt.payments. */
    public static final int PAYMENTS_MAX = 256;

    private static final int HASH_LENGTH = 32;

    private Receipts() {}

    public static ByteString of(Standing standing, Instant now) {
        var receipt = Receipt.newBuilder()
                .setNode(standing.to().node())
                .setEpoch(standing.epoch())
                .setMark(standing.received().mark())
                .setMarkHash(standing.markHash().size() == HASH_LENGTH ? standing.markHash() : ByteString.EMPTY)
                .setIssuedAt(now.toEpochMilli());
        for (var gap : standing.received().gaps(GAPS_MAX)) {
            receipt.addGaps(Receipt.Gap.newBuilder().setFirst(gap.first()).setLast(gap.last()));
        }
        for (var refused : standing.rejected()) {
            receipt.addRejected(Rejected.newBuilder()
                    .setSequence(refused.sequence())
                    .setId(formed(refused.id(), Ids.LENGTH))
                    .setHash(formed(refused.hash(), HASH_LENGTH))
                    .setReason(refused.reason().wire()));
        }
        for (var paid : standing.payments()) {
            receipt.addPayments(Payment.newBuilder()
                    .setNumber(paid.number())
                    .setOrder(Ids.bytes(paid.order()))
                    .setTender(paid.tender())
                    .setResultValue(paid.result())
                    .setReason(paid.reason()));
        }
        return receipt.build().toByteString();
    }

    /** A node may refuse a receipt that is not as the contract says, and would then never get past what it sent itself: zeros instead. */
    private static ByteString formed(ByteString sent, int length) {
        return sent.size() == length ? sent : ByteString.copyFrom(new byte[length]);
    }
}
