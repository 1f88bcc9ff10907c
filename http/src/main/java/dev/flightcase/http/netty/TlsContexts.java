package dev.flightcase.http.netty;

import dev.flightcase.http.TlsException;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this server speaks TLS: BoringSSL where its native library loads, the JDK's own engine elsewhere. TLS 1.3 and 1.2, forward secret
 * suites with authenticated encryption only, session tickets under a key that never leaves the memory.
 */
final class TlsContexts {
    private static final Logger log = LoggerFactory.getLogger(TlsContexts.class);

    private static final List<String> AES_13 = List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384");
    private static final List<String> CHACHA_13 = List.of("TLS_CHACHA20_POLY1305_SHA256");
    private static final List<String> AES_12 = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
    private static final List<String> CHACHA_12 =
            List.of("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /** Flags (x86) or Features (ARM) of {@code /proc/cpuinfo}. */
    private static final Pattern AES_FLAG = Pattern.compile("(?m)^(flags|Features)\\s*:.*\\baes\\b");

    /** A phone that comes back within the show goes on without a new key exchange. */
    private static final long SESSION_SECONDS = 4 * 60 * 60;

    private static final long SESSIONS_MAX = 4096;

    /** Name, key for the seal and key for the cipher, as BoringSSL takes them. */
    private static final int TICKET_KEY_BYTES = 16;

    private TlsContexts() {}

    static SslContext build(TlsPair pair) {
        boolean nativeTls = OpenSsl.isAvailable();
        if (!nativeTls) {
            log.atWarn()
                    .addKeyValue("reason", String.valueOf(OpenSsl.unavailabilityCause()))
                    .log("native tls cannot be loaded; the slower one of java is used");
        }
        try {
            SslContext context = SslContextBuilder.forServer(
                            pair.key(), pair.chain().toArray(X509Certificate[]::new))
                    .sslProvider(nativeTls ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(ciphers(hasAes(cpuinfo())), SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(new ApplicationProtocolConfig(
                            ApplicationProtocolConfig.Protocol.ALPN,
                            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                            ApplicationProtocolNames.HTTP_2,
                            ApplicationProtocolNames.HTTP_1_1))
                    .sessionCacheSize(SESSIONS_MAX)
                    .sessionTimeout(SESSION_SECONDS)
                    .build();
            if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
                sessions.setTicketKeys(ticketKey(new SecureRandom()));
            }
            return context;
        } catch (SSLException | IllegalArgumentException e) {
            throw new TlsException("http.certificate and http.key cannot be used for TLS: " + e.getMessage(), e);
        }
    }

    private static OpenSslSessionTicketKey ticketKey(SecureRandom random) {
        byte[] bytes = new byte[3 * TICKET_KEY_BYTES];
        random.nextBytes(bytes);
        return new OpenSslSessionTicketKey(
                Arrays.copyOf(bytes, TICKET_KEY_BYTES),
                Arrays.copyOfRange(bytes, TICKET_KEY_BYTES, 2 * TICKET_KEY_BYTES),
                Arrays.copyOfRange(bytes, 2 * TICKET_KEY_BYTES, bytes.length));
    }

    /**
     * In our order. AES first where the CPU has instructions for it; ChaCha20 first where not (Raspberry Pi 4), where it is several times
     * faster. BoringSSL chooses among those of TLS 1.3 itself, by the same rule.
     */
    static List<String> ciphers(boolean aesFirst) {
        Stream<List<String>> order = aesFirst
                ? Stream.of(AES_13, CHACHA_13, AES_12, CHACHA_12)
                : Stream.of(CHACHA_13, AES_13, CHACHA_12, AES_12);
        List<String> suites = new ArrayList<>();
        order.forEach(suites::addAll);
        return List.copyOf(suites);
    }

    static boolean hasAes(String cpuinfo) {
        return AES_FLAG.matcher(cpuinfo).find();
    }

    private static String cpuinfo() {
        try {
            return Files.readString(Path.of("/proc/cpuinfo"));
        } catch (IOException e) {
            // No Linux: a desktop, which has AES instructions
            return "flags : aes";
        }
    }
}
