package dev.flightcase.hub.x509;

import dev.flightcase.hub.keys.Pem;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs the certificates of nodes, broker and hub, with P-256 and SHA-256 (RFC 5280). Immutable, any thread. */
public final class CertificateAuthority {
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final String CURVE = "secp256r1";
    private static final int SERIAL_BITS =
            120; // RFC 5280 §4.1.2.2: at most 20 bytes; random, so that nobody foresees it.

    /** A hub's nodes hold this certificate: a new one means that each is claimed again. */
    private static final Duration LIFE = Duration.ofDays(20 * 365L);

    /** A node's clock may be behind. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private static final String IP_ADDRESS = "\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:]*";

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final SecureRandom random = new SecureRandom();

    private CertificateAuthority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A new one, with a certificate of its own. */
    public static CertificateAuthority make(SecureRandom random, Instant now) {
        var pair = newPair(random);
        var name = new X500Principal("CN=Flightcase hub " + new BigInteger(40, random).toString(36));
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, random),
                Date.from(now.minus(SKEW)),
                Date.from(now.plus(LIFE)),
                name,
                pair.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new CertificateAuthority(pair.getPrivate(), sign(builder, pair.getPrivate()));
        } catch (CertIOException e) {
            throw impossible(e);
        }
    }

    /** From what {@link #pem} wrote. */
    public static CertificateAuthority of(byte[] pkcs8, byte[] der) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        var certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        return new CertificateAuthority(key, (X509Certificate) certificate);
    }

    public String pem() {
        return Pem.encode(Pem.PRIVATE_KEY, key.getEncoded()) + Pem.encode(Pem.CERTIFICATE, encoded(certificate));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A new P-256 pair. */
    public static KeyPair newPair(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    /**
     * For a client in the name of a node.
     *
     * @param key of a request that was checked
     */
    public X509Certificate forNode(String node, PublicKey key, Instant now, Duration life) {
        var builder = builder("CN=" + node, key, now, life);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            return sign(builder, this.key);
        } catch (CertIOException e) {
            throw impossible(e);
        }
    }

    /**
     * For broker and hub.
     *
     * @param hosts names and IP addresses under which they are reached
     */
    public X509Certificate forServer(List<String> hosts, PublicKey key, Instant now, Duration life) {
        var builder = builder("CN=Flightcase hub", key, now, life);
        var names = hosts.stream()
                .map(host ->
                        new GeneralName(host.matches(IP_ADDRESS) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            return sign(builder, this.key);
        } catch (CertIOException e) {
            throw impossible(e);
        }
    }

    private JcaX509v3CertificateBuilder builder(String subject, PublicKey key, Instant now, Duration life) {
        return new JcaX509v3CertificateBuilder(
                certificate.getSubjectX500Principal(),
                new BigInteger(SERIAL_BITS, random),
                Date.from(now.minus(SKEW)),
                Date.from(now.plus(life)),
                new X500Principal(subject),
                key);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key) {
        try {
            var signer = new JcaContentSignerBuilder(SIGNATURE).build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    /** DER. */
    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    private static IllegalStateException impossible(Exception e) {
        return new IllegalStateException("this Java can not make P-256 certificates; use a full JDK 25", e);
    }
}
