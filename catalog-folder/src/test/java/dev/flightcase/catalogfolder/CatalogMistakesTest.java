package dev.flightcase.catalogfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake a person makes, and exactly what is said of it. */
class CatalogMistakesTest {
    private static final String HEADER = "sku,name,price,currency,tax,stock,bundle,opens,closes,limit\n";

    @TempDir
    Path directory;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // columns
                csv("sku,name,prize,currency\n", "1:10: column \"prize\" is not known; did you mean \"price\"?"),
                csv("sku,name,price\n", "1: column \"currency\" is missing; add it to the first line"),
                csv("sku,sku,name,price,currency\n", "1:5: column \"sku\" stands there twice; leave one out"),
                csv(
                        "sku,name,name:en,price,currency\n",
                        "1:10: column \"name:en\" repeats the column \"name\", which is in en already; leave one out"),
                csv("sku;name;price;currency\n", "save the table as CSV with commas"),
                csv(
                        "sku,name,price,currency,\n",
                        "1:25: column \"\" is not known; give the column a title, or delete it"),
                csv("sku,name,price,currency\n", ": there is no product in it; add a row for each product"),
                csv("", ": there is no product in it; add a row for each product"),
                // cells
                row("A B,n,1,EUR,,1,,,,", "2:1: sku \"A B\" is not a SKU; write 1 to 64 of A-Z a-z 0-9 . _ -"),
                row("../x,n,1,EUR,,1,,,,", "2:1: sku \"../x\" is not a SKU"),
                row(",n,1,EUR,,1,,,,", "2:1: sku is not a SKU"),
                row("A,,1,EUR,,1,,,,", "2:3: name is empty; write what the guests shall read"),
                row("A,n,\"12,5\",EUR,,1,,,,", "2:5: price \"12,5\" is not an amount; write 12.50"),
                row("A,n,-1,EUR,,1,,,,", "2:5: price \"-1\" is not an amount; write 12.50"),
                row("A,n,1e3,EUR,,1,,,,", "2:5: price \"1e3\" is not an amount; write 12.50"),
                row("A,n,1.234,EUR,,1,,,,", "2:5: price \"1.234\" has 3 decimals; EUR has at most 2; write 12.50"),
                row("A,n,1.5,JPY,,1,,,,", "2:5: price \"1.5\" has 1 decimals; JPY has none; write 12"),
                row("A,n,1.2345,KWD,,1,,,,", "2:5: price \"1.2345\" has 4 decimals; KWD has at most 3; write 12.500"),
                row("A,n,99999999999999999,EUR,,1,,,,", "2:5: price \"99999999999999999\" is too large"),
                row("A,n,1,EURO,,1,,,,", "2:7: currency \"EURO\" is no ISO 4217 currency"),
                row("A,n,1,XAU,,1,,,,", "2:7: currency \"XAU\" is no ISO 4217 currency"),
                row("A,n,1,,,1,,,,", "2:7: currency is no ISO 4217 currency"),
                row("A,n,1,EUR,,-3,,,,", "2:12: stock \"-3\" is not a whole number of at least 0"),
                row("A,n,1,EUR,,1.5,,,,", "2:12: stock \"1.5\" is not a whole number of at least 0"),
                row("A,n,1,EUR,,1,,,,0", "2:17: limit \"0\" is not a whole number of at least 1"),
                row("A,n,1,EUR,,1,,tomorrow,,", "2:15: opens \"tomorrow\" is not a time with its offset (RFC 3339)"),
                row("A,n,1,EUR,,1,,2026-11-21T20:00:00,,", "2:15: opens \"2026-11-21T20:00:00\" is not a time"),
                row(
                        "A,n,1,EUR,,1,,2026-11-21T20:00:00Z,2026-11-21T20:00:00Z,",
                        "2:36: closes \"2026-11-21T20:00:00Z\" is not after \"opens\""),
                // bundles
                row("B,n,1,EUR,,5,A*1,,,", "2:12: stock \"5\" stands beside a bundle, which has no stock of its own"),
                row("B,n,1,EUR,,,A x 2,,,", "2:13: bundle \"A x 2\" is not a list of at most 20 parts"),
                row("B,n,1,EUR,,,A*0,,,", "2:13: bundle \"A*0\" is not a list of at most 20 parts"),
                row("B,n,1,EUR,,,B*1,,,", "2:13: bundle \"B*1\" holds itself"),
                row(
                        "A1,n,1,EUR,,1,,,,\nB,n,1,EUR,,,A2*1,,,",
                        "3:13: bundle \"A2*1\" names \"A2\", which is not in the table; did you mean A1?"),
                row("A,n,1,EUR,,1,,,,\nB,n,1,EUR,,,A*1 A*2,,,", "3:13: bundle \"A*1 A*2\" names A twice"),
                row(
                        "A,n,1,EUR,,1,,,,\nB,n,1,EUR,,,A*1,,,\nC,n,1,EUR,,,B*1,,,",
                        "4:13: bundle \"B*1\" names the bundle B; name what is in that bundle instead"),
                // among rows
                row("A,n,1,EUR,,1,,,,\na,n,1,EUR,,1,,,,", "3:1: sku \"a\" stands in line 2 already"),
                row("A,n,1,EUR,,1,,,,\nB,n,1,USD,,1,,,,", "3:7: currency \"USD\" differs from EUR above"),
                row("A,n,1,EUR,,1", "2: the row has 6 cells, the first line 10"),
                // syntax
                row("A,\"n,1,EUR\n,,1,,,,", "2:3: a quote is never closed; close it with \""),
                row("A,n\"m,1,EUR,,1,,,,", "2:4: a quote stands inside a cell"),
                row("A,\"n\"m,1,EUR,,1,,,,", "2:6: text follows a closing quote"),
                row("A,n\u0000,1,EUR,,1,,,,", "2:5: a control character (code 0) stands in a cell; delete it"),
                row("A,n,1,EUR,,1,,,,\rB,n,1,EUR,,1,,,,", "2:18: a line ends with a carriage return alone"),
                // positions count characters, and lines inside quotes
                row("A,\"🎸ü\",x,EUR,,1,,,,", "2:8: price \"x\" is not an amount"),
                row("A,\"two\nlines\",x,EUR,,1,,,,", "3:8: price \"x\" is not an amount"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isReportedWithPlaceRuleAndAdvice(String csv, String expected) {
        var problems = new TestFolder(directory).file("catalog.csv", csv).problems();

        assertThat(problems).anySatisfy(text -> assertThat(text).contains(expected));
        assertThat(problems).hasSize(1);
    }

    @Test
    void bytesThatAreNotUtf8AreNamedByPosition() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("sku,name,price,currency\nA,Caf".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        bytes.writeBytes(",1,EUR\n".getBytes(StandardCharsets.UTF_8));

        var problems = new TestFolder(directory)
                .file("catalog.csv", bytes.toByteArray())
                .problems();

        assertThat(problems)
                .containsExactly("catalog.csv:2:6: byte 30 of the file is not UTF-8; save the table as \"CSV UTF-8\"");
    }

    @Test
    void aCutOffCharacterAtTheEndIsNotUtf8Either() {
        var csv = "sku,name,price,currency,stock\nA,n,1,EUR,1\nB,".getBytes(StandardCharsets.UTF_8);
        var cut = Arrays.copyOf(csv, csv.length + 1);
        cut[csv.length] = (byte) 0xC3;

        assertThat(new TestFolder(directory).file("catalog.csv", cut).problems())
                .containsExactly("catalog.csv:3:3: byte 45 of the file is not UTF-8; save the table as \"CSV UTF-8\"");
    }

    private static Arguments csv(String csv, String expected) {
        return arguments(csv, expected);
    }

    private static Arguments row(String rows, String expected) {
        return arguments(HEADER + rows + "\n", expected);
    }
}
