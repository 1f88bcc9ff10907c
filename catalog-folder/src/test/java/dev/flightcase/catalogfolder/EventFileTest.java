package dev.flightcase.catalogfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFileTest {

    @TempDir
    Path directory;

    private TestFolder folder;

    @BeforeEach
    void folderWithOneProduct() {
        folder = new TestFolder(directory).csv("sku,name,price,currency,tax,stock", "A,A,1,EUR,standard,1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nmae = "x"                      | event.toml:1:1: key "nmae" is not known; did you mean "name"?
                    name = 5                        | event.toml:1:1: name "5" is not a text of 1 to 200 characters
                    start = "2026-11-21"            | event.toml:1:1: start "2026-11-21" is not a time with its offset
                    start = 2026-11-21T18:00:00     | event.toml:1:1: start "2026-11-21T18:00" is not a time with its offset
                    language = "English, of course" | event.toml:1:1: language "English, of course" is no language tag
                    currency = "Euro"               | event.toml:1:1: currency "Euro" is no ISO 4217 currency
                    location = "here"               | event.toml:1:1: location "here" is not a table
                    location.adress = "x"           | key "adress" is not known; did you mean "location.address"?
                    tax.standard = 190              | standard "190" is not a rate from 0 to 100 percent
                    tax.standard = 1.23456          | "1.23456" is not a rate from 0 to 100 percent
                    tax.standard = "19"             | "19" is not a rate from 0 to 100 percent
                    tax.inclusive = "yes"           | "yes" is not true or false; write inclusive = true
                    tax.standart = 19               | catalog.csv:2:11: tax "standard" is no rate of event.toml; did you mean "standart"?
                    """)
    void mistakesAreReportedWithPlaceRuleAndAdvice(String toml, String expected) {
        var problems = folder.file("event.toml", toml + "\n").problems();

        assertThat(problems).anySatisfy(text -> assertThat(text).contains(expected));
    }

    @Test
    void syntaxErrorsHaveTheirPlace() {
        assertThat(folder.file("event.toml", "name = \"x\"\nseller = \n").problems())
                .anySatisfy(text -> assertThat(text).startsWith("event.toml:2:10: "));
    }

    @Test
    void endMustBeAfterStart() {
        assertThat(folder.file("event.toml", "start = 2026-11-21T18:00:00Z\nend = 2026-11-21T18:00:00Z\n")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("event.toml:2:1: end \"2026-11-21T18:00Z\" is not after \"start\"");
    }

    @Test
    void latin1IsRefused() {
        assertThat(folder.file("event.toml", "name = \"Café\"".getBytes(StandardCharsets.ISO_8859_1))
                        .problems())
                .containsExactly("event.toml: the file is not UTF-8; save it as UTF-8");
    }

    @Test
    void exclusiveTaxesAndSellerDefaultsAreRead() {
        var catalog = folder.file("event.toml", "name = \"Fair\"\n[tax]\ninclusive = false\nstandard = 8.875\n")
                .catalog();

        assertThat(catalog.taxes().inclusive()).isFalse();
        assertThat(catalog.taxes().partsPerMillion()).containsEntry("standard", 88_750);
        assertThat(catalog.event().seller()).isEqualTo("Fair");
        assertThat(catalog.event().organizer()).isEqualTo("Fair");
    }
}
