package dev.flightcase.provisioning.x509;

import java.io.IOException;
import java.security.KeyPair;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A PKCS #10 request (RFC 2986) for a certificate in the name of a node. */
public final class CertificateRequest {
    private static final String SIGNATURE = "SHA256withECDSA";

    private CertificateRequest() {}

    /**
     * The DER encoding, signed with the pair's own private key. No two are alike: ECDSA signatures hold a random number.
     *
     * @param commonName the node's id
     */
    public static byte[] of(KeyPair pair, String commonName) {
        try {
            var signer = new JcaContentSignerBuilder(SIGNATURE).build(pair.getPrivate());
            return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=" + commonName), pair.getPublic())
                    .build(signer)
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("this Java can not sign with " + SIGNATURE + "; use a full JDK 25", e);
        }
    }
}
