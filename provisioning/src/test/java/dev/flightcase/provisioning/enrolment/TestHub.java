package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.NodeIdentity;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A hub without a network: it certifies what it is asked, unless an answer was prepared. */
final class TestHub implements HubCalls {
    static final URI URL = URI.create("http://127.0.0.1:1/");
    static final Duration LIFE = Duration.ofDays(90);

    private final KeyPair caPair = TlsKey.newPair(new SecureRandom());
    private final Binary ca = makeCa();
    private final InstantSource clock;
    private final NodeIdentity node;
    private final EnrolmentStore store;
    final Deque<HubAnswer> prepared = new ArrayDeque<>();
    final List<KeyRequest> asked = new ArrayList<>();
    boolean revoked;
    List<URI> brokers = List.of(URI.create("mqtts://127.0.0.1:2"));

    TestHub(NodeIdentity node, EnrolmentStore store, InstantSource clock) {
        this.node = node;
        this.store = store;
        this.clock = clock;
    }

    HubFacts facts() {
        return new HubFacts(URL, ca, List.of(key(1)), key(2), "Tea", "flightcase", brokers);
    }

    static Binary key(int fill) {
        var key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Binary.of(key);
    }

    @Override
    public HubAnswer claim(ClaimTicket ticket, KeyRequest request) {
        return answer(request);
    }

    @Override
    public HubAnswer renew(HubFacts hub, KeyRequest request) {
        return answer(request);
    }

    @Override
    public boolean isRevoked(HubFacts hub) {
        return revoked;
    }

    private HubAnswer answer(KeyRequest request) {
        asked.add(request);
        if (!prepared.isEmpty()) {
            return prepared.pop();
        }
        return granted(request);
    }

    HubAnswer.Granted granted(KeyRequest request) {
        var chain = List.of(certificate("CN=" + node.id(), request), ca);
        var credential = Certificates.credential(
                request.generation(), chain, ca, node.id().value(), store.key(request.generation()));
        return new HubAnswer.Granted(facts(), credential);
    }

    private Binary makeCa() {
        try {
            return Binary.of(
                    sign("CN=Test CA", caPair.getPublic(), Instant.EPOCH).getEncoded());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Binary certificate(String subject, KeyRequest request) {
        try {
            var csr = new JcaPKCS10CertificationRequest(request.csr().toByteArray());
            return Binary.of(sign(subject, csr.getPublicKey(), clock.instant()).getEncoded());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate sign(String subject, PublicKey key, Instant from) throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Principal("CN=Test CA"),
                BigInteger.valueOf(from.getEpochSecond() + 1),
                Date.from(from),
                Date.from(from.plus(from.equals(Instant.EPOCH) ? Duration.ofDays(36_500) : LIFE)),
                new X500Principal(subject),
                key);
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(caPair.getPrivate())));
    }
}
