package dev.flightcase.cache.receipt;

import dev.flightcase.catalogfolder.Money;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What receipts say to people, the same in every form. */
final class Words {
    /** Of the words below. */
    static final String LANGUAGE = "en";

    static final String TRAINING = "TRAINING – not a sale";
    static final String VOID = "VOID";
    static final String VOID_MEANS = "This sale was cancelled.";
    static final String TIME_NOT_CONFIRMED = "time not confirmed";

    /** Figures only: the names of months would need a language, and load one. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    private Words() {}

    static String time(Receipt.Sale sale, ZoneId zone) {
        var at = sale.at().atZone(zone);
        var offset = at.getOffset().getTotalSeconds() == 0 ? "UTC" : OFFSET.format(at);
        return TIME.format(at) + " " + offset;
    }

    static String amount(Money money) {
        return money.decimal() + " " + money.code();
    }

    static String quantityAndName(Receipt.Line line) {
        var name = Printable.of(line.name());
        return line.quantity() == 1 ? name : line.quantity() + " × " + name;
    }

    /** Such as {@code 5.00 off: two for 40}. */
    static String discount(Receipt.Discount discount) {
        var off = discount.amount().decimal() + " off";
        return discount.reason() == null ? off : off + ": " + Printable.of(discount.reason());
    }

    static String tax(Receipt.Tax tax, boolean included) {
        return (included ? "includes tax, " : "plus tax, ") + Printable.of(tax.rate());
    }

    static String tender(Receipt.Tender tender) {
        return switch (tender.kind()) {
            case "cash" -> "Cash";
            case "own-reader" -> "Card, own reader";
            case "transfer" -> "Bank transfer";
            case "payment-token" -> "Card";
            case "pay-later" -> "To be paid later";
            default -> Printable.of(tender.kind());
        };
    }
}
