package dev.flightcase.cache.catalog;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of an imported folder. */
class AssetsIT {
    private TestStall stall;

    @BeforeEach
    void start(@TempDir Path directory) {
        stall = new TestStall(directory);
    }

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void picturesAreKeptUnderTheirContentAndCopiedOnce() throws IOException {
        stall.picture("TEE.jpg", 64, 48);
        assertThat(stall.importFolder().files().added()).isEqualTo(1);

        assertThat(stall.importFolder().files().added()).isZero();

        var sha256 = sha256("TEE");
        var asset = stall.store.asset(sha256).orElseThrow();
        assertThat(asset.mediaType()).isEqualTo("image/jpeg");
        assertThat(asset.bytes()).isEqualTo(Files.size(stall.folder.resolve("TEE.jpg")));
        assertThat(asset.file()).hasSameBinaryContentAs(stall.folder.resolve("TEE.jpg"));
        assertIsItsName(asset);
    }

    @Test
    void variantsAreFilesOfTheirOwnAndTheSmallestThatDoesIsGiven() throws IOException {
        stall.picture("TEE.jpg", 700, 500);

        assertThat(stall.importFolder().files().added()).isEqualTo(4);

        var sha256 = sha256("TEE");
        assertThat(at(stall.productJson("TEE"), "images", 0, "widths")).isEqualTo(List.of(160L, 320L, 640L));
        assertThat(widthOf(sha256, 1)).isEqualTo(160);
        assertThat(widthOf(sha256, 160)).isEqualTo(160);
        assertThat(widthOf(sha256, 161)).isEqualTo(320);
        assertThat(widthOf(sha256, 640)).isEqualTo(640);
        assertThat(widthOf(sha256, 641)).isEqualTo(700);
        var small = stall.store.asset(sha256, 300).orElseThrow();
        assertIsItsName(small);
        assertThat(stall.store.asset(small.sha256())).contains(small);
    }

    @Test
    void aLostVariantIsMadeAgain() throws IOException {
        stall.picture("TEE.jpg", 700, 500);
        stall.importFolder();
        var small = stall.store.asset(sha256("TEE"), 160).orElseThrow();
        Files.delete(small.file());

        assertThat(stall.importFolder().files().added()).isEqualTo(1);

        assertIsItsName(small);
    }

    @Test
    void whatNoEditionNeedsAnyMoreIsSweptWithTheImportAfterNext() throws IOException {
        stall.picture("TEE.jpg", 700, 500);
        stall.importFolder();
        var sha256 = sha256("TEE");
        var stray = stall.assets().resolve("ab").resolve("ab" + "0".repeat(62));
        Files.createDirectories(stray.getParent());
        Files.writeString(stray, "left by an import that was cut short");
        stall.picture("TEE.jpg", 701, 501);

        assertThat(stall.importFolder().files().swept()).isEqualTo(1);
        assertThat(stray).doesNotExist();
        assertThat(stall.store.asset(sha256)).isPresent();
        assertThat(stall.importFolder().files().swept()).isEqualTo(4);

        assertThat(stall.store.asset(sha256)).isEmpty();
        assertIsItsName(stall.store.asset(sha256("TEE")).orElseThrow());
        assertThat(files()).hasSize(4);
    }

    @Test
    void aLostAssetFileIsCopiedAgain() throws IOException {
        stall.picture("TEE.jpg", 64, 48);
        stall.importFolder();
        var sha256 = sha256("TEE");
        Files.delete(stall.store.asset(sha256).orElseThrow().file());

        assertThat(stall.importFolder().files().added()).isEqualTo(1);
        assertThat(stall.store.asset(sha256).orElseThrow().file()).exists();
    }

    @Test
    void assetNamesThatAreNoHashAreNotLookedFor() {
        stall.importFolder();

        assertThat(List.of(
                        "", "../../etc/passwd", "..", "A".repeat(64), "0".repeat(63), "0".repeat(65), "0".repeat(64)))
                .allSatisfy(name -> assertThat(stall.store.asset(name)).isEmpty());
    }

    @Test
    void aPictureThatCannotBeDecodedIsServedWithoutPlaceholder() throws IOException {
        Files.write(
                stall.folder.resolve("TEE.png"),
                HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000001000000010802000000"));

        var report = stall.importFolder();

        assertThat(report.warnings())
                .singleElement()
                .asString()
                .startsWith("TEE.png: it is shown as it is, without smaller variants: it cannot be decoded: ");
        assertThat(at(stall.productJson("TEE"), "images", 0))
                .isInstanceOfSatisfying(
                        Map.class,
                        image -> assertThat(image.containsKey("placeholder")).isFalse());
    }

    private int widthOf(String sha256, int atLeast) throws IOException {
        return ImageIO.read(
                        stall.store.asset(sha256, atLeast).orElseThrow().file().toFile())
                .getWidth();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(stall.assets())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void assertIsItsName(AssetFile asset) throws IOException {
        var content = Files.readAllBytes(asset.file());
        assertThat(HexFormat.of().formatHex(Sha256.of(content))).isEqualTo(asset.sha256());
        assertThat(content).hasSize((int) asset.bytes());
    }

    private String sha256(String sku) {
        return String.valueOf(at(stall.productJson(sku), "images", 0, "sha256"));
    }
}
