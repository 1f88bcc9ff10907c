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

    /** Of the 64 KiB that a message may have; all the rest of a receipt fits in what is left. */
    private static final int PAYMENTS_BYTES_MAX = 40 * 1024;

    /** Field number and length of one payment. */
    private static final int MEMBER_BYTES = 4;

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
        int room = PAYMENTS_BYTES_MAX;
        for (var paid : standing.payments()) {
            var payment = payment(paid);
            room -= payment.getSerializedSize() + MEMBER_BYTES;
            if (room < 0) {
                // They are said once the node has reported those before them.
                break;
            }
            receipt.addPayments(payment);
        }
        return receipt.build().toByteString();
    }

    private static Payment payment(Standing.Paid paid) {
        return Payment.newBuilder()
                .setNumber(paid.number())
                .setOrder(Ids.bytes(paid.order()))
                .setTender(paid.tender())
                .setResultValue(paid.result())
                .setReason(paid.reason())
                .build();
    }

    /** A node may refuse a receipt that is not as the contract says, and would then never get past what it sent itself: zeros instead. */
    private static ByteString formed(ByteString sent, int length) {
        return sent.size() == length ? sent : ByteString.copyFrom(new byte[length]);
    }
}
