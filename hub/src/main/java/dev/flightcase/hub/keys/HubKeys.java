package dev.flightcase.hub.keys;

import dev.flightcase.hub.HubException;
import dev.flightcase.hub.downlink.Signer;
import dev.flightcase.hub.x509.CertificateAuthority;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * The hub's keys, loaded or made. Immutable, any thread. {@code signing.pem} (Ed25519), {@code tokens.pem} (X25519) and {@code
 * ca.pem} (P-256) hold both halves of a pair, so that there is never half of one; {@code operator.token} opens the operator's routes.
 */
public final class HubKeys implements Signer {
    private static final int RAW_BYTES = 32;
    private static final int TOKEN_BYTES = 24;

    private final KeyPair signing;
    private final KeyPair tokens;
    private final CertificateAuthority authority;
    private final String operatorToken;

    private HubKeys(KeyPair signing, KeyPair tokens, CertificateAuthority authority, String operatorToken) {
        this.signing = signing;
        this.tokens = tokens;
        this.authority = authority;
        this.operatorToken = operatorToken;
    }

    /**
     * Blocks on the disk.
     *
     * @throws HubException if a key is damaged or others could read it; nothing is made in its place
     */
    public static HubKeys loadOrMake(KeyFolder folder, SecureRandom random, Instant now) {
        var ca = folder.loadOrMake(
                "ca.pem", () -> CertificateAuthority.make(random, now).pem());
        var token = folder.loadOrMake("operator.token", () -> token(random) + "\n");
        return new HubKeys(
                pair(folder, "signing.pem", "Ed25519", random),
                pair(folder, "tokens.pem", "X25519", random),
                authority(folder, ca),
                new String(token, StandardCharsets.US_ASCII).strip());
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(signing.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java can not sign with Ed25519; use a full JDK 25", e);
        }
    }

    @Override
    public byte[] signingKey() {
        return raw(signing);
    }

    /** The 32 raw bytes that nodes seal payment tokens to. */
    public byte[] tokenKey() {
        return raw(tokens);
    }

    /** Opens what was sealed to {@link #tokenKey}. */
    public KeyPair tokenPair() {
        return tokens;
    }

    public CertificateAuthority authority() {
        return authority;
    }

    /** Whoever has it is the hub's operator. */
    public String operatorToken() {
        return operatorToken;
    }

    private static String token(SecureRandom random) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** RFC 8410 §4: the raw key is what ends the encoding. */
    private static byte[] raw(KeyPair pair) {
        var spki = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(spki, spki.length - RAW_BYTES, spki.length);
    }

    private static CertificateAuthority authority(KeyFolder folder, byte[] pem) {
        try {
            return CertificateAuthority.of(decode(Pem.PRIVATE_KEY, pem), decode(Pem.CERTIFICATE, pem));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw damaged(folder, "ca.pem");
        }
    }

    private static KeyPair pair(KeyFolder folder, String name, String algorithm, SecureRandom random) {
        var pem = folder.loadOrMake(name, () -> newPair(algorithm, random));
        try {
            var factory = KeyFactory.getInstance(algorithm);
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(decode(Pem.PUBLIC_KEY, pem))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decode(Pem.PRIVATE_KEY, pem))));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // Without the cause, which could quote the key.
            throw damaged(folder, name);
        }
    }

    private static byte[] decode(String label, byte[] pem) {
        return Pem.decode(label, pem).orElseThrow(() -> new IllegalArgumentException("no " + label));
    }

    private static String newPair(String algorithm, SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(new NamedParameterSpec(algorithm), random);
            var pair = generator.generateKeyPair();
            return Pem.encode(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded())
                    + Pem.encode(Pem.PUBLIC_KEY, pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm + "; use a full JDK 25", e);
        }
    }

    private static HubException damaged(KeyFolder folder, String name) {
        return new HubException(folder.path(name) + " is damaged. Restore it from a backup: with another key every node"
                + " would have to be claimed again");
    }
}
