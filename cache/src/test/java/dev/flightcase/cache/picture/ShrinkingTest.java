package dev.flightcase.cache.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrinkingTest {

    @Test
    void eachNewPixelIsTheMeanOfWhatItCovers() {
        var picture = grey(3, 2, 0, 90, 180, 30, 60, 240);

        var half = Shrinking.of(new Pixels(picture), 2, 1);

        // The column in the middle belongs to both by half.
        assertThat(red(half, 0, 0)).isEqualTo((0 + 30 + (90 + 60) / 2) / 3);
        assertThat(red(half, 1, 0)).isEqualTo((180 + 240 + (90 + 60) / 2) / 3);
    }

    @ParameterizedTest
    @CsvSource({"100, 60, 100, 60", "100, 60, 99, 59", "100, 60, 64, 48", "100, 60, 3, 2", "7, 900, 1, 1", "1, 1, 1, 1"
    })
    void aPlainPictureStaysAsItIsAtAnySize(int width, int height, int newWidth, int newHeight) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        fill(picture, 0xC86432);

        var small = Shrinking.of(new Pixels(picture), newWidth, newHeight);

        assertThat(small.getWidth()).isEqualTo(newWidth);
        assertThat(small.getHeight()).isEqualTo(newHeight);
        for (var y = 0; y < newHeight; y++) {
            for (var x = 0; x < newWidth; x++) {
                assertThat(small.getRGB(x, y) & 0xFFFFFF).isEqualTo(0xC86432);
            }
        }
    }

    @Test
    void theMeanOfThePictureIsKept() {
        var random = new Random(3);
        var values = random.ints(97 * 53, 0, 256).toArray();
        var picture = grey(97, 53, values);

        var small = Shrinking.of(new Pixels(picture), 31, 17);

        var sum = 0L;
        for (var y = 0; y < 17; y++) {
            for (var x = 0; x < 31; x++) {
                sum += red(small, x, y);
            }
        }
        var mean = (double) random(values) / values.length;
        assertThat((double) sum / (31 * 17)).isBetween(mean - 1, mean + 1);
    }

    @Test
    void transparencyIsLaidOnWhite() {
        var picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0x00FF0000);
        picture.setRGB(1, 0, 0x80000000);

        var same = Shrinking.of(new Pixels(picture), 2, 1);

        assertThat(same.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(red(same, 1, 0)).isEqualTo(127);
    }

    @Test
    void palettesAndSixteenBitsAreRead() {
        var palette = new IndexColorModel(1, 2, new byte[] {10, (byte) 250}, new byte[] {20, 0}, new byte[] {30, 0});
        var indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        indexed.getRaster().setSample(1, 0, 0, 1);
        var deep = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 0x80FF);

        assertThat(Shrinking.of(new Pixels(indexed), 2, 1).getRGB(0, 0) & 0xFFFFFF)
                .isEqualTo(0x0A141E);
        assertThat(Shrinking.of(new Pixels(indexed), 2, 1).getRGB(1, 0) & 0xFFFFFF)
                .isEqualTo(0xFA0000);
        assertThat(red(Shrinking.of(new Pixels(deep), 1, 1), 0, 0)).isEqualTo(0x80);
    }

    @Test
    void nothingIsMadeLarger() {
        var picture = new Pixels(grey(2, 1, 1, 2));

        assertThatThrownBy(() -> Shrinking.of(picture, 3, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long random(int[] values) {
        var sum = 0L;
        for (var value : values) {
            sum += value;
        }
        return sum;
    }

    private static BufferedImage grey(int width, int height, int... values) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var n = 0; n < values.length; n++) {
            picture.setRGB(n % width, n / width, values[n] * 0x010101);
        }
        return picture;
    }

    private static void fill(BufferedImage picture, int rgb) {
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, rgb);
            }
        }
    }

    private static int red(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) >> 16 & 0xFF;
    }
}
