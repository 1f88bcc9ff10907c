package dev.flightcase.demo.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleEventTest {
    private static final Instant START = Instant.parse("2026-11-21T20:00:00.5Z");

    @TempDir
    private Path folder;

    @Test
    void sellsEnoughThingsOfManyKinds() {
        var products = SampleCatalog.products(7);

        assertThat(products).hasSizeGreaterThanOrEqualTo(24);
        assertThat(products.stream().map(Product::sku))
                .doesNotHaveDuplicates()
                .allMatch(sku -> sku.matches("[A-Z0-9-]+"));
        assertThat(products.stream().map(Product::category).distinct()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(products.stream().filter(product -> !product.bundle().isEmpty()))
                .hasSize(2);
        assertThat(products.stream().map(Product::drop).filter(drop -> drop != Product.Drop.NONE))
                .containsExactlyInAnyOrder(Product.Drop.ARMED, Product.Drop.OPEN);
        assertThat(products).allMatch(product -> product.bundle().isEmpty() == (product.stock() != null));
    }

    @Test
    void bundlesAreMadeOfWhatIsSold() {
        var products = SampleCatalog.products(7);
        var skus = products.stream().map(Product::sku).collect(Collectors.toSet());

        assertThat(products.stream()
                        .filter(product -> !product.bundle().isEmpty())
                        .flatMap(product -> List.of(product.bundle().split(" ")).stream()))
                .allSatisfy(part -> assertThat(skus).contains(part.substring(0, part.indexOf('*'))));
    }

    @Test
    void writesRowsAsAPersonWould() {
        var csv = SampleEvent.csv(SampleCatalog.products(7), START).lines().toList();

        assertThat(csv.getFirst())
                .isEqualTo(
                        "sku,name,name:es,price,currency,tax,stock,bundle,opens,closes,limit,category,description,price:crew");
        assertThat(csv)
                .contains(
                        "TEE-BLK-M,\"Tour shirt, black, M\",\"Camiseta de gira, negra, M\",25.00,EUR,standard,40,,,,,Shirts,\"Heavy organic cotton, printed by hand\",20.00",
                        "BUNDLE-TEE-LP,Shirt and record,Camiseta y disco,42.00,EUR,standard,,TEE-BLK-M*1 LP-001*1,,,,Bundles,,")
                .anyMatch(row ->
                        row.startsWith("PRINT-21,") && row.contains(",2026-11-21T20:02:00Z,2026-11-21T20:32:00Z,1,"))
                .anyMatch(row ->
                        row.startsWith("LP-TEST,") && row.contains(",2026-11-21T19:59:00Z,2026-11-21T20:29:00Z,1,"));
    }

    @Test
    void writesAPictureForEverySku() throws IOException {
        var written = new SampleEvent(7).write(folder, START);

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(written.pictures() + 2);
        }
        for (var product : SampleCatalog.products(7)) {
            var picture = ImageIO.read(folder.resolve(product.sku() + ".jpg").toFile());
            assertThat(picture.getWidth()).isEqualTo(800);
            assertThat(picture.getHeight()).isEqualTo(800);
        }
    }

    @Test
    void theSameSeedDrawsTheSamePictureAndAnotherSeedAnotherOne() {
        var tiles = Media.record(Motif.TILES);

        var picture = Studio.photograph(tiles, Palette.PLUM, 7);

        assertThat(Studio.photograph(tiles, Palette.PLUM, 7)).isEqualTo(picture);
        assertThat(Studio.photograph(tiles, Palette.PLUM, 8)).isNotEqualTo(picture);
    }
}
