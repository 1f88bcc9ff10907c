package dev.flightcase.cache.checkout;

import dev.flightcase.settings.cards.CardNumbers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of an order after it was written; the record itself never changes.
 *
 * @param settlement what the payment provider said, else where the order was to be settled when it was written; see
 *     {@link #settledBy}
 * @param voidedBy sequence of the entry that voided it; 0 for none
 * @param handedOverBy sequence of the entry that says it was handed over; 0 for none
 * @param payments results of its payment tokens, by tender
 */
public record Mark(Settlement settlement, long voidedBy, long handedOverBy, List<Paid> payments) {
    private static final int FIXED_BYTES = 1 + 2 * Long.BYTES;
    private static final int PAID_BYTES = 3;

    /**
     * What the provider said of one tender.
     *
     * @param tender its position, from 0
     * @param reason in the provider's words; may be empty
     */
    public record Paid(int tender, PaymentResult result, String reason) {
        /** As the contract with the hub says; longer ones are cut. */
        public static final int REASON_CHARS_MAX = 200;

        /** A result as it came: what is too long is cut, and what looks like a card number is not kept. */
        static Paid of(int tender, PaymentResult result, String reason) {
            var kept = CardNumbers.isIn(reason) ? "" : reason;
            return new Paid(tender, result, kept.substring(0, kept.offsetByCodePoints(0, cut(kept))));
        }

        /** Code points, of at most four bytes each, that one byte can count. */
        private static int cut(String text) {
            var points = Math.min(REASON_CHARS_MAX, text.codePointCount(0, text.length()));
            while (text.substring(0, text.offsetByCodePoints(0, points)).getBytes(StandardCharsets.UTF_8).length
                    > 255) {
                points--;
            }
            return points;
        }
    }

    public Mark {
        payments = List.copyOf(payments);
    }

    static Mark of(JournalEntry entry) {
        return new Mark(entry.settlement(), 0, 0, List.of());
    }

    public boolean isVoided() {
        return voidedBy != 0;
    }

    public boolean isHandedOver() {
        return handedOverBy != 0;
    }

    /** Empty while the provider said nothing of this tender. */
    public Optional<Paid> paid(int tender) {
        return payments.stream().filter(paid -> paid.tender == tender).findFirst();
    }

    /**
     * Where the order is settled, as far as the hub has told. An order that was taken back is with the hub once the void is,
     * too, and nobody has to act on its payment any more.
     *
     * @param sequence of the order
     */
    public Settlement settledBy(long sequence, HubStanding hub) {
        if (isVoided()) {
            var local = settlement == Settlement.LOCAL ? Settlement.LOCAL : Settlement.QUEUED;
            return hub.has(sequence) && hub.has(voidedBy) ? Settlement.CONFIRMED : local;
        }
        return switch (settlement) {
            case CONFIRMED, DECLINED, EXPIRED -> settlement;
            case LOCAL, QUEUED -> hub.has(sequence) ? Settlement.CONFIRMED : settlement;
            case TOKENISED -> hub.has(sequence) ? Settlement.QUEUED : settlement;
        };
    }

    Mark voided(long sequence) {
        return new Mark(settlement, sequence, handedOverBy, payments);
    }

    Mark handedOver(long sequence) {
        return new Mark(settlement, voidedBy, sequence, payments);
    }

    /** A later result of the same tender takes the place of an earlier one. */
    Mark paid(Paid paid, Settlement settled) {
        var results = new ArrayList<>(payments);
        results.removeIf(before -> before.tender == paid.tender);
        results.add(paid);
        results.sort(Comparator.comparingInt(Paid::tender));
        return new Mark(settled, voidedBy, handedOverBy, results);
    }

    byte[] encode() {
        var reasons = payments.stream()
                .map(paid -> paid.reason.getBytes(StandardCharsets.UTF_8))
                .toList();
        var out = ByteBuffer.allocate(FIXED_BYTES
                        + reasons.stream()
                                .mapToInt(reason -> PAID_BYTES + reason.length)
                                .sum())
                .put(settlement.code())
                .putLong(voidedBy)
                .putLong(handedOverBy);
        for (var n = 0; n < payments.size(); n++) {
            var paid = payments.get(n);
            var reason = reasons.get(n);
            out.put((byte) paid.tender)
                    .put(paid.result.code())
                    .put((byte) reason.length)
                    .put(reason);
        }
        return out.array();
    }

    static Mark decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var settlement = Settlement.of(in.get());
        var voidedBy = in.getLong();
        var handedOverBy = in.getLong();
        var payments = new ArrayList<Paid>();
        while (in.hasRemaining()) {
            var tender = in.get();
            var result = PaymentResult.of(in.get());
            var reason = new byte[Byte.toUnsignedInt(in.get())];
            in.get(reason);
            payments.add(new Paid(tender, result, new String(reason, StandardCharsets.UTF_8)));
        }
        return new Mark(settlement, voidedBy, handedOverBy, payments);
    }
}
