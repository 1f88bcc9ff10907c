package dev.flightcase.cache.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.Pricing;
import dev.flightcase.catalogfolder.Product;
import dev.flightcase.catalogfolder.SaleRules;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.Supply;
import dev.flightcase.catalogfolder.Variant;
import dev.flightcase.catalogfolder.Wording;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {
    private static final byte[] TEXT = SearchText.index(product(
            "LP-001",
            "036000291452",
            Map.of("en", "Café Straße «Été» 2026", "da", "Smørrebrød", "ja", "限定版レコード"),
            "Twelve inches"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cafe",
                "CAFÉ",
                "caf",
                "strasse",
                "STRASSE cafe",
                "straße",
                "ete",
                "2026",
                "smorre",
                "smørrebrød",
                "lp-001",
                "LP-0",
                "001",
                "036000291452",
                "0036000291452",
                "inch",
                "限定",
                "レコード",
                "ﾚｺｰﾄﾞ",
                "",
            })
    void findsWhatBeginsAWord(String query) {
        assertThat(new SearchText(query).matches(TEXT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"afe", "asse", "cafe vinyl", "01", "lp001", "cafes", "定版x", "ø x"})
    void findsNothingInsideWords(String query) {
        assertThat(new SearchText(query).matches(TEXT)).isFalse();
    }

    @Test
    void isBoundedWithoutCuttingACharacter() {
        var text = SearchText.index(product("A", "", Map.of("en", "x" + "ж".repeat(1000)), ""));

        assertThat(text).hasSize(SearchText.BYTES_MAX - 1);
        assertThat(new String(text, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
    }

    @Test
    void staysWithinItsPartOfABlock() {
        var block = "red shirt\nblue cap".getBytes(StandardCharsets.UTF_8);

        assertThat(new SearchText("shirt").matches(block, 0, 9)).isTrue();
        assertThat(new SearchText("blue").matches(block, 0, 9)).isFalse();
        assertThat(new SearchText("shirts").matches(block, 0, 9)).isFalse();
        assertThat(new SearchText("hirt").matches(block, 5, 9)).isTrue();
    }

    private static Product product(String sku, String barcode, Map<String, String> names, String description) {
        return new Product(
                sku,
                barcode,
                new Wording(names, description.isEmpty() ? Map.of() : Map.of("en", description), ""),
                new Pricing(new Money(100, Currency.getInstance("EUR")), Map.of(), false, "standard"),
                new Supply(1, List.of()),
                new SaleRules(SaleWindow.ALWAYS, null),
                Variant.NONE,
                List.of());
    }
}
