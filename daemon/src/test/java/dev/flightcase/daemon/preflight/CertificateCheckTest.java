package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.enrolment.Standing;
import dev.flightcase.provisioning.enrolment.Binary;
import dev.flightcase.provisioning.enrolment.Credential;
import dev.flightcase.provisioning.enrolment.Enrolment;
import dev.flightcase.provisioning.enrolment.HubFacts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateCheckTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final HubFacts HUB = new HubFacts(
            URI.create("https://hub.example"),
            Binary.of(new byte[9]),
            List.of(Binary.of(new byte[32])),
            Binary.of(new byte[32]),
            "",
            "tour",
            List.of());

    /** Days until the certificate and the event end; -1 for an event that does not say. */
    @ParameterizedTest
    @CsvSource({
        "10, 9, OK, 'good until 2026-06-11T12:00:00Z, past the event'",
        "10, 11, WARN, 'ends 2026-06-11T12:00:00Z, before the event does'",
        "4, -1, OK, past the event",
        "2, -1, WARN, before the event does",
        "-2, 9, WARN, has expired (2026-05-30T12:00:00Z)",
    })
    void theCertificateHasToLastPastTheEvent(int certificate, int event, Status status, String says) throws Exception {
        var end = NOW.plus(Duration.ofDays(certificate));
        var claimed = new Enrolment.Claimed(
                HUB, new Credential(1, List.of(Binary.of(new byte[3])), end.minus(Duration.ofDays(90)), end));
        var finding = look(claimed, event < 0 ? Optional.empty() : Optional.of(NOW.plus(Duration.ofDays(event))));

        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.says()).contains(says);
        assertThat(finding.action().contains("renews by itself")).isEqualTo(status == Status.WARN);
    }

    @Test
    void aNodeOnItsOwnNeedsNone() throws Exception {
        assertThat(look(Enrolment.LocalOnly.NEW, Optional.empty()).status()).isEqualTo(Status.OK);
    }

    @Test
    void nothingOfItKeepsDoorsClosed() throws Exception {
        assertThat(look(new Enrolment.Revoked(HUB, 1, NOW), Optional.empty()))
                .satisfies(finding -> assertThat(finding.status()).isEqualTo(Status.WARN))
                .satisfies(finding -> assertThat(finding.says()).contains("taken this node out"));
        assertThat(look(null, Optional.empty()).says()).contains("damaged");
    }

    private static Finding look(@Nullable Enrolment enrolment, Optional<Instant> eventEnd) throws Exception {
        return CertificateCheck.of(() -> new Standing(enrolment, ""), () -> eventEnd, () -> NOW)
                .probe()
                .look();
    }
}
