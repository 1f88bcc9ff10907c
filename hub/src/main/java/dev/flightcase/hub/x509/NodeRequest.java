package dev.flightcase.hub.x509;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** Reads a node's certificate request (PKCS #10). Nothing in it is taken over but the key. */
public final class NodeRequest {
    private static final int P256_BITS = 256;

    private NodeRequest() {}

    /** The P-256 key, if the request is whole, signed with that key, and in the name of this node. */
    public static Optional<PublicKey> key(byte[] der, String node) {
        try {
            var request = new JcaPKCS10CertificationRequest(der);
            var key = request.getPublicKey();
            var subject = new X500Principal(request.getSubject().getEncoded()).getName();
            boolean p256 = key instanceof ECPublicKey ec
                    && ec.getParams().getCurve().getField().getFieldSize() == P256_BITS;
            boolean signed = request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
            return p256 && signed && subject.equals("CN=" + node) ? Optional.of(key) : Optional.empty();
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | RuntimeException _) {
            // A stranger's bytes: Bouncy Castle answers damaged ones with one of many exceptions.
            return Optional.empty();
        }
    }
}
