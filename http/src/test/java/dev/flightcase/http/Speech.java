package dev.flightcase.http;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The ways in which a client can talk to the server. */
enum Speech {
    HTTP_1(HttpClient.Version.HTTP_1_1, false),
    /** By upgrade, as Java's client does it. */
    HTTP_2_CLEAR(HttpClient.Version.HTTP_2, false),
    HTTP_1_TLS(HttpClient.Version.HTTP_1_1, true),
    HTTP_2_TLS(HttpClient.Version.HTTP_2, true);

    final HttpClient.Version version;
    final boolean tls;

    Speech(HttpClient.Version version, boolean tls) {
        this.version = version;
        this.tls = tls;
    }

    /** Trusts the one certificate, for localhost. */
    HttpClient client(TlsConfig trusted) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(trusted.certificate())) {
            store.setCertificateEntry(
                    "test", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    HttpRequest.Builder request(HttpServer server, String path) {
        String root = tls ? "https://localhost:" + server.tlsPort() : "http://localhost:" + server.port();
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(20));
    }
}
