package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.receipt.cose.CborReader;
import dev.flightcase.cache.receipt.cose.CborValue;
import dev.flightcase.cache.receipt.cose.MalformedException;
import dev.flightcase.catalogfolder.Money;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ClaimWriter} wrote, on any node and of any later version: claims it does not know are skipped. */
final class ClaimReader {
    /** The last second of the year 9999, which every calendar here can show. */
    private static final long SECONDS_MAX = 253_402_300_799L;
    /** A thousand times what the ledger takes; sums of what a code can hold stay within a long. */
    private static final long MINOR_MAX = 1_000_000_000_000_000L;

    private static final String ELLIPSIS = "…";

    private final ClaimMap outer;
    private final ClaimMap inner;
    private final Currency currency;
    private final long cut;

    private ClaimReader(ClaimMap outer, ClaimMap inner) throws MalformedException {
        this.outer = outer;
        this.inner = inner;
        currency = currency(inner.text(Claims.CURRENCY));
        cut = inner.number(Claims.CUT, 0, 0, Long.MAX_VALUE);
    }

    static ReceiptClaims read(Bytes payload, Bytes publicKey, String node) throws MalformedException {
        var outer = ClaimMap.of(CborReader.read(payload));
        var inner = ClaimMap.of(outer.needed(Claims.RECEIPT));
        return new ClaimReader(outer, inner).claims(publicKey, node);
    }

    private ReceiptClaims claims(Bytes publicKey, String node) throws MalformedException {
        var lines = lines();
        int leftOut = addMoreLines(lines);
        var total = money(inner.number(Claims.TOTAL, -MINOR_MAX, MINOR_MAX));
        var marks = inner.number(Claims.MARKS, 0, 0, Long.MAX_VALUE);
        var receipt = new Receipt(
                new Receipt.Stall(node, whole(inner.text(Claims.SELLER), 0)),
                sale(),
                lines,
                total,
                new Receipt.Taxes(true, List.of()),
                tenders(total.minor()),
                new Receipt.Marks((marks & Claims.TRAINING) != 0, (marks & Claims.VOIDED) != 0));
        return new ReceiptClaims(receipt, publicKey, leftOut);
    }

    private Receipt.Sale sale() throws MalformedException {
        int synced = Claims.CLOCKS.indexOf(ClockTrust.State.SYNCED);
        var clock = inner.number(Claims.CLOCK, synced, 0, Claims.CLOCKS.size() - 1);
        return new Receipt.Sale(
                id(outer.octets(Claims.ID, UuidBytes.LENGTH)),
                inner.number(Claims.NUMBER, 0, Long.MAX_VALUE),
                Instant.ofEpochSecond(outer.number(Claims.ISSUED_AT, 0, SECONDS_MAX)),
                Claims.CLOCKS.get((int) clock),
                inner.octets(Claims.HASH, Claims.HASH_BYTES),
                null);
    }

    private List<Receipt.Line> lines() throws MalformedException {
        var lines = new ArrayList<Receipt.Line>();
        var items = new ArrayDeque<>(inner.items(Claims.LINES));
        while (!items.isEmpty()) {
            long quantity = items.peek() instanceof CborValue.Int ? number(items.poll()) : 1;
            if (!(items.poll() instanceof CborValue.Text(String name))) {
                throw new MalformedException("a line of the receipt has no name");
            }
            long total = number(items.poll());
            long discount = items.peek() instanceof CborValue.Int(long next) && next < 0 ? -number(items.poll()) : 0;
            lines.add(new Receipt.Line(
                    whole(name, lines.size() + 1),
                    quantity,
                    money(total),
                    discount == 0 ? null : new Receipt.Discount(money(discount), null)));
        }
        return lines;
    }

    private int addMoreLines(List<Receipt.Line> lines) throws MalformedException {
        var more = inner.items(Claims.MORE_LINES);
        if (more.isEmpty()) {
            return 0;
        }
        var items = new ArrayDeque<>(more);
        long count = number(items.poll());
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw new MalformedException("the number of further lines is " + count);
        }
        lines.add(new Receipt.Line(count + " more lines", 1, money(number(items.poll())), null));
        return (int) count;
    }

    private List<Receipt.Tender> tenders(long total) throws MalformedException {
        var tenders = new ArrayList<Receipt.Tender>();
        var items = new ArrayDeque<>(inner.items(Claims.TENDERS));
        long rest = total;
        while (!items.isEmpty()) {
            var kind = kind(items.poll());
            long amount = items.isEmpty() ? rest : number(items.poll());
            rest -= amount;
            tenders.add(new Receipt.Tender(kind, money(amount), null, null));
        }
        return tenders;
    }

    private static String kind(CborValue value) throws MalformedException {
        return switch (value) {
            case CborValue.Text(String text) -> text;
            case CborValue.Int(long kind)
            when kind >= 0 && kind < Claims.TENDER_KINDS.size() -> Claims.TENDER_KINDS.get((int) kind);
            case CborValue.Int(long kind) -> "kind-" + kind;
            case CborValue.Octets _, CborValue.Items _, CborValue.Pairs _, CborValue.Tagged _ ->
                throw new MalformedException("a tender of the receipt has no kind");
        };
    }

    private static long number(@Nullable CborValue value) throws MalformedException {
        if (value instanceof CborValue.Int(long number) && number >= -MINOR_MAX && number <= MINOR_MAX) {
            return number;
        }
        throw new MalformedException("a number in the receipt is missing or too large");
    }

    private String whole(String name, int bit) {
        return bit < Long.SIZE && (cut >> bit & 1) == 1 ? name + ELLIPSIS : name;
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }

    private static UUID id(Bytes bytes) {
        return UuidBytes.get(bytes.buffer());
    }

    private static Currency currency(String code) throws MalformedException {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException _) {
            throw new MalformedException("its currency is not one that is known here");
        }
    }
}
