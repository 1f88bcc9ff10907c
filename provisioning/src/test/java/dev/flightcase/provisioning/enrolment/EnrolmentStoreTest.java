package dev.flightcase.provisioning.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flightcase.provisioning.ProvisioningException;
import dev.flightcase.provisioning.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentStoreTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private EnrolmentStore store() {
        return new EnrolmentStore(folder, new SecureRandom(), Duration.ofSeconds(20));
    }

    static Stream<Enrolment> states() {
        var hub = new HubFacts(
                URI.create("https://hub.example"),
                TestHub.key(9),
                List.of(TestHub.key(1), TestHub.key(3)),
                TestHub.key(2),
                "Tea \"and\" more",
                "tour",
                List.of(URI.create("mqtts://a:8883"), URI.create("mqtt://b:1883")));
        var ticket = new ClaimTicket(
                URI.create("https://hub.example"),
                new Secret("ABCDEFGH"),
                Optional.of(TestHub.key(4)),
                true,
                Optional.of(hub));
        var request = new KeyRequest(3, TestHub.key(5));
        var credential = new Credential(2, List.of(TestHub.key(6), TestHub.key(7)), NOW, NOW.plusSeconds(9));
        return Stream.of(
                new Enrolment.LocalOnly(4),
                new Enrolment.Claiming(ticket, request),
                new Enrolment.Claimed(hub, credential),
                new Enrolment.Renewing(hub, credential, request, Optional.empty()),
                new Enrolment.Renewing(hub, credential, request, Optional.of(credential)),
                new Enrolment.Revoked(hub, 5, NOW));
    }

    @ParameterizedTest
    @MethodSource("states")
    void keepsEveryStateWhole(Enrolment state) throws Exception {
        store().change(_ -> state);

        assertThat(store().read()).isEqualTo(state);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(EnrolmentStore.FILE))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"version\":1}",
                "{\"version\":1,\"state\":\"claimed\"}",
                "{\"version\":1,\"state\":\"x\"}"
            })
    void aDamagedFileIsSaidAndLeftAsItIs(String text) throws Exception {
        var file = Files.writeString(folder.resolve(EnrolmentStore.FILE), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> store().read())
                .withMessageContaining("enrolment.json")
                .withMessageContaining("Restore it from a backup");
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> store().change(_ -> Enrolment.LocalOnly.NEW));
        assertThat(file).hasContent(text);
    }

    @Test
    void aFileOfANewerNodeIsRefused() throws Exception {
        var file = Files.writeString(folder.resolve(EnrolmentStore.FILE), "{\"version\":2}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> store().read())
                .withMessageContaining("version 2");
    }

    @Test
    void aMissingOrDamagedKeySaysWhatToDo() throws Exception {
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> store().key(1))
                .withMessageContaining("tls-1.key is missing")
                .withMessageContaining("--release");
        var file = Files.writeString(
                folder.resolve("tls-1.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> store().key(1))
                .withMessageContaining("is damaged")
                .withNoCause();
    }

    @Test
    void renewalComesAtTwoThirdsWithAtMostAThirtiethMore() {
        var life = Duration.ofDays(90);
        for (int i = 0; i < 50; i++) {
            var credential = new Credential(1, List.of(TestHub.key(i)), NOW, NOW.plus(life));
            assertThat(credential.renewAt())
                    .isBetween(NOW.plus(Duration.ofDays(60)), NOW.plus(Duration.ofDays(63)))
                    .isEqualTo(credential.renewAt());
        }
    }
}
