package dev.flightcase.provisioning.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.provisioning.IdentityStore;
import dev.flightcase.provisioning.NodeIdentity;
import dev.flightcase.provisioning.ProvisioningException;
import dev.flightcase.provisioning.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrollerTest {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final ClaimTicket TICKET =
            new ClaimTicket(TestHub.URL, new Secret("ABCDEFGH"), Optional.empty(), false, Optional.empty());

    @TempDir
    private Path data;

    private NodeIdentity node;
    private EnrolmentStore store;
    private TestHub hub;
    private Enroller enroller;
    private Instant now = START;

    @BeforeEach
    void makeNode() {
        node = new IdentityStore(data, new SecureRandom(), WAIT).loadOrMake();
        on(SmallFile::onDisk);
    }

    private void on(SmallFile.Disk disk) {
        store = new EnrolmentStore(data.resolve("identity"), new SecureRandom(), WAIT, disk);
        hub = new TestHub(node, store, () -> now);
        enroller = new Enroller(node.id(), store, hub, () -> now);
    }

    @Test
    void aNodeThatWasNeverClaimedIsLocalOnlyAndWritesNothing() throws Exception {
        assertThat(enroller.step()).isInstanceOf(Enroller.Report.Settled.class);
        assertThat(store.read()).isEqualTo(Enrolment.LocalOnly.NEW);
        assertThat(files()).doesNotContain(EnrolmentStore.FILE);
    }

    @Test
    void isClaimedWithAKeyThatStaysHere() throws Exception {
        var report = enroller.claim(TICKET);

        assertThat(report.enrolment()).isInstanceOf(Enrolment.Claimed.class);
        assertThat(store.read()).isEqualTo(report.enrolment());
        assertThat(report.enrolment().belongsTo()).contains(hub.facts());
        assertThat(files()).contains("tls-1.key");
        assertThat(Files.getPosixFilePermissions(data.resolve("identity/tls-1.key")))
                .hasSize(2);
    }

    @Test
    void aHubThatIsAwayIsAskedAgainWithTheSameRequest() throws Exception {
        hub.prepared.push(new HubAnswer.Later("away", Duration.ofSeconds(7)));

        var first = enroller.claim(TICKET);
        assertThat(first).isEqualTo(new Enroller.Report.Waiting(first.enrolment(), "away", Duration.ofSeconds(7)));
        assertThat(first.enrolment()).isInstanceOf(Enrolment.Claiming.class);

        assertThat(enroller.step().enrolment()).isInstanceOf(Enrolment.Claimed.class);
        assertThat(hub.asked).hasSize(2);
        assertThat(hub.asked.getFirst()).isEqualTo(hub.asked.getLast());
    }

    @Test
    void aWrongCodeLeavesTheNodeAsItWas() throws Exception {
        hub.prepared.push(new HubAnswer.Refused("no such code"));

        assertThat(enroller.claim(TICKET))
                .isEqualTo(new Enroller.Report.Refused(new Enrolment.LocalOnly(1), "no such code"));
        assertThat(files()).doesNotContain("tls-1.key");

        assertThat(enroller.claim(TICKET).enrolment().generation()).isEqualTo(2);
    }

    @Test
    void aClaimedNodeIsNotClaimedAgainUnlessReleased() throws Exception {
        enroller.claim(TICKET);

        assertThat(enroller.claim(TICKET))
                .isInstanceOfSatisfying(
                        Enroller.Report.Refused.class,
                        refused -> assertThat(refused.says()).contains("--release"));
        assertThat(hub.asked).hasSize(1);
        assertThat(enroller.release().enrolment()).isEqualTo(new Enrolment.LocalOnly(1));
        assertThat(files()).noneMatch(name -> name.startsWith("tls-"));
        assertThat(enroller.claim(TICKET).enrolment()).isInstanceOf(Enrolment.Claimed.class);
    }

    @Test
    void renewsAtTwoThirdsAndKeepsTheFormerPairUntilTheNewOneWorked() throws Exception {
        enroller.claim(TICKET);
        now = START.plus(Duration.ofDays(59));
        assertThat(enroller.step().enrolment()).isInstanceOf(Enrolment.Claimed.class);

        now = START.plus(Duration.ofDays(64));
        var renewing = enroller.step().enrolment();
        assertThat(renewing).isInstanceOf(Enrolment.Renewing.class);
        assertThat(files()).contains("tls-1.key", "tls-2.key");
        enroller.step();
        assertThat(hub.asked).hasSize(2);

        enroller.proven(1);
        assertThat(store.read()).isEqualTo(renewing);
        enroller.proven(2);
        assertThat(store.read())
                .isInstanceOfSatisfying(
                        Enrolment.Claimed.class,
                        claimed -> assertThat(claimed.generation()).isEqualTo(2));
        assertThat(files()).contains("tls-2.key").doesNotContain("tls-1.key");
    }

    @Test
    void anExpiredCertificateIsReplacedAtOnce() throws Exception {
        enroller.claim(TICKET);
        now = START.plus(Duration.ofDays(200));

        assertThat(enroller.step().enrolment()).isInstanceOfSatisfying(Enrolment.Claimed.class, claimed -> {
            assertThat(claimed.generation()).isEqualTo(2);
            assertThat(claimed.credential().isExpired(now)).isFalse();
        });
    }

    @Test
    void withoutABrokerThatCouldProveItTheNewPairIsTakenAtOnce() throws Exception {
        hub.brokers = List.of(URI.create("mqtt://127.0.0.1:1883"));
        enroller.claim(TICKET);
        now = START.plus(Duration.ofDays(64));

        assertThat(enroller.step().enrolment()).isInstanceOf(Enrolment.Claimed.class);
        assertThat(store.read().generation()).isEqualTo(2);
    }

    @Test
    void aRefusedRenewalLeavesTheCertificateThatIsThere() throws Exception {
        var claimed = (Enrolment.Claimed) enroller.claim(TICKET).enrolment();
        now = START.plus(Duration.ofDays(64));
        hub.prepared.push(new HubAnswer.Refused("not known"));

        assertThat(enroller.step()).isInstanceOf(Enroller.Report.Refused.class);
        assertThat(store.read())
                .isInstanceOfSatisfying(
                        Enrolment.Renewing.class,
                        renewing -> assertThat(renewing.credential()).isEqualTo(claimed.credential()));
    }

    @Test
    void aRevokedNodeForgetsItsKeysAndCanBeClaimedAnew() throws Exception {
        enroller.claim(TICKET);
        now = START.plus(Duration.ofDays(64));
        hub.prepared.push(new HubAnswer.Revoked());

        assertThat(enroller.step().enrolment()).isEqualTo(new Enrolment.Revoked(hub.facts(), 2, now));
        assertThat(store.read().belongsTo()).isEmpty();
        assertThat(files()).noneMatch(name -> name.startsWith("tls-"));
        assertThat(enroller.claim(TICKET).enrolment()).isInstanceOf(Enrolment.Claimed.class);
    }

    @Test
    void asksWhetherItWasTakenOutWhenABrokerRefusesIt() throws Exception {
        assertThat(enroller.check()).isEqualTo(Enrolment.LocalOnly.NEW);
        enroller.claim(TICKET);
        assertThat(enroller.check()).isInstanceOf(Enrolment.Claimed.class);

        hub.revoked = true;
        assertThat(enroller.check()).isEqualTo(new Enrolment.Revoked(hub.facts(), 1, now));
        assertThat(store.read()).isInstanceOf(Enrolment.Revoked.class);
    }

    @Test
    void aRolledBackCardAsksWithANewerKey() throws Exception {
        hub.prepared.push(new HubAnswer.Stale(7));

        var report = enroller.claim(TICKET);

        assertThat(report).isInstanceOf(Enroller.Report.Waiting.class);
        assertThat(report.enrolment().generation()).isEqualTo(8);
        assertThat(enroller.step().enrolment()).isInstanceOf(Enrolment.Claimed.class);
    }

    /** Claim, renewal, proof and release, with the power cut at each single write, before it and after it. */
    @Test
    void everyTransitionSurvivesAPowerCutAtAnyWrite() throws Exception {
        int writes = writesOf(new FailingDisk(-1, false));
        assertThat(writes).isGreaterThanOrEqualTo(7);
        for (int failAt = 0; failAt < writes; failAt++) {
            for (boolean after : new boolean[] {false, true}) {
                writesOf(new FailingDisk(failAt, after));
                assertThat(store.read())
                        .as("cut at write %d, after it: %s", failAt, after)
                        .isInstanceOf(Enrolment.LocalOnly.class);
                assertThat(files()).noneMatch(name -> name.startsWith("tls-"));
            }
        }
    }

    /** A life in which each step is repeated after a power cut until it is done. Ends released. */
    private int writesOf(FailingDisk disk) throws Exception {
        now = START;
        on(disk);
        again(() -> enroller.claim(TICKET));
        again(enroller::step);
        assertThat(store.read()).isInstanceOf(Enrolment.Claimed.class);
        assertThat(store.key(store.read().generation())).isNotNull();
        now = START.plus(Duration.ofDays(64));
        again(enroller::step);
        again(enroller::step);
        assertThat(store.read()).isInstanceOfSatisfying(Enrolment.Renewing.class, renewing -> {
            assertThat(renewing.offered()).isPresent();
            assertThat(store.key(renewing.credential().generation())).isNotNull();
            assertThat(store.key(renewing.generation())).isNotNull();
        });
        again(() -> {
            enroller.proven(store.read().generation());
            return enroller.step();
        });
        assertThat(store.read()).isInstanceOf(Enrolment.Claimed.class);
        assertThat(store.key(store.read().generation())).isNotNull();
        again(enroller::release);
        return disk.writes();
    }

    private interface Step {
        Enroller.Report run() throws InterruptedException;
    }

    private static void again(Step step) throws InterruptedException {
        try {
            step.run();
        } catch (ProvisioningException e) {
            assertThat(e).hasMessageContaining("the power failed");
            step.run();
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(data.resolve("identity"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
