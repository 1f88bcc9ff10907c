package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogCheckTest {
    @TempDir
    private Path folder;

    private final FakeInventory catalog = new FakeInventory();

    @Test
    void aWholeCatalogIsCounted() throws Exception {
        catalog.add("TEE", List.of(), List.of(picture("one"), picture("two")));
        catalog.add("SET", List.of("TEE"), List.of());

        assertThat(look()).isEqualTo(Finding.ok("The catalog is whole: 2 products and 2 pictures."));
    }

    @Test
    void withoutACatalogNothingCanBeSold() throws Exception {
        catalog.imported = false;

        assertThat(look())
                .isEqualTo(Finding.fail(
                        "There is no catalog, so nothing can be sold.", "Import one: flightcase import DIR."));
    }

    @Test
    void productsThatAreMissingAreCounted() throws Exception {
        catalog.add("TEE", List.of(), List.of());
        catalog.more = 1;

        assertThat(look().status()).isEqualTo(Status.FAIL);
        assertThat(look().says()).isEqualTo("The catalog should hold 2 products, but 1 can be read.");
    }

    @Test
    void aBundleNeedsItsParts() throws Exception {
        catalog.add("TEE", List.of(), List.of());
        catalog.add("SET", List.of("TEE", "LP"), List.of());

        assertThat(look().status()).isEqualTo(Status.FAIL);
        assertThat(look().says()).isEqualTo("The bundle SET needs LP, which is not in the catalog.");
    }

    @Test
    void picturesThatAreGoneOrCutShortAreAWarning() throws Exception {
        var gone = picture("gone");
        var cut = picture("cut");
        catalog.add("TEE", List.of(), List.of(picture("fine"), gone));
        catalog.add("LP", List.of(), List.of(cut, "f".repeat(64)));
        Files.delete(folder.resolve(gone));
        Files.writeString(folder.resolve(cut), "c");

        assertThat(look().status()).isEqualTo(Status.WARN);
        assertThat(look().says()).isEqualTo("3 pictures of 4 can not be shown, the first of TEE.");
    }

    @Test
    void aPictureWhoseBytesHaveChangedFails() throws Exception {
        var changed = picture("white");
        catalog.add("TEE", List.of(), List.of(changed));
        Files.writeString(folder.resolve(changed), "black");

        assertThat(look().status()).isEqualTo(Status.FAIL);
        assertThat(look().says()).startsWith("A picture of TEE has changed on the disk");
    }

    @Test
    void ofManyPicturesSomeAreRead() throws Exception {
        for (int i = 0; i < 500; i++) {
            var picture = picture("picture " + i);
            catalog.add("P" + i, List.of(), List.of(picture));
            Files.writeString(folder.resolve(picture), "Picture " + i);
        }

        assertThat(look().says()).contains("has changed on the disk");
    }

    @Test
    void aCatalogThatChangesOrCanNotBeReadIsSaid() throws Exception {
        catalog.add("TEE", List.of(), List.of());
        catalog.overtaken = true;
        assertThat(look().status()).isEqualTo(Status.UNKNOWN);

        catalog.broken = true;
        assertThat(look().status()).isEqualTo(Status.FAIL);
        assertThat(look().says()).isEqualTo("The catalog can not be read from the disk.");
    }

    private String picture(String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var name = HexFormat.of().formatHex(Sha256.of(bytes));
        Files.write(folder.resolve(name), bytes);
        catalog.pictures.put(name, new CatalogInventory.Stored(folder.resolve(name), bytes.length));
        return name;
    }

    private Finding look() throws Exception {
        return CatalogCheck.of(catalog, new Random(1)).probe().look();
    }

    /** A catalog in memory, with pictures in the test's folder. */
    private static final class FakeInventory implements CatalogInventory {
        private final List<Listed> products = new ArrayList<>();
        private final Map<String, Stored> pictures = new HashMap<>();
        private boolean imported = true;
        private boolean overtaken;
        private boolean broken;
        private int more;

        void add(String sku, List<String> parts, List<String> images) {
            products.add(new Listed(sku, parts, images));
        }

        @Override
        public Optional<Edition> edition() {
            if (broken) {
                throw new StoreException(StoreException.Kind.INPUT_OUTPUT, "the disk is gone", null);
            }
            return imported ? Optional.of(new Edition(1, products.size() + more)) : Optional.empty();
        }

        @Override
        public boolean each(Edition edition, Consumer<Listed> product) {
            products.forEach(product);
            return !overtaken;
        }

        @Override
        public boolean has(String sku) {
            return products.stream().anyMatch(product -> product.sku().equals(sku));
        }

        @Override
        public Optional<Stored> picture(String sha256) {
            return Optional.ofNullable(pictures.get(sha256));
        }
    }
}
