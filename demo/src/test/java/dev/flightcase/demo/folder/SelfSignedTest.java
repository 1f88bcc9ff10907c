package dev.flightcase.demo.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedTest {
    @Test
    void makesAPairForTheAddressesOfTheDemo(@TempDir Path home) throws Exception {
        try (var run = RunDirectory.prepare(home, 18_080)) {
            SelfSigned.make(run, "192.168.1.20");

            X509Certificate certificate;
            try (var in = Files.newInputStream(run.root().resolve(SelfSigned.CERTIFICATE))) {
                certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(in);
            }
            certificate.checkValidity();
            assertThat(certificate.getSubjectAlternativeNames().stream()
                            .map(name -> name.get(1))
                            .toList())
                    .isEqualTo(List.of("localhost", "127.0.0.1", "192.168.1.20"));
            var key = run.root().resolve(SelfSigned.KEY);
            assertThat(Files.readString(key)).startsWith("-----BEGIN PRIVATE KEY-----\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            assertThat(run.root().resolve("certificate.p12")).doesNotExist();
        }
    }
}
