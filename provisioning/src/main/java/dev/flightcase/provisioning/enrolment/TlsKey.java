package dev.flightcase.provisioning.enrolment;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** The node's keys for TLS: P-256, since no broker's TLS knows Ed25519 for sure. */
final class TlsKey {
    private static final String CURVE = "secp256r1";

    private TlsKey() {}

    static KeyPair newPair(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256; use a full JDK 25", e);
        }
    }

    /** @throws IllegalArgumentException if it is none */
    static PrivateKey ofPkcs8(byte[] der) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not the PKCS#8 encoding of a P-256 private key", e);
        }
    }
}
