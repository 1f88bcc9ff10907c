package dev.flightcase.http.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.http.TestCertificate;
import dev.flightcase.http.TlsConfig;
import dev.flightcase.http.TlsException;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates that work, and what is said about those that do not. */
class TlsMaterialTest {
    private static final long MINUTE = TlsMaterial.LOOK_EVERY.toNanos();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TlsConfig one;

    @SuppressWarnings("NullAway.Init")
    private static TlsConfig two;

    @BeforeAll
    static void make() throws Exception {
        one = TestCertificate.make(folder, "one");
        two = TestCertificate.make(folder, "two", "-startdate", "-10d", "-validity", "2");
    }

    private static TlsMaterial material(TlsConfig config) {
        TlsMaterial material = new TlsMaterial(config, Instant::now, Runnable::run);
        material.start(0);
        return material;
    }

    private static X509Certificate shown(TlsMaterial material, long nowNanos) {
        SslHandler handler = material.newHandler(UnpooledByteBufAllocator.DEFAULT, nowNanos);
        ReferenceCountUtil.release(handler.engine());
        return Objects.requireNonNull(material.certificate());
    }

    @Test
    void readsAPairAndItsDates() {
        assertThat(TlsPair.read(one).own().getSubjectX500Principal().getName()).isEqualTo("CN=one");
        try (TlsMaterial expired = material(two)) {
            assertThat(shown(expired, 0).getNotAfter()).isBefore(Instant.now());
        }
    }

    @Test
    void saysWhichFileIsNotThere() {
        Path none = folder.resolve("none.pem");

        assertThatThrownBy(() -> TlsPair.read(new TlsConfig(0, none, one.key())))
                .isInstanceOf(TlsException.class)
                .hasMessage("http.certificate " + none + " is not there; give the path of a PEM file");
        assertThatThrownBy(() -> TlsPair.read(new TlsConfig(0, one.certificate(), none)))
                .isInstanceOf(TlsException.class)
                .hasMessage("http.key " + none + " is not there; give the path of a PEM file");
    }

    @Test
    void saysThatTheKeyBelongsToAnotherCertificate() {
        assertThatThrownBy(() -> TlsPair.read(new TlsConfig(0, one.certificate(), two.key())))
                .isInstanceOf(TlsException.class)
                .hasMessageContainingAll(
                        "http.key",
                        two.key().toString(),
                        "does not belong to",
                        one.certificate().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'holds no private key; it must be PEM text with -----BEGIN PRIVATE KEY-----'",
        "'-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----', 'openssl pkcs8 -topk8 -nocrypt'",
        "'-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----', 'without password'",
        "'-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'is no key for the certificate'",
    })
    void saysWhatIsWrongWithAKey(String text, String message, @TempDir Path own) throws Exception {
        Path key = Files.writeString(own.resolve("key.pem"), text);

        assertThatThrownBy(() -> TlsPair.read(new TlsConfig(0, one.certificate(), key)))
                .isInstanceOf(TlsException.class)
                .hasMessageContainingAll("http.key " + key, message);
    }

    @Test
    void saysThatAFileIsNoCertificate() {
        assertThatThrownBy(() -> TlsPair.read(new TlsConfig(0, one.key(), one.key())))
                .isInstanceOf(TlsException.class)
                .hasMessageContainingAll("http.certificate " + one.key(), "-----BEGIN CERTIFICATE-----");
    }

    @Test
    void takesAChangedPairAndKeepsTheOldOneWhenTheNewIsBroken(@TempDir Path own) throws Exception {
        TlsConfig files = new TlsConfig(0, own.resolve("c.pem"), own.resolve("k.pem"));
        Files.copy(one.certificate(), files.certificate());
        Files.copy(one.key(), files.key());

        try (TlsMaterial material = material(files)) {
            replace(two.certificate(), files.certificate(), 1);
            assertThat(shown(material, MINUTE - 1).getSubjectX500Principal().getName())
                    .isEqualTo("CN=one");
            assertThat(shown(material, MINUTE).getSubjectX500Principal().getName())
                    .isEqualTo("CN=one");

            replace(two.key(), files.key(), 2);
            assertThat(shown(material, 2 * MINUTE).getSubjectX500Principal().getName())
                    .isEqualTo("CN=two");
        }
    }

    private static void replace(Path from, Path to, int second) throws Exception {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(to, FileTime.from(Instant.ofEpochSecond(second)));
    }

    @Test
    void prefersTheCipherThatTheCpuIsGoodAt() {
        assertThat(TlsContexts.hasAes("processor : 0\nflags\t\t: fpu sse aes avx\n"))
                .isTrue();
        assertThat(TlsContexts.hasAes("processor : 0\nFeatures\t: fp asimd evtstrm crc32 cpuid\n"))
                .isFalse();
        assertThat(TlsContexts.hasAes("Features : fp asimd aes pmull\n")).isTrue();
        assertThat(TlsContexts.ciphers(true).getFirst()).contains("AES_128_GCM");
        assertThat(TlsContexts.ciphers(false).getFirst()).contains("CHACHA20");
        assertThat(TlsContexts.ciphers(false)).containsExactlyInAnyOrderElementsOf(TlsContexts.ciphers(true));
    }
}
