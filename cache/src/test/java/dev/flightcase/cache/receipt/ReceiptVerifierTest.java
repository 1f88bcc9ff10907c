package dev.flightcase.cache.receipt;

import static dev.flightcase.cache.receipt.TestReceipts.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.receipt.cose.Base45;
import dev.flightcase.cache.receipt.cose.CborReader;
import dev.flightcase.cache.receipt.cose.CborValue;
import dev.flightcase.cache.receipt.cose.CborWriter;
import dev.flightcase.cache.receipt.cose.CoseSign1;
import dev.flightcase.cache.receipt.cose.Packing;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptVerifierTest {
    private final TestKey key = TestKey.of(1);
    private final ReceiptSealer sealer = new ReceiptSealer(key);
    private final ReceiptVerifier verifier = new ReceiptVerifier(TestKey.KEYS);

    @Test
    void aNodeThatHasNeverSeenTheOtherReadsItsReceipt() {
        var receipt = TestReceipts.full();

        var claims = genuine(sealer.seal(receipt).text());

        assertThat(claims.publicKey()).isEqualTo(key.publicKey());
        var read = claims.receipt();
        assertThat(read.stall()).isEqualTo(new Receipt.Stall(key.node(), "Night Market Prints"));
        assertThat(read.sale().order()).isEqualTo(receipt.sale().order());
        assertThat(read.sale().number()).isEqualTo(137);
        assertThat(read.sale().at()).isEqualTo(receipt.sale().at().truncatedTo(ChronoUnit.SECONDS));
        assertThat(read.sale().hash().toArray())
                .isEqualTo(Arrays.copyOf(receipt.sale().hash().toArray(), 16));
        assertThat(read.lines())
                .containsExactly(
                        new Receipt.Line("Shirt and record", 1, money(4000), new Receipt.Discount(money(500), null)),
                        new Receipt.Line("Record", 2, money(2200), null));
        assertThat(read.total()).isEqualTo(money(6200));
        assertThat(read.tenders())
                .containsExactly(
                        new Receipt.Tender("cash", money(4000), null, null),
                        new Receipt.Tender("own-reader", money(2200), null, null));
        assertThat(read.marks()).isEqualTo(Receipt.Marks.NONE);
        assertThat(claims.linesLeftOut()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void aCodeSaysTrainingAndVoid(boolean training, boolean voided) {
        var marks = new Receipt.Marks(training, voided);

        var read = genuine(
                sealer.seal(TestReceipts.marked(TestReceipts.full(), marks)).text());

        assertThat(read.receipt().marks()).isEqualTo(marks);
    }

    @ParameterizedTest
    @EnumSource
    void aCodeSaysHowFarTheClockCanBeTrusted(ClockTrust.State clock) {
        var read = genuine(
                sealer.seal(TestReceipts.clocked(TestReceipts.full(), clock)).text());

        assertThat(read.receipt().sale().clock()).isEqualTo(clock);
    }

    @Test
    void aKindOfTenderThatIsNewStaysReadable() {
        var receipt = TestReceipts.read(TestReceipts.ORDER.replace("own-reader", "barter"));

        assertThat(genuine(sealer.seal(receipt).text())
                        .receipt()
                        .tenders()
                        .get(1)
                        .kind())
                .isEqualTo("barter");
    }

    @Test
    void whiteSpaceAroundTheTextDoesNotMatter() {
        var text = sealer.seal(TestReceipts.full()).text();

        assertThat(verifier.verify("  " + text + "\r\n")).isInstanceOf(ReceiptVerification.Genuine.class);
    }

    @Test
    void anotherKeyUnderTheSameReceiptIsAnotherNode() {
        var claims = genuine(
                new ReceiptSealer(TestKey.of(2)).seal(TestReceipts.full()).text());

        assertThat(claims.receipt().stall().node())
                .isEqualTo(TestKey.of(2).node())
                .isNotEqualTo(key.node());
    }

    @Test
    void aSignatureUnderTheNameOfAnotherKeyIsForged() throws Exception {
        var cose = CoseSign1.decode(sealer.seal(TestReceipts.full()).cose());
        var header = CborWriter.write(new CborValue.Pairs(Map.of(
                CborValue.of(CoseSign1.ALGORITHM), CborValue.of(CoseSign1.EDDSA),
                CborValue.of(CoseSign1.KEY_ID), CborValue.of(TestKey.of(2).publicKey()))));

        var answer = verify(new CoseSign1(header, CborValue.Pairs.EMPTY, cose.payload(), cose.signature()).encode());

        assertThat(answer).isInstanceOf(ReceiptVerification.Forged.class);
        assertThat(((ReceiptVerification.Forged) answer).why())
                .contains(TestKey.of(2).node());
    }

    @Test
    void everyFlippedBitOfASignedReceiptIsRefused() {
        var cose = sealer.seal(TestReceipts.ofLines(2)).cose().toArray();

        int forged = 0;
        for (int bit = 0; bit < cose.length * Byte.SIZE; bit++) {
            var flipped = flipped(cose, bit);
            var answer = verify(Bytes.owning(flipped));
            assertThat(answer).as("bit " + bit).isNotInstanceOf(ReceiptVerification.Genuine.class);
            forged += answer instanceof ReceiptVerification.Forged ? 1 : 0;
        }
        // All of key, payload and signature, and none of what makes it a COSE_Sign1.
        assertThat(forged).isGreaterThan((cose.length - 20) * Byte.SIZE);
    }

    /** A bit that deflate does not look at may change nothing: then it is the same receipt, to the byte. */
    @Test
    void everyFlippedBitOfADeflatedTextIsRefusedOrChangesNothing() {
        var sealed = sealer.seal(TestReceipts.ofLines(20));
        assertThat(sealed.text()).hasSizeLessThan(Base45.length(sealed.cose().length()));
        var genuine = genuine(sealed.text());
        var text = sealed.text().getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        int refused = 0;
        for (int bit = 0; bit < text.length * Byte.SIZE; bit++) {
            var flipped = new String(flipped(text, bit), java.nio.charset.StandardCharsets.ISO_8859_1);
            if (verifier.verify(flipped) instanceof ReceiptVerification.Genuine(ReceiptClaims claims)) {
                assertThat(claims).as("bit " + bit).isEqualTo(genuine);
            } else {
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(text.length * Byte.SIZE - 7);
    }

    @Test
    void bytesThatWereMovedTakenOrAddedAreRefused() {
        var random = new Random(7);
        var cose = sealer.seal(TestReceipts.ofLines(3)).cose().toArray();
        for (int i = 0; i < 2000; i++) {
            int at = random.nextInt(cose.length);
            var changed =
                    switch (i % 3) {
                        case 0 -> Arrays.copyOf(cose, at);
                        case 1 -> Arrays.copyOf(cose, cose.length + 1 + at);
                        default -> swapped(cose, at, random.nextInt(cose.length));
                    };
            if (!Arrays.equals(changed, cose)) {
                assertThat(verify(Bytes.owning(changed))).isNotInstanceOf(ReceiptVerification.Genuine.class);
            }
        }
    }

    @Test
    void garbageIsUnreadable() {
        var random = new Random(45);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);

            assertThat(verify(Bytes.owning(bytes))).isInstanceOf(ReceiptVerification.Unreadable.class);
        }
        assertThat(verifier.verify("")).isInstanceOf(ReceiptVerification.Unreadable.class);
        assertThat(verifier.verify("https://example.com/receipt")).isInstanceOf(ReceiptVerification.Unreadable.class);
    }

    @Test
    void aBombIsUnreadableWithoutBeingBlownUp() {
        var bomb = Packing.pack(Bytes.owning(new byte[1 << 20]));
        var text = Base45.encode(bomb);
        assertThat(text.length()).isLessThan(ReceiptVerifier.CHARACTERS_MAX);

        assertThat(why(verifier.verify(text))).contains("inflates to more than");
        assertThat(why(verifier.verify("A".repeat(ReceiptVerifier.CHARACTERS_MAX + 1))))
                .contains("more than 4300");
    }

    @Test
    void aSignedMessageThatIsNoReceiptIsUnreadable() {
        assertThat(why(verify(signed(CborValue.of("I owe you"))))).contains("no map of claims");
        assertThat(why(verify(signed(CborValue.Pairs.EMPTY)))).contains("no receipt");
        assertThat(why(verify(signed(new CborValue.Pairs(Map.of(CborValue.of(-65538), CborValue.Pairs.EMPTY))))))
                .contains("no receipt");
    }

    /** The signature holds, so a mistake in here is the signer's; still nothing may break. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"})
    void aClaimOfAnotherKindIsUnreadable(long label) throws Exception {
        assertThat(verify(withClaim(label, CborValue.Pairs.EMPTY))).isInstanceOf(ReceiptVerification.Unreadable.class);
    }

    @Test
    void aClaimOutOfItsBoundsIsUnreadable() throws Exception {
        for (var claim : List.of(
                Map.entry(1, CborValue.of(-1)),
                Map.entry(3, CborValue.of("XXXX")),
                Map.entry(4, items(CborValue.of(1))),
                Map.entry(4, items(CborValue.of("Shirt"))),
                Map.entry(4, items(CborValue.of("Shirt"), CborValue.of(Long.MIN_VALUE))),
                Map.entry(4, items(CborValue.of("Shirt"), CborValue.of("Shirt"))),
                Map.entry(5, CborValue.of(Long.MAX_VALUE)),
                Map.entry(6, items(CborValue.of(0), CborValue.of("much"))),
                Map.entry(6, items(CborValue.Pairs.EMPTY)),
                Map.entry(7, CborValue.of(Bytes.owning(new byte[15]))),
                Map.entry(9, items(CborValue.of(0), CborValue.of(0))),
                Map.entry(9, items(CborValue.of(1))),
                Map.entry(10, CborValue.of(4)))) {
            assertThat(verify(withClaim(claim.getKey(), claim.getValue())))
                    .as(claim.toString())
                    .isInstanceOf(ReceiptVerification.Unreadable.class);
        }
    }

    @Test
    void aClaimOfALaterVersionIsSkipped() throws Exception {
        assertThat(verify(withClaim(99, CborValue.of("news")))).isInstanceOf(ReceiptVerification.Genuine.class);
    }

    @Test
    void whatNothingProtectsIsNotLetIn() throws Exception {
        var cose = CoseSign1.decode(sealer.seal(TestReceipts.full()).cose());
        var unprotectedHeader = new CborValue.Pairs(Map.of(CborValue.of(4), CborValue.of("x")));

        var answer = verify(
                new CoseSign1(cose.protectedHeader(), unprotectedHeader, cose.payload(), cose.signature()).encode());

        assertThat(why(answer)).contains("nothing protects");
    }

    @Test
    void anotherAlgorithmAKeyThatIsNoneAndUnknownParametersAreUnreadable() {
        var alg = CborValue.of(CoseSign1.ALGORITHM);
        var kid = CborValue.of(CoseSign1.KEY_ID);
        var key = CborValue.of(this.key.publicKey());

        assertThat(why(verify(withHeader(Map.of(alg, CborValue.of(-7), kid, key)))))
                .contains("not signed by Ed25519");
        assertThat(why(verify(withHeader(Map.of(kid, key))))).contains("not signed by Ed25519");
        assertThat(why(verify(withHeader(Map.of(alg, CborValue.of(-8)))))).contains("key");
        assertThat(why(verify(withHeader(Map.of(alg, CborValue.of(-8), kid, CborValue.of("fc-"))))))
                .contains("key");
        assertThat(why(verify(withHeader(Map.of(alg, CborValue.of(-8), kid, key, CborValue.of(2), items(kid))))))
                .contains("not known here");
    }

    private ReceiptClaims genuine(String text) {
        return switch (verifier.verify(text)) {
            case ReceiptVerification.Genuine(var claims) -> claims;
            case ReceiptVerification.Forged(var why) -> throw new AssertionError("forged: " + why);
            case ReceiptVerification.Unreadable(var why) -> throw new AssertionError("unreadable: " + why);
        };
    }

    private static String why(ReceiptVerification answer) {
        assertThat(answer).isInstanceOf(ReceiptVerification.Unreadable.class);
        return ((ReceiptVerification.Unreadable) answer).why();
    }

    private ReceiptVerification verify(Bytes cose) {
        return verifier.verify(Base45.encode(cose));
    }

    private Bytes signed(CborValue claims) {
        return signed(
                header(Map.of(
                        CborValue.of(CoseSign1.ALGORITHM), CborValue.of(CoseSign1.EDDSA),
                        CborValue.of(CoseSign1.KEY_ID), CborValue.of(key.publicKey()))),
                CborWriter.write(claims));
    }

    private Bytes withHeader(Map<CborValue, CborValue> header) {
        return signed(header(header), CborWriter.write(CborValue.Pairs.EMPTY));
    }

    private static Bytes header(Map<CborValue, CborValue> header) {
        return CborWriter.write(new CborValue.Pairs(header));
    }

    private Bytes signed(Bytes header, Bytes payload) {
        var signature = key.sign(CoseSign1.toBeSigned(header, payload));
        return new CoseSign1(header, CborValue.Pairs.EMPTY, payload, signature).encode();
    }

    /** A receipt, properly signed, with one of its own claims changed or added. */
    private Bytes withClaim(long label, CborValue value) throws Exception {
        var payload = CoseSign1.decode(sealer.seal(TestReceipts.full()).cose()).payload();
        var outer = new HashMap<>(((CborValue.Pairs) CborReader.read(payload)).values());
        var inner = new HashMap<>(((CborValue.Pairs) Objects.requireNonNull(outer.get(CborValue.of(-65537)))).values());
        inner.put(CborValue.of(label), value);
        outer.put(CborValue.of(-65537), new CborValue.Pairs(inner));
        return signed(new CborValue.Pairs(outer));
    }

    private static CborValue items(CborValue... values) {
        return new CborValue.Items(List.of(values));
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var flipped = bytes.clone();
        flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return flipped;
    }

    private static byte[] swapped(byte[] bytes, int one, int other) {
        var swapped = bytes.clone();
        swapped[one] = bytes[other];
        swapped[other] = bytes[one];
        return swapped;
    }
}
