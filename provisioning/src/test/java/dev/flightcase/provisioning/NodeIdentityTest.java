package dev.flightcase.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NodeIdentityTest {

    private static final byte[] MESSAGE = "order 1".getBytes(StandardCharsets.UTF_8);

    private final NodeIdentity identity = identity();

    @Test
    void signsSoThatThePublicKeyVerifies() {
        var signature = identity.sign(MESSAGE);

        assertThat(signature).hasSize(64);
        assertThat(identity.publicKey().verifies(MESSAGE, signature)).isTrue();
    }

    @Test
    void anotherMessageKeyOrSignatureDoesNotVerify() {
        var signature = identity.sign(MESSAGE);
        var bent = signature.clone();
        bent[0] ^= 1;

        assertThat(identity.publicKey().verifies(new byte[] {1}, signature)).isFalse();
        assertThat(identity().publicKey().verifies(MESSAGE, signature)).isFalse();
        assertThat(identity.publicKey().verifies(MESSAGE, bent)).isFalse();
        assertThat(identity.publicKey().verifies(MESSAGE, new byte[0])).isFalse();
        assertThat(identity.publicKey().verifies(MESSAGE, Arrays.copyOf(signature, 65)))
                .isFalse();
    }

    @Test
    void signsLikeRfc8032Test2() {
        // RFC 8032 §7.1, test 2: one byte, 0x72.
        var seed = HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        var raw = HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        // RFC 8410 §7: PKCS#8 of an Ed25519 key is this prefix and the seed.
        var der = HexFormat.of()
                .parseHex("302e020100300506032b657004220420" + HexFormat.of().formatHex(seed));
        var known = new NodeIdentity(Ed25519.privateKey(Pem.PRIVATE_KEY.encode(der)), Ed25519PublicKey.ofRaw(raw));

        assertThat(known.sign(new byte[] {0x72}))
                .asHexString()
                .isEqualToIgnoringCase("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void givesAwayOnlyCopiesOfThePublicKey() {
        var bytes = identity.publicKey().toByteArray();
        var before = identity.publicKey().toString();

        Arrays.fill(bytes, (byte) 0);

        assertThat(bytes).hasSize(Ed25519PublicKey.BYTES);
        assertThat(identity.publicKey()).hasToString(before);
    }

    @Test
    void printsItsIdAndNothingElse() {
        assertThat(identity).hasToString(identity.id().value());
    }

    @Test
    void refusesAPublicKeyOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519PublicKey.ofRaw(new byte[31]))
                .withMessage("Ed25519 public key has 31 bytes; must have 32");
    }

    @Test
    void equalKeysAreEqual() {
        var copy = Ed25519PublicKey.ofRaw(identity.publicKey().toByteArray());

        assertThat(copy).isEqualTo(identity.publicKey()).hasSameHashCodeAs(identity.publicKey());
        assertThat(identity().publicKey()).isNotEqualTo(copy);
    }

    private static NodeIdentity identity() {
        var pair = Ed25519.newPair(new SecureRandom());
        return new NodeIdentity(
                pair.getPrivate(), Ed25519PublicKey.ofSpki(pair.getPublic().getEncoded()));
    }
}
