package dev.flightcase.provisioning;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** Key pairs by the JDK's own EdDSA, and from their files. */
final class Ed25519 {

    private Ed25519() {}

    static KeyPair newPair(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Throws {@link IllegalArgumentException} if this is no PEM file of an Ed25519 key. */
    static PrivateKey privateKey(byte[] pem) {
        var der = Pem.PRIVATE_KEY.decode(pem);
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("not the PKCS#8 encoding of an Ed25519 private key", e);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Throws {@link IllegalArgumentException} if this is no PEM file of an Ed25519 key. */
    static Ed25519PublicKey publicKey(byte[] pem) {
        return Ed25519PublicKey.ofSpki(Pem.PUBLIC_KEY.decode(pem));
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("this Java has no Ed25519 (module jdk.crypto.ec); use a full JDK 25", e);
    }
}
