package dev.flightcase.cache.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.receipt.qr.QrSvg;
import dev.flightcase.cache.receipt.qr.QrSymbol;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReceiptPageTest {
    private static final String SVG = QrSvg.of(QrSymbol.of("A"), "Code");

    private final ReceiptPage page = new ReceiptPage(ZoneOffset.UTC);

    @Test
    void hasWhatAPersonWantsToKnow() throws Exception {
        var html = page.render(TestReceipts.full(), SVG);

        assertThat(html).startsWith("<!doctype html>\n<html lang=\"en\">").contains("name=\"viewport\"");
        var text = parsed(html).getDocumentElement().getTextContent().replaceAll("\\s+", " ");
        assertThat(text)
                .contains("Receipt 137 – Night Market Prints")
                .contains("Receipt 137 · 2026-11-21 19:10 UTC")
                .contains("Shirt and record 5.00 off: two for 4040.00 2 × Record22.00")
                .contains(
                        "Total EUR62.00 includes tax, standard9.90 Cash40.00 given50.00 change10.00 Card, own reader22.00")
                .contains("Signed by " + TestKey.of(1).node())
                .contains("Served by Helper 1 Order 0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55")
                .doesNotContain("TRAINING", "VOID", "not confirmed");
        assertThat(html).contains(SVG, "datetime=\"2026-11-21T19:10:02.123Z\"");
    }

    @Test
    void saysWhatIsNoSaleAndWhichTimeIsNotConfirmed() throws Exception {
        var training = page.render(TestReceipts.marked(TestReceipts.full(), new Receipt.Marks(true, false)), SVG);
        var voided = page.render(TestReceipts.marked(TestReceipts.full(), new Receipt.Marks(false, true)), SVG);
        var unsure = page.render(TestReceipts.clocked(TestReceipts.full(), ClockTrust.State.FLOOR), SVG);

        assertThat(body(training)).contains(">TRAINING – not a sale<").doesNotContain("VOID");
        assertThat(body(voided))
                .contains(">VOID <small>This sale was cancelled.<")
                .doesNotContain("TRAINING");
        assertThat(body(unsure)).contains(">time not confirmed<");
    }

    @Test
    void nothingInAnOrderBecomesMarkup() throws Exception {
        var evil = "</title><script>alert(1)</script><b onclick='x' style=\"y\">&amp; \u202e\u0000";
        var plain = TestReceipts.full();
        var receipt = new Receipt(
                new Receipt.Stall("fc-<i>", evil),
                new Receipt.Sale(
                        plain.sale().order(),
                        1,
                        plain.sale().at(),
                        plain.sale().clock(),
                        plain.sale().hash(),
                        evil),
                List.of(new Receipt.Line(evil, 1, plain.total(), new Receipt.Discount(TestReceipts.money(1), evil))),
                plain.total(),
                new Receipt.Taxes(true, List.of(new Receipt.Tax(evil, plain.total(), plain.total()))),
                List.of(new Receipt.Tender(evil, plain.total(), null, null)),
                Receipt.Marks.NONE);

        var html = page.render(receipt, SVG);

        assertThat(html).doesNotContain("<script", "<b ", "<i>", "\u202e", "\u0000", "&amp;amp;quot");
        assertThat(Pattern.compile("&lt;script&gt;").matcher(html).results()).hasSize(7);
        assertThat(parsed(html).getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void needsNothingFromAnywhereAndAllowsNothingElse() {
        var html = page.render(TestReceipts.full(), SVG);
        var style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        var hash = Base64.getEncoder().encodeToString(Sha256.of(style.getBytes(StandardCharsets.UTF_8)));

        assertThat(html.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "<script", "<link", "<img", "url(", " style=", "@import");
        assertThat(ReceiptPage.contentSecurityPolicy())
                .startsWith("default-src 'none'; style-src 'sha256-" + hash + "';")
                .doesNotContain("unsafe");
    }

    private static String body(String html) {
        return html.substring(html.indexOf("<body>"));
    }

    /** The page is also well-formed XML, but for its first lines. */
    private static Document parsed(String html) throws Exception {
        var xml = html.replace("<!doctype html>", "")
                .replaceAll("<meta ([^>]*)>", "<meta $1/>")
                .replace("<br>", "<br/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
