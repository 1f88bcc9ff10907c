package dev.flightcase.provisioning.enrolment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** X.509 by the JDK: what needs no other library. */
final class Certificates {
    private static final byte[] PROBE = {'f', 'c'};

    private Certificates() {}

    /** @throws IllegalArgumentException if it is no certificate */
    static X509Certificate parse(Binary der) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der.toByteArray()));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate is damaged", e);
        }
    }

    /**
     * The chain as a credential.
     *
     * @throws IllegalArgumentException unless it is for this node and key, and signed by this CA
     */
    static Credential credential(int generation, List<Binary> chain, Binary ca, String node, PrivateKey key) {
        var own = parse(chain.getFirst());
        require(own.getSubjectX500Principal().getName().equals("CN=" + node), "is for another node");
        try {
            own.verify(parse(ca).getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificate is not signed by the hub's CA", e);
        }
        require(matches(own, key), "is for another key");
        return new Credential(
                generation,
                chain,
                own.getNotBefore().toInstant(),
                own.getNotAfter().toInstant());
    }

    /** An empty store in memory. */
    static KeyStore store() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java has no PKCS#12; use a full JDK 25", e);
        }
    }

    private static boolean matches(X509Certificate certificate, PrivateKey key) {
        try {
            var signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(key);
            signer.update(PROBE);
            var signature = signer.sign();
            signer.initVerify(certificate.getPublicKey());
            signer.update(PROBE);
            return signer.verify(signature);
        } catch (GeneralSecurityException _) {
            return false; // The certificate's key is of another kind.
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("the certificate " + what);
        }
    }
}
