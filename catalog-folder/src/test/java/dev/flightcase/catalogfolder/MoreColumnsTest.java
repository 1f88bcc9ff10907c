package dev.flightcase.catalogfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Price lists, variants, barcodes, descriptions in several languages, and pickup slots. */
class MoreColumnsTest {
    private static final String COLUMNS = "sku,name,price,currency,stock,";

    @TempDir
    Path directory;

    private TestFolder folder;

    @BeforeEach
    void emptyFolder() {
        folder = new TestFolder(directory);
    }

    @Test
    void pricesOfListsStandBesideThePrice() {
        folder.csv(COLUMNS + "price:crew,price:members,open_price", "A,A,10,EUR,1,5.00,,", "B,B,10,EUR,1,,9,YES");

        var products = folder.products();

        assertThat(folder.catalog().priceLists()).containsExactly("crew", "members");
        assertThat(products.get(0).pricing().lists())
                .containsExactly(entry("crew", new Money(500, Currency.getInstance("EUR"))));
        assertThat(products.get(0).pricing().open()).isFalse();
        assertThat(products.get(1).pricing().lists()).containsOnlyKeys("members");
        assertThat(products.get(1).pricing().open()).isTrue();
    }

    @Test
    void variantsBelongToAGroupByTheirOptions() {
        folder.csv(
                COLUMNS + "variant_of,option:size,option:colour",
                "TEE-S,Shirt S,1,EUR,1,TEE,S,black",
                "TEE-M,Shirt M,1,EUR,1,TEE,M,",
                "LP,Record,1,EUR,1,,,");

        var products = folder.products();

        assertThat(products.get(0).variant().group()).isEqualTo("TEE");
        assertThat(products.get(0).variant().options()).containsExactly(entry("size", "S"), entry("colour", "black"));
        assertThat(products.get(1).variant()).isEqualTo(new Variant("TEE", Map.of("size", "M")));
        assertThat(products.get(2).variant()).isSameAs(Variant.NONE);
    }

    @Test
    void twoVariantsThatNobodyCanTellApartAreAWarning() {
        folder.csv(
                COLUMNS + "variant_of,option:size",
                "TEE-S,S,1,EUR,1,TEE,S",
                "TEE-X,S,1,EUR,1,TEE,S",
                "CAP-S,S,1,EUR,1,CAP,S",
                "LP,Record,1,EUR,1,,L");

        assertThat(folder.warnings())
                .contains(
                        "catalog.csv:3:17: another variant of TEE has the same options;"
                                + " give each its own size, colour or the like",
                        "catalog.csv:5:1: LP has options and is no variant;"
                                + " write into variant_of what it is a variant of")
                .noneMatch(text -> text.contains("catalog.csv:4"));
    }

    @Test
    void barcodesOfAllLengthsAreReadWithTheirGaps() {
        folder.csv(
                COLUMNS + "barcode",
                "A,A,1,EUR,1,4006381333931",
                "B,B,1,EUR,1,978-3-16-148410-0",
                "C,C,1,EUR,1,73513537",
                "D,D,1,EUR,1,036000291452",
                "E,E,1,EUR,1,");

        assertThat(folder.products())
                .extracting(Product::barcode)
                .containsExactly("4006381333931", "9783161484100", "73513537", "036000291452", "");
    }

    @Test
    void aBarcodeTwiceIsAWarning() {
        folder.csv(COLUMNS + "barcode", "A,A,1,EUR,1,73513537", "B,B,1,EUR,1,73513537");

        assertThat(folder.warnings())
                .contains("catalog.csv:3:13: another product has the barcode 73513537 too; a scan finds both of them");
    }

