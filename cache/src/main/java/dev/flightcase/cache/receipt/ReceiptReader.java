package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.checkout.ClockTrust;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/**
 * Makes a receipt of an order as {@code GET /api/v1/orders/{id}} answers it. Members it does not know are skipped, so that
 * orders may grow. Any thread.
 */
public final class ReceiptReader {
    private ReceiptReader() {}

    /** Throws {@link ReceiptException} if this is no order of this node's making. */
    public static Receipt read(Bytes order, Receipt.Stall stall) {
        try {
            return receipt(JsonMembers.parse(order), stall);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new ReceiptException("an order can not be read for its receipt: " + e.getMessage(), e);
        }
    }

    /** Which event an order belongs to. Throws as {@link #read} does. */
    public static UUID eventOf(Bytes order) {
        try {
            return UUID.fromString(JsonMembers.parse(order).text("event"));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ReceiptException("an order can not be read for its receipt: " + e.getMessage(), e);
        }
    }

    private static Receipt receipt(JsonMembers order, Receipt.Stall stall) {
        return new Receipt(
                stall,
                sale(order),
                order.list("lines", ReceiptReader::line),
                order.money("total"),
                new Receipt.Taxes(
                        order.optionalText("prices").orElse("").equals("tax-inclusive"),
                        order.list("tax", ReceiptReader::tax)),
                order.list("tenders", ReceiptReader::tender),
                new Receipt.Marks(order.flag("training"), order.text("state").equals("voided")));
    }

    private static Receipt.Sale sale(JsonMembers order) {
        return new Receipt.Sale(
                UUID.fromString(order.text("id")),
                order.integer("number"),
                Instant.parse(order.text("at")),
                ClockTrust.State.valueOf(order.text("clock")),
                Bytes.owning(Base64.getUrlDecoder().decode(order.text("hash"))),
                order.optionalText("helper").orElse(null));
    }

    private static Receipt.Line line(JsonMembers line) {
        return new Receipt.Line(
                line.text("name"),
                line.integer("quantity"),
                line.money("total"),
                line.optionalObject("discount").map(ReceiptReader::discount).orElse(null));
    }

    private static Receipt.Discount discount(JsonMembers discount) {
        return new Receipt.Discount(
                discount.asMoney(), discount.optionalText("reason").orElse(null));
    }

    private static Receipt.Tax tax(JsonMembers tax) {
        return new Receipt.Tax(tax.text("rate"), tax.money("net"), tax.money("tax"));
    }

    private static Receipt.Tender tender(JsonMembers tender) {
        return new Receipt.Tender(
                tender.text("kind"),
                tender.money("amount"),
                tender.optionalMoney("given").orElse(null),
                tender.optionalMoney("change").orElse(null));
    }
}
