package dev.flightcase.cache.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.checkout.ClockTrust;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTextTest {
    private final ReceiptText text = new ReceiptText(ZoneId.of("Europe/Madrid"));

    @Test
    void hasWhatAPersonWantsToKnow() {
        assertThat(text.render(TestReceipts.full())).isEqualTo("""
                          Night Market Prints

                Receipt 137
                2026-11-21 20:10 +01:00
                ----------------------------------------
                Shirt and record                   40.00
                  5.00 off: two for 40
                2 × Record                         22.00
                ----------------------------------------
                Total EUR                          62.00
                  includes tax, standard            9.90
                Cash                               40.00
                  given                            50.00
                  change                           10.00
                Card, own reader                   22.00
                ----------------------------------------
                Served by Helper 1
                Order
                0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55
                Node fc-mplxcimcbh
                """);
    }

    @Test
    void saysWhatIsNoSaleAndWhichTimeIsNotConfirmed() {
        var receipt = TestReceipts.clocked(
                TestReceipts.marked(TestReceipts.full(), new Receipt.Marks(true, true)), ClockTrust.State.UNTRUSTED);

        assertThat(new ReceiptText(ZoneOffset.UTC).render(receipt))
                .contains("         TRAINING – not a sale\n")
                .contains("                  VOID\n", "This sale was cancelled.")
                .contains("2026-11-21 19:10 UTC\n(time not confirmed)\n");
        assertThat(text.render(TestReceipts.full())).doesNotContain("TRAINING", "VOID", "confirmed");
    }

    @Test
    void taxThatCameOnTopStandsBeforeTheTotal() {
        var receipt = TestReceipts.read(TestReceipts.ORDER.replace("tax-inclusive", "tax-exclusive"));

        assertThat(text.render(receipt)).contains("plus tax, standard                  9.90\nTotal EUR");
    }

    @Test
    void minorUnitsAreThoseOfTheCurrency() {
        var order = TestReceipts.ORDER;

        assertThat(text.render(TestReceipts.read(order.replace("EUR", "JPY"))))
                .contains("Total JPY" + " ".repeat(27) + "6200");
        assertThat(text.render(TestReceipts.read(order.replace("EUR", "KWD")))).contains("6.200\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A name that is far longer than one line of a small printer and goes on",
                "OneWordThatIsFarLongerThanOneLineOfASmallPrinterAndGoesOnAndOn",
                "夜の市場のポスター限定版サイン入り大判百枚限定発売中の大きなもの",
                "🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸",
                "",
            })
    void noLineIsWiderThanThePaper(String name) {
        var receipt = TestReceipts.named(List.of(name));

        assertThat(text.render(receipt).lines())
                .allSatisfy(line -> assertThat(TextColumns.width(line)).isLessThanOrEqualTo(40))
                .anyMatch(line -> line.endsWith("   6.00") && TextColumns.width(line) == 40);
    }

    @ParameterizedTest
    @CsvSource({"e\u0301, 1", "夜, 2", "ﾊ, 1", "🎸, 2", "\u200D, 0", "A, 1"})
    void widthIsThatOfATerminal(String character, int columns) {
        assertThat(TextColumns.width(character)).isEqualTo(columns);
    }

    /** A name from a hostile code must not move a cursor, cut the paper or turn an amount round. */
    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\u0007", "a\nb", "a\r", "\u009b2J", "\u202e00.5", "\u2066", "\u2028"})
    void nothingButCharactersIsPrinted(String name) {
        var rendered = text.render(TestReceipts.named(List.of(name)));

        assertThat(rendered.codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.isISOControl(c) || c == 0x202E || c == 0x2066 || c == 0x2028);
        assertThat(rendered).contains("\uFFFD");
    }
}