    @Test
    void descriptionsHaveTheirLanguage() {
        folder.csv("sku,name,price,currency,stock,description,description:es", "A,A,1,EUR,1,Cotton,Algodón");

        assertThat(folder.products().getFirst().wording().descriptions())
                .containsExactly(entry("en", "Cotton"), entry("es", "Algodón"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    price:crew   | 5,00       | 2:13: price:crew "5,00" is not an amount; write 5.00
                    open_price   | perhaps    | 2:13: open_price "perhaps" is not yes or no; write yes where the till may name the price
                    barcode      | 12345      | 2:13: barcode "12345" is no barcode number (GTIN); write its 8, 12, 13 or 14 digits, in a cell of text
                    barcode      | 4.00638E+12 | 2:13: barcode "4.00638E+12" is no barcode number (GTIN)
                    barcode      | 4006381333935 | 2:13: barcode "4006381333935" ends in 5, while its other digits ask for 1; look at it again
                    variant_of   | T shirt    | 2:13: variant_of "T shirt" is not a name of a group; write 1 to 64 of
                    price:       |            | 1:31: column "price:" is not known; write a price list such as crew, in small letters after the colon
                    price:Crew!  |            | 1:31: column "price:Crew!" is not known; write a price list such as crew
                    option:      |            | 1:31: column "option:" is not known; write an option such as size
                    description:english!! |   | 1:31: column "description:english!!" is not known; write a language such as es after the colon
                    option:size  | 4111111111111111 | 2:13: option:size looks like a card number; card numbers do not belong here: delete it
                    barcode      | 4111111111111111 | 2:13: barcode looks like a card number
                    varient_of   |            | 1:31: column "varient_of" is not known; did you mean "variant_of"?
                    whatever     |            | 1:31: column "whatever" is not known; known are sku, name
                    """)
    void mistakesAreReportedWithPlaceRuleAndAdvice(String column, String cell, String expected) {
        var value = cell == null ? "" : '"' + cell + '"';

        assertThat(folder.csv(COLUMNS + column, "AB,A,1,EUR,1," + value).problems())
                .singleElement()
                .asString()
                .startsWith("catalog.csv:" + expected.replace("2:13", "2:14"));
    }

    @Test
    void pickupSlotsAreRead() {
        folder.csv(COLUMNS + "limit", "A,A,1,EUR,1,").file("event.toml", """
                name = "Fair"
                [[pickup]]
                id = "early"
                name = "Before the show"
                from = 2026-11-21T18:00:00+01:00
                until = 2026-11-21T19:00:00+01:00
                capacity = 40
                [[pickup]]
                id = "late"
                from = 2026-11-21T22:00:00Z
                until = 2026-11-21T23:00:00Z
                capacity = 1
                """);

        assertThat(folder.catalog().pickups())
                .containsExactly(
                        new Pickup(
                                "early",
                                "Before the show",
                                Instant.parse("2026-11-21T17:00:00Z"),
                                Instant.parse("2026-11-21T18:00:00Z"),
                                40),
                        new Pickup(
                                "late",
                                "late",
                                Instant.parse("2026-11-21T22:00:00Z"),
                                Instant.parse("2026-11-21T23:00:00Z"),
                                1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id = "late"       | id = "l a t e"      | event.toml:2:1: id "l a t e" is no name of a slot; write 1 to 64 of
                    id = "late"       | name = "x"          | event.toml:2:1: pickup.id is missing; write a short one such as id = "early"
                    22:00:00Z         | 23:00:00Z           | event.toml:4:1: until "2026-11-21T23:00Z" is not after "from"; let the slot end later
                    from =            | form =              | event.toml:3:1: key "form" is not known; did you mean "pickup.from"?
                    capacity = 1      | capacity = 0        | event.toml:5:1: capacity "0" is not a whole number from 1 to 1000000; write capacity = 40
                    capacity = 1      | capacity = "many"   | event.toml:5:1: capacity "many" is not a whole number
                    capacity = 1      | name = "n"          | event.toml:2:1: pickup.capacity is missing; write how many orders may choose the slot
                    [[pickup]]        | [pickup]            | event.toml:1:1: key "pickup" is not a table; write [[pickup]] on a line of its own for each slot
                    """)
    void mistakesInASlotAreReportedWithPlaceRuleAndAdvice(String right, String wrong, String expected) {
        var slot = """
                [[pickup]]
                id = "late"
                from = 2026-11-21T22:00:00Z
                until = 2026-11-21T23:00:00Z
                capacity = 1
                """;

        assertThat(folder.csv(COLUMNS + "limit", "A,A,1,EUR,1,")
                        .file("event.toml", slot.replace(right, wrong))
                        .problems())
                .anySatisfy(text -> assertThat(text).startsWith(expected));
    }

    @Test
    void twoSlotsNeedTwoIds() {
        var slot = """
                [[pickup]]
                id = "late"
                from = 2026-11-21T22:00:00Z
                until = 2026-11-21T23:00:00Z
                capacity = 1
                """;

        assertThat(folder.csv(COLUMNS + "limit", "A,A,1,EUR,1,")
                        .file("event.toml", slot + slot)
                        .problems())
                .containsExactly("event.toml:7:1: id \"late\" stands there twice; give each slot its own");
    }
}
