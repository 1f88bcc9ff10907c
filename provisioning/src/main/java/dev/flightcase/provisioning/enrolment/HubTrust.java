package dev.flightcase.provisioning.enrolment;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a node believes to be its hub. The JDK adds the check of the host's name, which is why these are plain trust managers and not
 * extended ones.
 */
final class HubTrust {
    private HubTrust() {}

    /** Only a chain that holds the certificate with this SHA-256 and is signed by it. */
    static SSLContext pinned(Binary fingerprint) {
        return context(new KeyManager[0], new Pinned(fingerprint));
    }

    /** The hub's CA, or whom this machine trusts anyway: a hub may stand behind a public name. */
    static SSLContext caOrPublic(Optional<Binary> ca) {
        var parties = ca.map(der -> List.of(only(der), trusting(null))).orElseGet(() -> List.of(trusting(null)));
        return context(new KeyManager[0], new AnyOf(parties));
    }

    /** The CA and nobody else. */
    static X509TrustManager only(Binary ca) {
        try {
            var store = Certificates.store();
            store.setCertificateEntry("ca", Certificates.parse(ca));
            return trusting(store);
        } catch (KeyStoreException e) {
            throw new IllegalStateException("this Java can not trust one certificate", e);
        }
    }

    static SSLContext context(KeyManager[] keys, TrustManager trust) {
        try {
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(keys, new TrustManager[] {trust}, null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("this Java has no TLS 1.3; use a full JDK 25", e);
        }
    }

    private static X509TrustManager trusting(@Nullable KeyStore anchors) {
        try {
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(anchors);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this Java has no PKIX trust manager"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PKIX trust manager", e);
        }
    }

    private abstract static class ServersOnly implements X509TrustManager {
        @Override
        public final void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            throw new CertificateException("a node serves nobody here");
        }

        @Override
        public final X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static final class Pinned extends ServersOnly {
        private final Binary fingerprint;

        Pinned(Binary fingerprint) {
            this.fingerprint = fingerprint;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            for (var certificate : chain) {
                var der = Binary.of(certificate.getEncoded());
                if (der.sha256().equals(fingerprint)) {
                    only(der).checkServerTrusted(chain, kind);
                    return;
                }
            }
            throw new CertificateException("the hub's CA is not the one that the code names");
        }
    }

    private static final class AnyOf extends ServersOnly {
        private final List<X509TrustManager> parties;

        AnyOf(List<X509TrustManager> parties) {
            this.parties = parties;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            var refusals = new CertificateException("nobody that this node trusts has signed the hub's certificate");
            for (var party : parties) {
                try {
                    party.checkServerTrusted(chain, kind);
                    return;
                } catch (CertificateException e) {
                    refusals.addSuppressed(e);
                }
            }
            throw refusals;
        }
    }
}
