package dev.flightcase.cache.receipt;

import dev.flightcase.catalogfolder.Money;
import java.time.ZoneId;

/** A receipt as one page that needs nothing else: no script, no request. Any thread. */
public final class ReceiptPage {
    /** Belongs to the row above. */
    private static final String SUB = " class=\"sub\"";

    private final ZoneId zone;

    /** @param zone that times are shown in */
    public ReceiptPage(ZoneId zone) {
        this.zone = zone;
    }

    /** What the page needs to be allowed, for the header {@code Content-Security-Policy}. */
    public static String contentSecurityPolicy() {
        return "default-src 'none'; style-src " + PageStyle.hash()
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
    }

    /** @param codeSvg the code as an SVG, which becomes part of the page as it is */
    public String render(Receipt receipt, String codeSvg) {
        var out = new StringBuilder();
        out.append("""
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Receipt %d – %s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                """.formatted(
                        Words.LANGUAGE,
                        receipt.sale().number(),
                        Html.text(receipt.stall().seller()),
                        PageStyle.CSS));
        head(out, receipt);
        lines(out, receipt);
        sums(out, receipt);
        foot(out, receipt, codeSvg);
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private void head(StringBuilder out, Receipt receipt) {
        var sale = receipt.sale();
        out.append("<header>\n<h1>").append(Html.name(receipt.stall().seller())).append("</h1>\n");
        out.append("<p>Receipt ").append(sale.number()).append(" · <time datetime=\"");
        out.append(sale.at()).append("\">").append(Words.time(sale, zone)).append("</time>");
        if (!sale.timeConfirmed()) {
            out.append(" <strong class=\"unsure\">")
                    .append(Words.TIME_NOT_CONFIRMED)
                    .append("</strong>");
        }
        out.append("</p>\n</header>\n");
        if (receipt.marks().training()) {
            out.append("<p class=\"mark\">").append(Words.TRAINING).append("</p>\n");
        }
        if (receipt.marks().voided()) {
            out.append("<p class=\"mark void\">").append(Words.VOID).append(" <small>");
            out.append(Words.VOID_MEANS).append("</small></p>\n");
        }
    }

    private static void lines(StringBuilder out, Receipt receipt) {
        out.append("<table class=\"lines").append(cancelled(receipt)).append("\"><tbody>\n");
        for (var line : receipt.lines()) {
            out.append("<tr><th scope=\"row\">");
            if (line.quantity() != 1) {
                out.append("<span class=\"count\">").append(line.quantity()).append(" ×</span> ");
            }
            out.append(Html.name(line.name()));
            if (line.discount() != null) {
                out.append(" <small>")
                        .append(Html.text(Words.discount(line.discount())))
                        .append("</small>");
            }
            out.append("</th><td>").append(line.total().decimal()).append("</td></tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private static void sums(StringBuilder out, Receipt receipt) {
        var taxes = receipt.taxes();
        out.append("<table class=\"sums").append(cancelled(receipt)).append("\"><tbody>\n");
        if (!taxes.included()) {
            taxes.shares().forEach(tax -> row(out, "", Words.tax(tax, false), tax.tax()));
        }
        row(out, " class=\"total\"", "Total " + receipt.total().code(), receipt.total());
        if (taxes.included()) {
            taxes.shares().forEach(tax -> row(out, SUB, Words.tax(tax, true), tax.tax()));
        }
        for (var tender : receipt.tenders()) {
            row(out, "", Words.tender(tender), tender.amount());
            if (tender.given() != null) {
                row(out, SUB, "given", tender.given());
            }
            if (tender.change() != null) {
                row(out, SUB, "change", tender.change());
            }
        }
        out.append("</tbody></table>\n");
    }

    private static String cancelled(Receipt receipt) {
        return receipt.marks().voided() ? " cancelled" : "";
    }

    private static void row(StringBuilder out, String attributes, String label, Money amount) {
        out.append("<tr").append(attributes).append("><th scope=\"row\">").append(Html.text(label));
        out.append("</th><td>").append(amount.decimal()).append("</td></tr>\n");
    }

    private static void foot(StringBuilder out, Receipt receipt, String codeSvg) {
        out.append("<section class=\"code\">\n").append(codeSvg);
        out.append("<p>Signed by <code>").append(Html.text(receipt.stall().node()));
        out.append("</code>.<br>Any other node can check it from this code, also without internet.</p>\n</section>\n");
        out.append("<footer>\n");
        if (receipt.sale().helper() != null) {
            out.append("<p>Served by ")
                    .append(Html.name(receipt.sale().helper()))
                    .append("</p>\n");
        }
        out.append("<p>Order <code>").append(receipt.sale().order()).append("</code></p>\n</footer>\n");
    }
}
