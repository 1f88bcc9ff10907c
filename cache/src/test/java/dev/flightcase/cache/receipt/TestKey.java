package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** A node's key from its 32 secret bytes, for tests. */
public final class TestKey implements ReceiptSigner {
    /** RFC 8410 §4: an Ed25519 key in X.509 is this and its 32 bytes. */
    private static final String X509 = "302a300506032b6570032100";

    public static final NodeKeys KEYS = new NodeKeys() {
        @Override
        public boolean verifies(Bytes publicKey, Bytes message, Bytes signature) {
            try {
                var verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(jdkKey(publicKey));
                verifier.update(message.buffer());
                return verifier.verify(signature.toArray());
            } catch (GeneralSecurityException _) {
                return false;
            }
        }

        @Override
        public String nodeId(Bytes publicKey) {
            var bits = new BigInteger(1, Sha256.of(publicKey.toArray()));
            var id = new StringBuilder("fc-");
            for (int i = 1; i <= 10; i++) {
                id.append("abcdefghijklmnopqrstuvwxyz234567"
                        .charAt(bits.shiftRight(256 - 5 * i).intValue() & 31));
            }
            return id.toString();
        }
    };

    private final PrivateKey key;
    private final Bytes publicKey;

    public TestKey(byte[] secret) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(secret));
            var pair = generator.generateKeyPair();
            key = pair.getPrivate();
            var x509 = pair.getPublic().getEncoded();
            publicKey = Bytes.owning(Arrays.copyOfRange(x509, x509.length - NodeKeys.PUBLIC_KEY_BYTES, x509.length));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Any key, always the same for the same number. */
    public static TestKey of(int number) {
        return new TestKey(Sha256.of(new byte[] {(byte) number}));
    }

    private static PublicKey jdkKey(Bytes publicKey) throws GeneralSecurityException {
        var x509 = HexFormat.of().parseHex(X509 + HexFormat.of().formatHex(publicKey.toArray()));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    }

    /** "Random" bytes that are the secret: the JDK makes a public key only of a new secret. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] secret;

        private Given(byte[] secret) {
            this.secret = secret;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(secret, 0, bytes, 0, bytes.length);
        }
    }

    @Override
    public String node() {
        return KEYS.nodeId(publicKey);
    }

    @Override
    public Bytes publicKey() {
        return publicKey;
    }

    @Override
    public Bytes sign(Bytes message) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message.buffer());
            return Bytes.owning(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
