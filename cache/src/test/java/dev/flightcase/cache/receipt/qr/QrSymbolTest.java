package dev.flightcase.cache.receipt.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class QrSymbolTest {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    /** Capacities of ISO/IEC 18004 table 7: the sizes that a receipt is fitted to, and one character more. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, H",
        "300, 10, M",
        "419, 12, M",
        "420, 11, L",
        "535, 12, L",
        "536, 13, L",
        "758, 15, L",
        "759, 16, L",
        "1249, 20, L"
    })
    void isMediumAsLongAsVersion12HoldsIt(int characters, int version, char level) {
        var symbol = QrSymbol.of(text(characters));

        assertThat(symbol.version()).isEqualTo(version);
        assertThat(symbol.level()).isEqualTo(level);
        assertThat(symbol.size()).isEqualTo(17 + 4 * version);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 4", "385, 8", "535, 3", "1249, 5"})
    void thePngIsReadByAnotherDecoder(int characters, int pixels) throws Exception {
        var text = text(characters);
        var symbol = QrSymbol.of(text);

        var png = ImageIO.read(new ByteArrayInputStream(QrPng.of(symbol, pixels).toArray()));

        assertThat(png.getWidth()).isEqualTo((symbol.size() + 8) * pixels).isEqualTo(png.getHeight());
        assertThat(png.getColorModel().getPixelSize()).isEqualTo(1);
        assertThat(decoded(png)).isEqualTo(text);
    }

    @Test
    void theSvgIsReadByAnotherDecoder() throws Exception {
        var text = text(385);

        var svg = QrSvg.of(QrSymbol.of(text), "QR code");

        assertThat(decoded(drawn(svg))).isEqualTo(text);
    }

    @Test
    void refusesCharactersThatWouldMakeTheCodeLarger() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrSymbol.of("lower"));
    }

    private static String text(int characters) {
        return new Random(characters)
                .ints(characters, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** The one path of ours, drawn by hand: boxes of one row. */
    private static BufferedImage drawn(String svg) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        int side = Integer.parseInt(
                document.getDocumentElement().getAttribute("viewBox").split(" ", -1)[2]);
        int scale = 4;
        var image = new BufferedImage(side * scale, side * scale, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(java.awt.Color.BLACK);
        var boxes = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z")
                .matcher(document.getElementsByTagName("path")
                        .item(1)
                        .getAttributes()
                        .getNamedItem("d")
                        .getNodeValue());
        while (boxes.find()) {
            graphics.fillRect(
                    Integer.parseInt(boxes.group(1)) * scale,
                    Integer.parseInt(boxes.group(2)) * scale,
                    Integer.parseInt(boxes.group(3)) * scale,
                    scale);
        }
        graphics.dispose();
        return image;
    }

    private static String decoded(BufferedImage image) throws Exception {
        int width = image.getWidth();
        int height = image.getHeight();
        var source = new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.PURE_BARCODE, true);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), hints)
                .getText();
    }
}
