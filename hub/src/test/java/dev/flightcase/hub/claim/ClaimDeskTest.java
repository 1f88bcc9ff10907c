package dev.flightcase.hub.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flightcase.http.Bytes;
import dev.flightcase.hub.HubException;
import dev.flightcase.hub.keys.HubKeys;
import dev.flightcase.hub.keys.KeyFolder;
import dev.flightcase.hub.x509.CertificateAuthority;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimDeskTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.make(new SecureRandom(), START);
    private static final ClaimsConfig CONFIG = ClaimsConfig.defaults();

    private static final Applicant NODE = newApplicant();
    private static final Applicant OTHER = newApplicant();

    @TempDir
    private Path folder;

    private Instant now = START;
    private ClaimDesk desk;

    @BeforeEach
    void open() {
        desk = desk(CONFIG);
    }

    private ClaimDesk desk(ClaimsConfig config) {
        return new ClaimDesk(
                FileClaimStore.open(new KeyFolder(folder)), AUTHORITY, config, () -> now, new SecureRandom());
    }

    private String code() {
        return desk.newCodes(1, Duration.ofHours(2), "Tea")
                .orElseThrow()
                .getFirst()
                .code();
    }

    @Test
    void letsANodeInWithACertificateInItsName() throws Exception {
        var outcome = desk.claim(NODE.claim(code(), 1, NODE.csr(NODE.node())));

        var entry = ((ClaimOutcome.Granted) outcome).entry();
        var certificate = parse(entry.grant().chain().getFirst());
        certificate.verify(AUTHORITY.certificate().getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + NODE.node());
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(START.plus(Duration.ofDays(90)));
        assertThat(entry.name()).isEqualTo("Tea");
        assertThat(desk.isIn(NODE.node())).isTrue();
        assertThat(desk.isIn(OTHER.node())).isFalse();
    }

    @Test
    void theSameCodeWithTheSameRequestGetsTheSameAnswerAlsoAfterARestartAndTheCodesEnd() throws Exception {
        var application = NODE.claim(code(), 1, NODE.csr(NODE.node()));
        var first = desk.claim(application);
        now = START.plus(Duration.ofHours(5));

        assertThat(desk.claim(application)).isEqualTo(first);
        assertThat(desk(CONFIG).claim(application)).isEqualTo(first);
        assertThat(desk.nodes()).hasSize(1);
    }

    @Test
    void aCodeIsForOneNode() throws Exception {
        var code = code();
        desk.claim(NODE.claim(code, 1, NODE.csr(NODE.node())));

        assertThat(desk.claim(OTHER.claim(code, 1, OTHER.csr(OTHER.node())))).isEqualTo(new ClaimOutcome.CodeUsed());
    }

    @Test
    void aBundlesCodeIsForAsManyAsItSays() throws Exception {
        var code = desk.newBundleCode(2, Duration.ofDays(1)).orElseThrow().code();
        var third = newApplicant();

        assertThat(code).hasSize(26);
        assertThat(desk.claim(NODE.claim(code, 1, NODE.csr(NODE.node())))).isInstanceOf(ClaimOutcome.Granted.class);
        assertThat(desk.claim(OTHER.claim(code, 1, OTHER.csr(OTHER.node())))).isInstanceOf(ClaimOutcome.Granted.class);
        assertThat(desk.claim(third.claim(code, 1, third.csr(third.node())))).isEqualTo(new ClaimOutcome.CodeUsed());
    }

    @Test
    void wrongAndLateCodesAreToldApart() throws Exception {
        var code = code();
        assertThat(desk.claim(NODE.claim("ABCDEFGH", 1, NODE.csr(NODE.node()))))
                .isEqualTo(new ClaimOutcome.WrongCode());
        now = START.plus(Duration.ofHours(2));
        assertThat(desk.claim(NODE.claim(code, 1, NODE.csr(NODE.node())))).isEqualTo(new ClaimOutcome.CodeOver());
    }

    @Test
    void whatDoesNotFitTogetherIsNotProven() throws Exception {
        var code = code();
        var own = NODE.claim(code, 1, NODE.csr(NODE.node()));
        var stolen = new Application(
                own.node(), own.key(), own.generation(), Bytes.of(OTHER.csr(own.node())), own.proof(), code);
        var renamed = new Application(OTHER.node(), own.key(), own.generation(), own.csr(), own.proof(), code);
        var generations = new Application(own.node(), own.key(), 2, own.csr(), own.proof(), code);

        for (var application : new Application[] {
            stolen,
            renamed,
            generations,
            NODE.claim(code, 1, NODE.csr("fc-aaaaaaaaaa")),
            NODE.claim(code, 1, new byte[] {48, 3, 1, 1, 1})
        }) {
            assertThat(desk.claim(application)).isEqualTo(new ClaimOutcome.NotProven());
        }
        assertThat(desk.claim(own)).isInstanceOf(ClaimOutcome.Granted.class);
    }

    @Test
    void aRenewalNeedsTheNodesKeyAndNoValidCertificate() throws Exception {
        desk.claim(NODE.claim(code(), 1, NODE.csr(NODE.node())));
        now = START.plus(Duration.ofDays(400));
        var renewal = NODE.renewal(2, NODE.csr(NODE.node()));

        var first = desk.renew(renewal);
        assertThat(((ClaimOutcome.Granted) first).entry().grant().expires()).isEqualTo(now.plus(Duration.ofDays(90)));
        assertThat(desk.renew(renewal)).isEqualTo(first);
        assertThat(desk.renew(OTHER.renewal(2, OTHER.csr(OTHER.node())))).isEqualTo(new ClaimOutcome.Unknown());
    }

    @Test
    void aRenewalOfThePastIsStale() throws Exception {
        desk.claim(NODE.claim(code(), 1, NODE.csr(NODE.node())));
        var second = NODE.renewal(2, NODE.csr(NODE.node()));
        desk.renew(second);
        desk.renew(NODE.renewal(3, NODE.csr(NODE.node())));

        assertThat(desk.renew(second)).isEqualTo(new ClaimOutcome.Stale(3));
        assertThat(desk.renew(NODE.renewal(3, NODE.csr(NODE.node())))).isEqualTo(new ClaimOutcome.Stale(3));
        assertThat(desk.claim(NODE.claim(code(), 1, NODE.csr(NODE.node())))).isEqualTo(new ClaimOutcome.Stale(3));
    }

    @Test
    void aNodeThatWasTakenOutComesBackByANewCodeOnly() throws Exception {
        var claim = NODE.claim(code(), 1, NODE.csr(NODE.node()));
        desk.claim(claim);

        assertThat(desk.revoke(NODE.node())).isTrue();
        assertThat(desk.revoke(OTHER.node())).isFalse();
        assertThat(desk.isIn(NODE.node())).isFalse();
        assertThat(desk.renew(NODE.renewal(2, NODE.csr(NODE.node())))).isEqualTo(new ClaimOutcome.Revoked());
        assertThat(desk.claim(claim)).isEqualTo(new ClaimOutcome.Revoked());
        assertThat(desk.claim(NODE.claim(code(), 2, NODE.csr(NODE.node())))).isInstanceOf(ClaimOutcome.Granted.class);
        assertThat(desk.isIn(NODE.node())).isTrue();
    }

    @Test
    void codesAndNodesHaveBounds() throws Exception {
        var small = new ClaimsConfig("", CONFIG.brokers(), "g", CONFIG.certificateLife(), 2, 1);
        desk = desk(small);
        assertThat(desk.newCodes(3, Duration.ofHours(1), "")).isEmpty();
        var first = code();
        var second = code();
        assertThat(desk.newCodes(1, Duration.ofHours(1), "")).isEmpty();

        desk.claim(NODE.claim(first, 1, NODE.csr(NODE.node())));
        assertThat(desk.claim(OTHER.claim(second, 1, OTHER.csr(OTHER.node())))).isEqualTo(new ClaimOutcome.Full(1));
        now = START.plus(Duration.ofDays(2));
        assertThat(desk.newCodes(2, Duration.ofHours(1), "")).isPresent();
    }

    @Test
    void aDamagedFileIsSaidAndLeftAsItIs() throws Exception {
        code();
        var file = folder.resolve("claims.jsonl");
        var text = Files.readString(file).replace("\"uses\":1", "\"uses\":");
        Files.writeString(file, text);

        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> desk(CONFIG))
                .withMessageContaining("claims.jsonl, line 2 is damaged");
        assertThat(file).hasContent(text);
    }

    @Test
    void theFileHoldsNoCode() throws Exception {
        var code = code();

        var file = folder.resolve("claims.jsonl");
        assertThat(Files.readString(file)).doesNotContain(code);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void keysAreMadeOnceAndADamagedOneIsNotReplaced() throws Exception {
        var keys = new KeyFolder(folder.resolve("keys"));
        var made = HubKeys.loadOrMake(keys, new SecureRandom(), START);
        var loaded = HubKeys.loadOrMake(keys, new SecureRandom(), START);

        assertThat(loaded.signingKey()).isEqualTo(made.signingKey()).hasSize(32);
        assertThat(loaded.tokenKey()).isEqualTo(made.tokenKey()).hasSize(32).isNotEqualTo(made.signingKey());
        assertThat(loaded.operatorToken()).isEqualTo(made.operatorToken()).hasSize(32);
        assertThat(loaded.authority().certificate()).isEqualTo(made.authority().certificate());
        assertThat(Hashes.verifies(made.signingKey(), new byte[] {1}, loaded.sign(new byte[] {1})))
                .isTrue();

        Files.writeString(keys.path("signing.pem"), "-----BEGIN");
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> HubKeys.loadOrMake(keys, new SecureRandom(), START))
                .withMessageContaining("signing.pem is damaged");
        Files.setPosixFilePermissions(keys.path("ca.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> HubKeys.loadOrMake(keys, new SecureRandom(), START))
                .withMessageContaining("chmod go=");
    }

    private static X509Certificate parse(String base64) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    private static Applicant newApplicant() {
        try {
            return new Applicant();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
