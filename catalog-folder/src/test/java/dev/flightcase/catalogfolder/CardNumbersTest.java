package dev.flightcase.catalogfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a creator writes may not hold the number of a card, and no message shows one. */
class CardNumbersTest {
    private static final String HEADER = "sku,name,name:es,price,currency,stock,bundle,category,description\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "4111111111111111,n,,1,EUR,1,,, | 2:1: sku",
                "A,Pay 4111-1111-1111-1111 now,,1,EUR,1,,, | 2:3: name",
                "A,n,4111 1111 1111 1111,1,EUR,1,,, | 2:5: name:es",
                "A,n,,4111111111111111,EUR,1,,, | 2:6: price",
                "A,n,,1,5555555555554444,1,,, | 2:8: currency",
                "A,n,,1,EUR,4111111111111111,,, | 2:12: stock",
                "A,n,,1,EUR,,4111111111111111*1,, | 2:13: bundle",
                "A,n,,1,EUR,1,,378282246310005, | 2:15: category",
                "A,n,,1,EUR,1,,,\"one, 4111 1111 1111 1111\" | 2:16: description",
            })
    void aCellWithOneIsAMistakeThatIsNotEchoed(String row, String place) {
        var problems = new TestFolder(directory)
                .file("catalog.csv", HEADER + row + "\n")
                .problems();

        assertThat(problems)
                .containsExactly("catalog.csv:" + place
                        + " looks like a card number; card numbers do not belong here: delete it");
    }

    @Test
    void aBarcodeIsASkuEvenWhereItCouldBeACardNumber() {
        var catalog =
                new TestFolder(directory).file("catalog.csv", HEADER + """
                        4006381000093,n,,1,EUR,1,,,
                        4006381000192,n,,1,EUR,1,,,
                        SET,n,,1,EUR,,4006381000093*1 4006381000192*2,,
                        """).catalog();

        assertThat(catalog.products().size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "name = \"4111111111111111\", name",
        "seller = \"Card 4111 1111 1111 1111\", seller",
        "location.address = \"4111111111111111\", address",
        "tax.4111111111111111 = 19, ************1111",
    })
    void anEventWithOneIsAMistakeThatIsNotEchoed(String toml, String key) {
        var problems = new TestFolder(directory)
                .csv("sku,name,price,currency,stock", "A,A,1,EUR,1")
                .file("event.toml", toml + "\n")
                .problems();

        assertThat(problems)
                .anySatisfy(text -> assertThat(text)
                        .contains("key \"" + key + "\" looks like a card number; card numbers do not belong here"))
                .noneSatisfy(text -> assertThat(text).contains("1111 1111").contains("11111111"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sku,name,price,currency,4111111111111111\n",
                "sku,name,price,currency\nA,\"4111111111111111,1,EUR\n",
                "sku,name,price,currency\n4111111111111111 B,n,1,EUR\n",
            })
    void noOtherMessageShowsOneEither(String csv) {
        var problems = new TestFolder(directory).file("catalog.csv", csv).problems();

        assertThat(problems).isNotEmpty().noneSatisfy(text -> assertThat(text).contains("4111"));
    }

    @Test
    void aFolderNamedLikeOneGivesTheEventAMaskedName() throws IOException {
        var catalog = new TestFolder(Files.createDirectory(directory.resolve("4111111111111111")))
                .csv("sku,name,price,currency,stock", "A,A,1,EUR,1")
                .catalog();

        assertThat(catalog.event().name()).isEqualTo("************1111");
        assertThat(catalog.event().key()).isEqualTo("************1111");
    }
}
