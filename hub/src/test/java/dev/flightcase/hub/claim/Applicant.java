package dev.flightcase.hub.claim;

import dev.flightcase.http.Bytes;
import dev.flightcase.hub.x509.CertificateAuthority;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A node that asks to be let in, written from the page on claims and not from the node's code. */
final class Applicant {
    private final KeyPair pair;
    private final byte[] raw;

    Applicant() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var spki = pair.getPublic().getEncoded();
        raw = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
    }

    String node() {
        return Hashes.nodeId(raw);
    }

    byte[] csr(String commonName) throws Exception {
        var tls = CertificateAuthority.newPair(new SecureRandom());
        return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=" + commonName), tls.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(tls.getPrivate()))
                .getEncoded();
    }

    Application claim(String code, int generation, byte[] csr) throws Exception {
        return application("flightcase-claim-1", code, generation, csr);
    }

    Application renewal(int generation, byte[] csr) throws Exception {
        return application("flightcase-renewal-1", "", generation, csr);
    }

    private Application application(String purpose, String code, int generation, byte[] csr) throws Exception {
        var message = new ByteArrayOutputStream();
        message.writeBytes(
                (purpose + "\n" + code + "\n" + node() + "\n" + generation + "\n").getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(csr);
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(message.toByteArray());
        return Application.read(
                Bytes.utf8("{\"node\":\"" + node() + "\",\"key\":\"" + base64(raw) + "\",\"generation\":" + generation
                        + ",\"csr\":\"" + base64(csr) + "\",\"proof\":\"" + base64(signer.sign()) + "\",\"code\":\""
                        + code
                        + "\"}"),
                !code.isEmpty());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
