package dev.flightcase.hub.keys;

import dev.flightcase.hub.HubException;
import dev.flightcase.hub.x509.CertificateAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The certificate of hub and broker, made anew at each start: {@code server.pem} and {@code server.key} for HTTPS, {@code
 * server.p12} and {@code trust.p12} for the broker, which reads nothing else.
 */
public final class ServerCertificate {
    public static final String CERTIFICATE = "server.pem";
    public static final String KEY = "server.key";
    public static final String KEY_STORE = "server.p12";
    public static final String TRUST_STORE = "trust.p12";

    /** A hub is started more often than that; nodes trust its CA and not this certificate. */
    private static final Duration LIFE = Duration.ofDays(825);

    private ServerCertificate() {}

    /**
     * Blocks on the disk.
     *
     * @param hosts names and IP addresses under which hub and broker are reached
     * @param password of the two stores
     */
    public static void make(
            KeyFolder folder,
            CertificateAuthority authority,
            List<String> hosts,
            String password,
            SecureRandom random,
            Instant now) {
        var pair = CertificateAuthority.newPair(random);
        var own = authority.forServer(hosts, pair.getPublic(), now, LIFE);
        var ca = authority.certificate();
        folder.replace(KEY, Pem.encode(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded()));
        // With the CA, so that a node that knows its fingerprint only can follow the chain to its end.
        folder.replace(
                CERTIFICATE,
                Pem.encode(Pem.CERTIFICATE, CertificateAuthority.encoded(own))
                        + Pem.encode(Pem.CERTIFICATE, CertificateAuthority.encoded(ca)));
        try {
            var secret = password.toCharArray();
            var keys = empty();
            keys.setKeyEntry("server", pair.getPrivate(), secret, new Certificate[] {own, ca});
            folder.replace(KEY_STORE, bytes(keys, secret));
            var trust = empty();
            trust.setCertificateEntry("ca", ca);
            folder.replace(TRUST_STORE, bytes(trust, secret));
        } catch (GeneralSecurityException | IOException e) {
            throw new HubException("the broker's certificate can not be made: " + e, e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static byte[] bytes(KeyStore store, char[] password) throws GeneralSecurityException, IOException {
        var out = new ByteArrayOutputStream();
        store.store(out, password);
        return out.toByteArray();
    }
}
