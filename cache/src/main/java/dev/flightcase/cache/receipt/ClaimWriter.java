package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.receipt.cose.CborValue;
import dev.flightcase.cache.receipt.cose.CborWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the claim map of one receipt; used once. */
final class ClaimWriter {
    private final Receipt receipt;
    private final CodeForm form;
    private final Map<CborValue, CborValue> claims = new LinkedHashMap<>();
    /** Bit 0: the seller's name was cut; bit n: that of line n. */
    private long cut;

    private ClaimWriter(Receipt receipt, CodeForm form) {
        this.receipt = receipt;
        this.form = form;
    }

    static Bytes write(Receipt receipt, CodeForm form) {
        return new ClaimWriter(receipt, form).write();
    }

    private Bytes write() {
        var sale = receipt.sale();
        put(Claims.NUMBER, CborValue.of(sale.number()));
        put(Claims.SELLER, CborValue.of(name(receipt.stall().seller(), CodeForm.SELLER_BYTES_MAX, 0)));
        put(Claims.CURRENCY, CborValue.of(receipt.total().code()));
        put(Claims.LINES, lines());
        put(Claims.TOTAL, CborValue.of(receipt.total().minor()));
        put(Claims.TENDERS, tenders());
        put(Claims.HASH, CborValue.of(hash()));
        if (cut != 0) {
            put(Claims.CUT, CborValue.of(cut));
        }
        if (receipt.lines().size() > form.linesMax()) {
            put(Claims.MORE_LINES, moreLines());
        }
        if (sale.clock() != ClockTrust.State.SYNCED) {
            put(Claims.CLOCK, CborValue.of(Claims.CLOCKS.indexOf(sale.clock())));
        }
        var marks = (receipt.marks().training() ? Claims.TRAINING : 0)
                | (receipt.marks().voided() ? Claims.VOIDED : 0);
        if (marks != 0) {
            put(Claims.MARKS, CborValue.of(marks));
        }
        return CborWriter.write(new CborValue.Pairs(Map.of(
                CborValue.of(Claims.ISSUED_AT), CborValue.of(sale.at().getEpochSecond()),
                CborValue.of(Claims.ID), CborValue.of(Bytes.owning(UuidBytes.of(sale.order()))),
                CborValue.of(Claims.RECEIPT), new CborValue.Pairs(claims))));
    }

    /** Quantity where it is not 1, name, total, and the discount as a negative number where there is one. */
    private CborValue lines() {
        var items = new ArrayList<CborValue>();
        var lines = receipt.lines()
                .subList(0, Math.min(form.linesMax(), receipt.lines().size()));
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.quantity() != 1) {
                items.add(CborValue.of(line.quantity()));
            }
            items.add(CborValue.of(name(line.name(), form.nameBytesMax(), i + 1)));
            items.add(CborValue.of(line.total().minor()));
            var discount = line.discount();
            if (discount != null && discount.amount().minor() > 0) {
                items.add(CborValue.of(-discount.amount().minor()));
            }
        }
        return new CborValue.Items(items);
    }

    private CborValue moreLines() {
        var more = receipt.lines().subList(form.linesMax(), receipt.lines().size());
        var sum = more.stream().mapToLong(line -> line.total().minor()).sum();
        return new CborValue.Items(List.of(CborValue.of(more.size()), CborValue.of(sum)));
    }

    /** Kind and amount in turn; the last amount is left out when it is what remains of the total. */
    private CborValue tenders() {
        var items = new ArrayList<CborValue>();
        long paid = 0;
        for (var tender : receipt.tenders()) {
            int kind = Claims.TENDER_KINDS.indexOf(tender.kind());
            items.add(kind < 0 ? CborValue.of(tender.kind()) : CborValue.of(kind));
            items.add(CborValue.of(tender.amount().minor()));
            paid += tender.amount().minor();
        }
        if (!items.isEmpty() && paid == receipt.total().minor()) {
            items.removeLast();
        }
        return new CborValue.Items(items);
    }

    private Bytes hash() {
        return Bytes.owning(Arrays.copyOf(receipt.sale().hash().toArray(), Claims.HASH_BYTES));
    }

    private String name(String name, int bytesMax, int bit) {
        var kept = CodeForm.cut(name, bytesMax);
        if (!kept.equals(name)) {
            cut |= 1L << bit;
        }
        return kept;
    }

    private void put(long label, CborValue value) {
        claims.put(CborValue.of(label), value);
    }
}
