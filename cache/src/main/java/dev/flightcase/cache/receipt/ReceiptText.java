package dev.flightcase.cache.receipt;

import java.time.ZoneId;

/** A receipt as plain text of 40 columns, for a small printer or a chat message. Any thread. */
public final class ReceiptText {
    private final ZoneId zone;

    /** @param zone that times are shown in */
    public ReceiptText(ZoneId zone) {
        this.zone = zone;
    }

    public String render(Receipt receipt) {
        var out = new TextColumns();
        head(out, receipt);
        out.rule();
        receipt.lines().forEach(line -> line(out, line));
        out.rule();
        sums(out, receipt);
        receipt.tenders().forEach(tender -> tender(out, tender));
        out.rule();
        foot(out, receipt);
        return out.text();
    }

    private void head(TextColumns out, Receipt receipt) {
        var sale = receipt.sale();
        out.centred(Printable.of(receipt.stall().seller()));
        if (receipt.marks().training()) {
            out.centred(Words.TRAINING);
        }
        if (receipt.marks().voided()) {
            out.centred(Words.VOID);
            out.centred(Words.VOID_MEANS);
        }
        out.line("");
        out.line("Receipt " + sale.number());
        out.line(Words.time(sale, zone));
        if (!sale.timeConfirmed()) {
            out.line("(" + Words.TIME_NOT_CONFIRMED + ")");
        }
    }

    private static void line(TextColumns out, Receipt.Line line) {
        out.row(Words.quantityAndName(line), line.total().decimal());
        if (line.discount() != null) {
            out.indented(Words.discount(line.discount()));
        }
    }

    private static void sums(TextColumns out, Receipt receipt) {
        var taxes = receipt.taxes();
        if (!taxes.included()) {
            taxes.shares()
                    .forEach(tax -> out.row(Words.tax(tax, false), tax.tax().decimal()));
        }
        out.row("Total " + receipt.total().code(), receipt.total().decimal());
        if (taxes.included()) {
            taxes.shares()
                    .forEach(tax -> out.subRow(Words.tax(tax, true), tax.tax().decimal()));
        }
    }

    private static void tender(TextColumns out, Receipt.Tender tender) {
        out.row(Words.tender(tender), tender.amount().decimal());
        if (tender.given() != null) {
            out.subRow("given", tender.given().decimal());
        }
        if (tender.change() != null) {
            out.subRow("change", tender.change().decimal());
        }
    }

    private static void foot(TextColumns out, Receipt receipt) {
        if (receipt.sale().helper() != null) {
            out.line("Served by " + Printable.of(receipt.sale().helper()));
        }
        out.line("Order");
        out.line(receipt.sale().order().toString());
        out.line("Node " + receipt.stall().node());
    }
}
