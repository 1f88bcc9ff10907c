package dev.flightcase.cache.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KEM;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What the hub opens, and nobody else, and only for the order that it was given for. */
class HubSealerTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final TokenPlace PLACE = new TokenPlace(UUID.fromString("0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55"), 1);
    private static final PaymentToken TOKEN =
            new PaymentToken("acme-pay", "one-charge", "tok_live_0f3a9c77b2e84d", Instant.EPOCH);

    private final KeyPair hub = keys();
    private final HubSealer sealer = new HubSealer(raw(hub), new SecureRandom());

    @Test
    void theHubOpensItForTheOrderThatItWasGivenFor() throws GeneralSecurityException {
        var sealed = sealer.seal(PLACE, TOKEN);

        assertThat(open(sealed.sealed(), PLACE)).isEqualTo(TOKEN.token());
        assertThat(sealed.sealed().length()).isEqualTo(32 + TOKEN.token().length() + 16);
        assertThat(sealed.keyId())
                .isEqualTo(ByteBuffer.wrap(Sha256.of(raw(hub).toArray())).getLong());
        assertThat(sealer.seal(PLACE, TOKEN).sealed()).isNotEqualTo(sealed.sealed());
    }

    @Test
    void itOpensNowhereElse() {
        var sealed = sealer.seal(PLACE, TOKEN).sealed();

        assertThatThrownBy(() -> open(sealed, new TokenPlace(PLACE.order(), 0)))
                .isInstanceOf(AEADBadTagException.class);
        assertThatThrownBy(() -> open(sealed, new TokenPlace(new UUID(1, 1), 1)))
                .isInstanceOf(AEADBadTagException.class);
    }

    /** RFC 9180 appendix A.1.1: the same suite but for the key of the cipher, 128 bits long. */
    @Test
    void theKeyScheduleIsThatOfTheRfc() throws GeneralSecurityException {
        var secretKey = HEX.parseHex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
        var encapsulated = HEX.parseHex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
        var shared =
                KEM.getInstance(Hpke.KEM).newDecapsulator(privateKey(secretKey)).decapsulate(encapsulated);
        assertThat(HEX.formatHex(shared.getEncoded()))
                .isEqualTo("fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc");

        var plain = Hpke.cipher(
                        Cipher.DECRYPT_MODE,
                        Hpke.Aead.AES_128_GCM,
                        shared,
                        ascii("Ode on a Grecian Urn"),
                        ascii("Count-0"))
                .doFinal(HEX.parseHex("f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
                        + "6d8770ac83d07bea87e13c512a"));

        assertThat(new String(plain, StandardCharsets.US_ASCII)).isEqualTo("Beauty is truth, truth beauty");
    }

    /** With 256 bits, against the RFC's formulas written out with nothing but HMAC. */
    @Test
    void theCipherTextIsWhatTheFormulasGive() throws GeneralSecurityException {
        var sealed = sealer.seal(PLACE, TOKEN).sealed().toArray();
        var shared = KEM.getInstance(Hpke.KEM)
                .newDecapsulator(hub.getPrivate())
                .decapsulate(Arrays.copyOf(sealed, 32))
                .getEncoded();
        var suite = HEX.parseHex("48504b45" + "0020" + "0001" + "0002");
        var context = join(
                new byte[1],
                hmac(new byte[32], join(ascii("HPKE-v1"), suite, ascii("psk_id_hash"))),
                hmac(
                        new byte[32],
                        join(ascii("HPKE-v1"), suite, ascii("info_hash"), ascii("flightcase payment token 1"))));
        var secret = hmac(shared, join(ascii("HPKE-v1"), suite, ascii("secret")));
        var key =
                hmac(secret, join(new byte[] {0, 32}, ascii("HPKE-v1"), suite, ascii("key"), context, new byte[] {1}));
        var nonce = hmac(
                secret,
                join(new byte[] {0, 12}, ascii("HPKE-v1"), suite, ascii("base_nonce"), context, new byte[] {1}));

        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce, 0, 12));
        cipher.updateAAD(HEX.parseHex("0193a5c45b117e0da1d40f2b8c9e7a5500000001"));

        assertThat(cipher.doFinal(sealed, 32, sealed.length - 32)).isEqualTo(ascii(TOKEN.token()));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> new HubSealer(Bytes.owning(new byte[31]), new SecureRandom()))
                .hasMessage("the hub's key for payment tokens has 31 bytes; must have 32");
    }

    private String open(Bytes sealed, TokenPlace place) throws GeneralSecurityException {
        var bytes = sealed.toArray();
        var shared = KEM.getInstance(Hpke.KEM).newDecapsulator(hub.getPrivate()).decapsulate(Arrays.copyOf(bytes, 32));
        var cipher = Hpke.cipher(
                Cipher.DECRYPT_MODE, Hpke.Aead.AES_256_GCM, shared, HubSealer.INFO, HubSealer.additional(place));
        return new String(cipher.doFinal(bytes, 32, bytes.length - 32), StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] join(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("X25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static PrivateKey privateKey(byte[] raw) throws GeneralSecurityException {
        return KeyFactory.getInstance("X25519").generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, raw));
    }

    private static Bytes raw(KeyPair keys) {
        BigInteger u = ((XECPublicKey) keys.getPublic()).getU();
        var bigEndian = u.toByteArray();
        var raw = new byte[32];
        for (var n = 0; n < bigEndian.length && n < 32; n++) {
            raw[n] = bigEndian[bigEndian.length - 1 - n];
        }
        return Bytes.owning(raw);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
