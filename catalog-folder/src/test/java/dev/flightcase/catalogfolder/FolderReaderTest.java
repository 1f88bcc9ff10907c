package dev.flightcase.catalogfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
    private static final String SAMPLE = """
            sku,name,name:es,price,currency,tax,stock,bundle,opens,closes,limit,category,description
            TEE-BLK-M,"Tour shirt, black, M","Camiseta de gira, negra, M",25.00,EUR,standard,40,,,,,Shirts,"Heavy cotton"
            LP-001,"Record",,22.00,EUR,standard,60,,,,,Music,
            BUNDLE-TEE-LP,"Shirt and record",,45.00,EUR,standard,,TEE-BLK-M*1 LP-001*1,,,,Bundles,
            PRINT-21,"Signed print, edition of 100",,60.00,EUR,reduced,100,,2026-11-21T20:00:00Z,2026-11-21T20:30:00Z,1,Prints,
            """;
    private static final String EVENT = """
            id = "night-market"
            name = "Night Market"
            seller = "Night Market Prints"
            organizer = "Night Market Collective"
            start = 2026-11-21T18:00:00+01:00
            end = 2026-11-21T23:00:00+01:00
            language = "en"
            [location]
            name = "Old Tram Depot"
            address = "Depot Street 1, Springfield"
            [tax]
            standard = 19
            reduced = 5.5
            """;

    @TempDir
    Path directory;

    private TestFolder folder;

    @BeforeEach
    void emptyFolder() {
        folder = new TestFolder(directory);
    }

    @Test
    void readsTheSampleWhole() {
        var catalog =
                folder.file("catalog.csv", SAMPLE).file("event.toml", EVENT).catalog();

        var products = folder.products();
        assertThat(products)
                .extracting(Product::sku)
                .containsExactly("TEE-BLK-M", "LP-001", "BUNDLE-TEE-LP", "PRINT-21");
        var shirt = products.getFirst();
        assertThat(shirt.names())
                .containsExactly(entry("en", "Tour shirt, black, M"), entry("es", "Camiseta de gira, negra, M"));
        assertThat(shirt.price()).isEqualTo(new Money(2500, Currency.getInstance("EUR")));
        assertThat(shirt.stock()).isEqualTo(40);
        assertThat(products.get(2).bundle()).containsExactly(new Component("TEE-BLK-M", 1), new Component("LP-001", 1));
        var print = products.get(3);
        assertThat(print.window())
                .isEqualTo(
                        new SaleWindow(Instant.parse("2026-11-21T20:00:00Z"), Instant.parse("2026-11-21T20:30:00Z")));
        assertThat(print.limitPerOrder()).isEqualTo(1);
        assertThat(catalog.taxes()).isEqualTo(new TaxPlan(true, Map.of("standard", 190_000, "reduced", 55_000)));
        assertThat(catalog.event())
                .isEqualTo(new EventDetails(
                        "night-market",
                        "Night Market",
                        "Night Market Prints",
                        "Night Market Collective",
                        OffsetDateTime.parse("2026-11-21T18:00:00+01:00"),
                        OffsetDateTime.parse("2026-11-21T23:00:00+01:00"),
                        "Old Tram Depot",
                        "Depot Street 1, Springfield",
                        "en"));
    }

    @Test
    void columnsMayStandInAnyOrder() {
        var products = folder.csv("currency,price,name,sku,stock", "EUR,1.50,Sticker,ST-1,3")
                .products();

        assertThat(products.getFirst().price().decimal()).isEqualTo("1.50");
    }

    @Test
    void aByteOrderMarkCrlfAndQuotedLineBreaksAreRead() {
        var csv = "\uFEFFsku,name,price,currency,stock,description\r\n"
                + "A,\"Say \"\"hi\"\"\",1,EUR,1,\"two\r\nlines\"\r\n\r\n"
                + "B,Ünïcode 🎸,2,EUR,1,\r\n";

        var products = folder.file("catalog.csv", csv).products();

        assertThat(products.get(0).names()).containsEntry("en", "Say \"hi\"");
        assertThat(products.get(0).wording().descriptions()).containsEntry("en", "two\r\nlines");
        assertThat(products.get(1).names()).containsEntry("en", "Ünïcode 🎸");
    }

    @Test
    void withoutEventFileTheFolderNamesTheEventAndTaxesAreZeroWithWarnings() throws IOException {
        folder = new TestFolder(Files.createDirectory(directory.resolve("market")))
                .csv("sku,name,price,currency,tax,stock", "A,A,1,EUR,standard,1", "B,B,1,EUR,,1");

        assertThat(folder.catalog().event().name()).isEqualTo("market");
        assertThat(folder.catalog().event().key()).isEqualTo("market");
        assertThat(folder.catalog().taxes()).isEqualTo(new TaxPlan(true, Map.of("standard", 0)));
        assertThat(folder.warnings())
                .anyMatch(text -> text.startsWith("event.toml: there is none"))
                .contains("catalog.csv:2:11: tax \"standard\" has no rate and counts as 0 %;"
                        + " write [tax] and standard = 19 into event.toml");
    }

    @Test
    void currencyOfTheEventFillsEmptyCells() {
        var catalog = folder.csv("sku,name,price,currency,stock", "A,A,500,,1")
                .file("event.toml", "currency = \"JPY\"")
                .catalog();

        assertThat(catalog.currency().getCurrencyCode()).isEqualTo("JPY");
        assertThat(folder.products().getFirst().price().minor()).isEqualTo(500);
    }

    @Test
    void decimalsFollowTheCurrency() {
        assertThat(folder.csv("sku,name,price,currency,stock", "A,A,1.234,KWD,1")
                        .products()
                        .getFirst()
                        .price()
                        .minor())
                .isEqualTo(1234);
    }

    @Test
    void picturesBelongToTheirSkuInOrder() {
        var products = folder.csv("sku,name,price,currency,stock", "TEE,Tee,1,EUR,1", "TEE-2,Tee 2,1,EUR,1")
                .file("TEE.jpg", TestFolder.jpeg(1200, 800))
                .file("TEE-3.PNG", TestFolder.png(10, 20))
                .file("tee-2.jpeg", TestFolder.png(5, 6))
                .products();

        assertThat(products.get(0).pictures())
                .containsExactly(
                        new Picture(directory.resolve("TEE.jpg"), "image/jpeg", 1200, 800),
                        new Picture(directory.resolve("TEE-3.PNG"), "image/png", 10, 20));
        assertThat(products.get(1).pictures())
                .containsExactly(new Picture(directory.resolve("tee-2.jpeg"), "image/png", 5, 6));
    }

    @Test
    void orphanAndUnreadKindsOfPicturesAreWarnings() {
        folder.csv("sku,name,price,currency,stock", "TEE-BLK,Tee,1,EUR,1")
                .file("TEE-BLAK.jpg", TestFolder.jpeg(1, 1))
                .file("TEE-BLK.webp", "RIFF")
                .file("notes.txt", "not a picture at all");

        assertThat(folder.warnings())
                .contains(
                        "TEE-BLAK.jpg: the picture belongs to no product; did you mean TEE-BLK?",
                        "TEE-BLK.webp: this kind of picture is not read; save it as JPEG or PNG")
                .noneMatch(text -> text.contains("notes.txt"));
    }

    @Test
    void aPictureThatCannotBeUsedIsLeftOutWithAWarning() {
        folder.csv("sku,name,price,currency,stock", "A,A,1,EUR,1")
                .file("A.jpg", "no picture")
                .file("A-2.png", new byte[] {1, 2})
                .file("A-3.png", TestFolder.png(3, 4))
                .file("A-4.png", TestFolder.png(100_000, 100_000));

        assertThat(folder.warnings())
                .contains(
                        "A.jpg: this is no JPEG or PNG, or it is broken, and left out; save it again",
                        "A-2.png: this is no JPEG or PNG, or it is broken, and left out; save it again",
                        "A-4.png: the picture has more than 50 megapixels and is left out; save it smaller");
        assertThat(folder.products().getFirst().pictures())
                .extracting(Picture::width)
                .containsExactly(3);
    }

    @Test
    void theTurnOfAPhonesCameraIsRead() {
        folder.csv("sku,name,price,currency,stock", "A,A,1,EUR,1")
                .file("A.jpg", TestFolder.turnedJpeg(400, 300, 6, ByteOrder.BIG_ENDIAN))
                .file("A-2.jpg", TestFolder.turnedJpeg(400, 300, 3, ByteOrder.LITTLE_ENDIAN))
                .file("A-3.jpg", TestFolder.turnedJpeg(400, 300, 9, ByteOrder.LITTLE_ENDIAN));

        var pictures = folder.products().getFirst().pictures();

        assertThat(pictures).extracting(Picture::orientation).containsExactly(6, 3, 1);
        assertThat(pictures).extracting(Picture::shownWidth).containsExactly(300, 400, 400);
        assertThat(pictures).extracting(Picture::shownHeight).containsExactly(400, 300, 300);
    }

    @Test
    void aTableThatChangesAfterItWasCheckedIsNotRead() {
        var products = folder.csv("sku,name,price,currency,stock", "A,A,1,EUR,1")
                .catalog()
                .products();
        folder.csv("sku,name,price,currency,stock", "A,A,2,EUR,1");

        assertThatThrownBy(() -> products.forEach(_ -> {}))
                .isInstanceOf(FolderException.class)
                .hasMessage("catalog.csv changed while it was read; import again");
    }

    @Test
    void missingFolderAndMissingTableSaySo() {
        assertThat(new TestFolder(directory.resolve("nowhere")).problems())
                .singleElement()
                .asString()
                .endsWith("nowhere: there is no such folder; name the catalog's folder");
        assertThat(folder.problems()).containsExactly("catalog.csv: there is no such file in the folder; write one");
    }

    @Test
    void noStockIsAWarningAndMeansNone() {
        folder.csv("sku,name,price,currency,stock", "A,A,1,EUR,");

        assertThat(folder.warnings())
                .contains("catalog.csv:2:11: no stock is given, so none can be sold; write how many units there are");
        assertThat(folder.products().getFirst().stock()).isZero();
    }

    @Test
    void bundleOfARowWithAMistakeIsNotBlamedToo() {
        assertThat(folder.csv("sku,name,price,currency,stock,bundle", "A,A,\"12,5\",EUR,1,", "B,B,1,EUR,,A*2")
                        .problems())
                .containsExactly("catalog.csv:2:5: price \"12,5\" is not an amount; write 12.50");
    }

    @Test
    void everyProblemIsReportedUpToTheBound() {
        var rows = new ArrayList<String>();
        rows.add("sku,name,price,currency,stock");
        for (var row = 0; row < 500; row++) {
            rows.add("A" + row + ",A,x,EUR,1");
        }

        assertThat(folder.csv(rows.toArray(String[]::new)).problems())
                .hasSize(FolderLimits.defaults().problemsMax());
    }

    @Test
    void boundsAreReached() {
        folder.csv("sku,name,price,currency,stock", "A,A,1,EUR,1", "B,B,1,EUR,1", "C,CCCCCCCCCC,1,EUR,1")
                .file("A.png", TestFolder.png(100, 100));

        assertThat(refused(new FolderLimits(10, 100, 9, 9, 99, 99, 999, 99_999, 9, 9)))
                .containsExactly("catalog.csv: the file is larger than 10 bytes; make it smaller");
        assertThat(refused(new FolderLimits(999, 100, 2, 9, 99, 99, 999, 99_999, 9, 9)))
                .containsExactly("catalog.csv:4: there are more than 2 rows; split them");
        assertThat(refused(new FolderLimits(999, 100, 9, 4, 99, 99, 999, 99_999, 9, 9)))
                .startsWith("catalog.csv:1:25: a row has more than 4 cells; check the quotes and commas");
        assertThat(refused(new FolderLimits(999, 100, 9, 9, 9, 99, 999, 99_999, 9, 9)))
                .containsExactly("catalog.csv:4:3: a cell has more than 9 characters; shorten it, or close its quote");
        assertThat(refused(new FolderLimits(999, 100, 9, 9, 99, 1, 999, 99_999, 9, 9)))
                .containsExactly(".: the folder holds more than 1 files; move some");
    }

    private List<String> refused(FolderLimits limits) {
        return switch (folder.read(limits)) {
            case FolderReading.Read _ -> List.of();
            case FolderReading.Refused refused ->
                refused.problems().stream().map(Problem::text).toList();
        };
    }
}
