package dev.flightcase.http.netty;

import dev.flightcase.http.TlsConfig;
import dev.flightcase.http.TlsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate with its chain and the key that belongs to it, checked.
 *
 * @param chain the server's own first
 */
record TlsPair(List<X509Certificate> chain, PrivateKey key) {
    private static final long FILE_BYTES_MAX = 256 * 1024;
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END \\1PRIVATE KEY-----");

    TlsPair {
        chain = List.copyOf(chain);
    }

    X509Certificate own() {
        return chain.getFirst();
    }

    /**
     * Reads both files; blocks on the disk.
     *
     * @throws TlsException naming configuration key, file and rule
     */
    static TlsPair read(TlsConfig config) {
        List<X509Certificate> chain = chain(config.certificate());
        PrivateKey key = key(config.key(), chain.getFirst().getPublicKey());
        if (!belongs(key, chain.getFirst().getPublicKey())) {
            throw new TlsException(
                    "http.key " + config.key() + " does not belong to the first certificate in " + "http.certificate "
                            + config.certificate() + "; give the key that this certificate was made with");
        }
        return new TlsPair(chain, key);
    }

    private static List<X509Certificate> chain(Path file) {
        byte[] pem = bytes("http.certificate", file);
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw new TlsException("http.certificate " + file + " holds no certificate; it must be PEM text with "
                        + "-----BEGIN CERTIFICATE-----");
            }
            return chain;
        } catch (CertificateException e) {
            throw new TlsException(
                    "http.certificate " + file + " cannot be understood; it must be PEM text with "
                            + "-----BEGIN CERTIFICATE-----",
                    e);
        }
    }

    private static PrivateKey key(Path file, PublicKey of) {
        Matcher pem = PRIVATE_KEY.matcher(new String(bytes("http.key", file), StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new TlsException("http.key " + file + " holds no private key; it must be PEM text with "
                    + "-----BEGIN PRIVATE KEY-----");
        }
        if (!pem.group(1).isEmpty()) {
            throw new TlsException("http.key " + file + " is of the kind "
                    + pem.group(1).strip() + "; it must be PKCS #8 without password: openssl pkcs8 -topk8 -nocrypt -in "
                    + file.getFileName());
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(2));
            return KeyFactory.getInstance(of.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new TlsException(
                    "http.key " + file + " is no key for the certificate in http.certificate, which is of the kind "
                            + of.getAlgorithm() + "; give the key that the certificate was made with",
                    e);
        } catch (GeneralSecurityException e) {
            throw new TlsException("http.certificate is of the kind " + of.getAlgorithm() + "; use EC or RSA", e);
        }
    }

    private static byte[] bytes(String name, Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new TlsException(name + " " + file + " is longer than " + FILE_BYTES_MAX + " bytes; is it PEM?");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new TlsException(name + " " + file + " is not there; give the path of a PEM file", e);
        } catch (IOException e) {
            throw new TlsException(
                    name + " " + file + " cannot be read (" + e.getClass().getSimpleName()
                            + "); the user that runs the node must be able to read it",
                    e);
        }
    }

    /** Signs with the one and verifies with the other. */
    private static boolean belongs(PrivateKey key, PublicKey certified) {
        String algorithm =
                switch (certified.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> certified.getAlgorithm();
                };
        try {
            byte[] text = "flightcase".getBytes(StandardCharsets.US_ASCII);
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(text);
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(certified);
            verifying.update(text);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
