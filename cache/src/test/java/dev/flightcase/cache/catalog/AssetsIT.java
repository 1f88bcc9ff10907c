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
        assertThat(HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(asset.file()))))
                .isEqualTo(sha256);
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

        stall.importFolder();

        assertThat(at(stall.productJson("TEE"), "images", 0))
                .isInstanceOfSatisfying(
                        Map.class,
                        image -> assertThat(image.containsKey("placeholder")).isFalse());
    }

    private String sha256(String sku) {
        return String.valueOf(at(stall.productJson(sku), "images", 0, "sha256"));
    }
}
