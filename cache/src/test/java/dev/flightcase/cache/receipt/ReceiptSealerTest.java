package dev.flightcase.cache.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.receipt.cose.Base45;
import dev.flightcase.cache.receipt.qr.QrSymbol;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How receipts fit into codes that a phone can scan. */
class ReceiptSealerTest {
    private final ReceiptSealer sealer = new ReceiptSealer(TestKey.of(1));
    private final ReceiptVerifier verifier = new ReceiptVerifier(TestKey.KEYS);

    @ParameterizedTest
    @CsvSource({"1, 11, M", "3, 12, M", "10, 12, L", "30, 15, L", "60, 20, L", "100, 20, L"})
    void aCodeIsNoLargerThanAPhoneCanScan(int lines, int version, char level) {
        var symbol = QrSymbol.of(sealer.seal(TestReceipts.ofLines(lines)).text());

        assertThat(symbol.version()).isLessThanOrEqualTo(version);
        assertThat(symbol.level()).isGreaterThanOrEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void tenLinesOfTwentyFiveCharactersFitVersion12(long seed) {
        var sealed = sealer.seal(TestReceipts.ofNoise(10, 25, seed));

        assertThat(QrSymbol.of(sealed.text()).version()).isLessThanOrEqualTo(12);
        assertThat(lines(sealed))
                .hasSize(10)
                .allSatisfy(line -> assertThat(line.name()).endsWith("…").hasSizeGreaterThan(8));
    }

    @Test
    void tenLinesInJapaneseFitVersion12() {
        var receipt = TestReceipts.named(Collections.nCopies(10, "夜市限定版画").stream()
                .map(name -> name + new Random(name.length()).nextInt(9) + "大判サイン入り百枚限定発売中")
                .toList());

        var sealed = sealer.seal(receipt);

        assertThat(QrSymbol.of(sealed.text()).version()).isLessThanOrEqualTo(12);
        assertThat(lines(sealed)).allSatisfy(line -> assertThat(line.name()).startsWith("夜市"));
    }

    @Test
    void namesThatFitStandInFull() {
        var receipt = TestReceipts.ofLines(4);

        assertThat(lines(sealer.seal(receipt))).isEqualTo(receipt.lines());
    }

    @Test
    void onlyNamesThatAreTooLongAreCutAndSaySo() {
        var receipt = TestReceipts.named(List.of(
                "LP",
                "A",
                "Tour shirt, black, size M",
                "Handmade brass ring no. 52",
                "Pin",
                "Blue Morpho print A3, 2026",
                "Organic cotton tee, kids 8",
                "Wool scarf grey & mustard",
                "Ceramic espresso cup pair",
                "Zine"));

        var lines = lines(sealer.seal(receipt));

        assertThat(lines.stream().map(Receipt.Line::name).filter(name -> !name.endsWith("…")))
                .contains("LP", "A", "Pin", "Zine");
        assertThat(lines.get(3).name()).startsWith("Handmade").endsWith("…");
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).total()).isEqualTo(receipt.lines().get(i).total());
            assertThat(receipt.lines().get(i).name())
                    .startsWith(lines.get(i).name().replace("…", ""));
        }
    }

    @Test
    void aLongSellerIsCutAndSaysSo() {
        var plain = TestReceipts.ofLines(1);
        var receipt = new Receipt(
                new Receipt.Stall(plain.stall().node(), "Société coopérative des imprimeurs de nuit du quai n° 1"),
                plain.sale(),
                plain.lines(),
                plain.total(),
                plain.taxes(),
                plain.tenders(),
                plain.marks());

        assertThat(claims(sealer.seal(receipt)).receipt().stall().seller())
                .isEqualTo("Société coopérative des imprimeurs de…");
    }

    @Test
    void whatNoCodeHoldsIsCountedAndSummed() {
        var receipt = TestReceipts.ofNoise(100, 25, 1);

        var claims = claims(sealer.seal(receipt));

        var lines = claims.receipt().lines();
        assertThat(claims.linesLeftOut()).isEqualTo(100 - (lines.size() - 1)).isBetween(30, 70);
        assertThat(lines.getLast().name()).isEqualTo(claims.linesLeftOut() + " more lines");
        assertThat(lines.stream().mapToLong(line -> line.total().minor()).sum())
                .isEqualTo(receipt.total().minor());
    }

    @Test
    void aCutKeepsCharactersWhole() {
        assertThat(IntStream.rangeClosed(0, 9).mapToObj(bytes -> CodeForm.cut("aé 🎸b", bytes)))
                .containsExactly("", "a", "a", "aé", "aé", "aé", "aé", "aé", "aé 🎸", "aé 🎸b");
    }

    @Test
    void theLengthIsKeptWhenTheSignatureDeflatesWorseThanThought() {
        var worst = new Worst();
        var worstSealer = new ReceiptSealer(worst);
        int receipts = 16;
        for (int i = 0; i < receipts; i++) {
            var tail = ", black, washed twice".substring(0, 5 + i);
            var names = IntStream.range(0, 30)
                    .mapToObj(n -> TestReceipts.NAMES.get(n % 10) + tail + " " + n)
                    .toList();

            var text = worstSealer.seal(TestReceipts.named(names)).text();

            assertThat(text.length()).isLessThanOrEqualTo(758);
        }
        // Some of them were signed twice: the first time they had become too long.
        assertThat(worst.signatures).isGreaterThan(receipts);
    }

    private List<Receipt.Line> lines(SealedReceipt sealed) {
        return claims(sealed).receipt().lines();
    }

    private ReceiptClaims claims(SealedReceipt sealed) {
        assertThat(Base45.length(sealed.cose().length()))
                .isGreaterThanOrEqualTo(sealed.text().length());
        return ((ReceiptVerification.Genuine) verifier.verify(sealed.text())).claims();
    }

    /** Signs with 64 bytes that differ from all others and are long in deflate's fixed code. */
    private static final class Worst implements ReceiptSigner {
        private int signatures;

        @Override
        public String node() {
            return "fc-worst";
        }

        @Override
        public Bytes publicKey() {
            return TestKey.of(1).publicKey();
        }

        @Override
        public Bytes sign(Bytes message) {
            signatures++;
            var signature = new byte[64];
            for (int i = 0; i < signature.length; i++) {
                signature[i] = (byte) (192 + i * 37 % 64);
            }
            return Bytes.owning(signature);
        }
    }
}
