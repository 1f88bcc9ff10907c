package dev.flightcase.cache.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.picture.Variants.Variant;
import dev.flightcase.catalogfolder.Picture;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariantMakerTest {
    private static final int RED = 0xE02020;
    private static final int BLUE = 0x2020E0;
    /** What JPEG may change of a plain colour. */
    private static final int TOLERANCE = 12;

    @TempDir
    Path directory;

    private final VariantMaker maker = new VariantMaker(List.of(160, 320, 640, 1280), 80, 16);

    @Test
    void everyNarrowerWidthIsMadeAndNoWiderOne() {
        var made = made(picture(halves(800, 400), "jpeg", 1));

        assertThat(made.smaller()).extracting(Variant::width).containsExactly(640, 320, 160);
        assertThat(made.smaller()).extracting(Variant::height).containsExactly(320, 160, 80);
        for (var variant : made.smaller()) {
            var decoded = decode(variant.jpeg().toArray());
            assertThat(decoded.getWidth()).isEqualTo(variant.width());
            assertThat(decoded.getHeight()).isEqualTo(variant.height());
            assertColour(decoded, 2, 2, RED);
            assertColour(decoded, variant.width() - 3, variant.height() - 3, BLUE);
        }
        var tiny = decode(Base64.getDecoder().decode(made.placeholder().substring("data:image/jpeg;base64,".length())));
        assertThat(tiny.getWidth()).isEqualTo(16);
        assertThat(tiny.getHeight()).isEqualTo(8);
    }

    @Test
    void aPictureThatIsSmallAlreadyHasAPlaceholderOnly() {
        var made = made(picture(halves(160, 20), "jpeg", 1));

        assertThat(made.smaller()).isEmpty();
        assertThat(made.placeholder()).startsWith("data:image/jpeg;base64,");
        assertThat(made(picture(halves(3, 2), "png", 1)).placeholder()).isNotEmpty();
    }

    @Test
    void aVariantThatWouldBeLargerThanThePictureIsLeftOut() {
        var picture = picture(halves(700, 700), "png", 1);

        assertThat(((Variants.Made) maker.of(picture, 1)).smaller()).isEmpty();
    }

    /** Red is at the left as it is stored; where it is shown follows from EXIF. */
    @ParameterizedTest
    @CsvSource({
        "1, left",
        "2, right",
        "3, right",
        "4, left",
        "5, top",
        "6, top",
        "7, bottom",
        "8, bottom",
    })
    void variantsAreUprightWhateverTheCameraWrote(int orientation, String red) {
        var made = made(picture(halves(800, 400), "jpeg", orientation));

        var variant = decode(made.smaller().getLast().jpeg().toArray());
        var transposed = orientation >= 5;
        assertThat(variant.getWidth()).isEqualTo(160);
        assertThat(variant.getHeight()).isEqualTo(transposed ? 320 : 80);
        var width = variant.getWidth();
        var height = variant.getHeight();
        switch (red) {
            case "left" -> assertColour(variant, 5, height / 2, RED);
            case "right" -> assertColour(variant, width - 6, height / 2, RED);
            case "top" -> assertColour(variant, width / 2, 5, RED);
            default -> assertColour(variant, width / 2, height - 6, RED);
        }
    }

    @Test
    void aColourProfileIsConvertedToSrgb() {
        var linear = ownProfile();
        var model = new ComponentColorModel(linear, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        var raster = model.createCompatibleWritableRaster(400, 200);
        for (var y = 0; y < 200; y++) {
            for (var x = 0; x < 400; x++) {
                raster.setPixel(x, y, new int[] {55, 55, 55});
            }
        }

        var made = made(picture(new BufferedImage(model, raster, false, null), "jpeg", 1));

        // 55/255 of the light is 128/255 in sRGB (IEC 61966-2-1).
        assertColour(decode(made.smaller().getFirst().jpeg().toArray()), 20, 20, 0x808080);
    }

    /** As linear as the platform's own, which it would not write into a file. */
    private static ColorSpace ownProfile() {
        var data = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        data[25] ^= 1; // ICC.1:2022 §7.2.8: the year it was made.
        return new ICC_ColorSpace(ICC_Profile.getInstance(data));
    }

    @Test
    void ofALargePictureAPartOfThePixelsIsDecoded() {
        var made = made(picture(halves(4000, 3000), "jpeg", 6));

        assertThat(made.smaller()).extracting(Variant::width).containsExactly(1280, 640, 320, 160);
        assertThat(made.smaller()).extracting(Variant::height).containsExactly(1707, 853, 427, 213);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 300, 2_000})
    void aPictureThatIsCutOffOrDamagedIsNoReasonToFail(int kept) throws IOException {
        for (var format : List.of("jpeg", "png")) {
            var picture = picture(noise(300, 200), format, 1);
            var bytes = Files.readAllBytes(picture.file());
            Files.write(picture.file(), Arrays.copyOf(bytes, Math.min(kept, bytes.length / 2)));

            assertThat(maker.of(picture, bytes.length)).isNotNull();
        }
    }

    @Test
    void randomDamageIsSurvived() throws IOException {
        var random = new Random(17);
        for (var round = 0; round < 60; round++) {
            var picture = picture(noise(200, 200), round % 2 == 0 ? "jpeg" : "png", 1);
            var bytes = Files.readAllBytes(picture.file());
            for (var hits = 0; hits < 10; hits++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(picture.file(), bytes);

            switch (maker.of(picture, bytes.length)) {
                case Variants.Made made -> assertThat(made.placeholder()).startsWith("data:image/jpeg");
                case Variants.NotMade not -> assertThat(not.why()).startsWith("it cannot be decoded: ");
            }
        }
    }

    @Test
    void whatTakesTooMuchMemoryIsLeftAsItIs() {
        var picture = new Picture(directory.resolve("none.jpg"), "image/jpeg", 5_000, 5_000, 1, true);

        assertThat(maker.of(picture, 1_000_000))
                .isEqualTo(new Variants.NotMade("a progressive JPEG of more than 16 megapixels takes too much memory"));
    }

    private Variants.Made made(Picture picture) {
        return switch (maker.of(picture, Long.MAX_VALUE)) {
            case Variants.Made made -> made;
            case Variants.NotMade(var why) -> throw new AssertionError(why);
        };
    }

    private Picture picture(BufferedImage image, String format, int orientation) {
        try {
            var file = Files.createTempFile(directory, "picture", "." + format);
            assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
            return new Picture(file, "image/" + format, image.getWidth(), image.getHeight(), orientation, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage halves(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 ? RED : BLUE);
            }
        }
        return image;
    }

    private static BufferedImage noise(int width, int height) {
        var random = new Random(5);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    private static BufferedImage decode(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertColour(BufferedImage image, int x, int y, int expected) {
        for (var shift = 0; shift <= 16; shift += 8) {
            assertThat(image.getRGB(x, y) >> shift & 0xFF)
                    .isCloseTo(expected >> shift & 0xFF, org.assertj.core.data.Offset.offset(TOLERANCE));
        }
    }
}
