package dev.flightcase.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.enrolment.EnrolmentDesk;
import dev.flightcase.daemon.enrolment.Standing;
import dev.flightcase.provisioning.enrolment.Binary;
import dev.flightcase.provisioning.enrolment.ClaimTicket;
import dev.flightcase.provisioning.enrolment.Credential;
import dev.flightcase.provisioning.enrolment.Enroller;
import dev.flightcase.provisioning.enrolment.Enrolment;
import dev.flightcase.provisioning.enrolment.HubFacts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClaimVerbTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final HubFacts HUB = new HubFacts(
            URI.create("https://hub.example"),
            Binary.of(new byte[9]),
            List.of(Binary.of(new byte[32])),
            Binary.of(new byte[32]),
            "Tea",
            "tour",
            List.of(URI.create("mqtts://hub.example:8883")));

    private final List<ClaimTicket> tickets = new ArrayList<>();

    @Test
    void aNodeThatIsClaimedSaysByWhomAndUntilWhen() {
        var result = verb(claimed(Duration.ofDays(90)), Enroller.Report.Settled::new)
                .run(ClaimVerb.code("ABCD-EF23", URI.create("https://hub.example"), false), _ -> {});

        assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(result.lines())
                .containsExactly(
                        "This node belongs to the hub at https://hub.example, group tour, as Tea.",
                        "Its certificate is good until 2026-08-30T12:00:00Z.",
                        "It connects to the hub's brokers by itself, where uplink.brokers is empty.");
        assertThat(result.json())
                .isEqualTo("{\"state\":\"claimed\",\"hub\":\"https://hub.example\",\"group\":\"tour\","
                        + "\"brokers\":[\"mqtts://hub.example:8883\"],\"certificate_until\":\"2026-08-30T12:00:00Z\","
                        + "\"certificate_expired\":false}");
        assertThat(tickets)
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.code().reveal()).isEqualTo("ABCDEF23"));
    }

    @Test
    void aHubThatIsAwayIsNoMistakeAndIsAskedAgain() {
        var result = verb(
                        Enrolment.LocalOnly.NEW,
                        state -> new Enroller.Report.Waiting(state, "it can not be reached", Duration.ZERO))
                .run(ClaimVerb.code("ABCDEF23", URI.create("https://hub.example"), false), _ -> {});

        assertThat(result.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(result.lines()).first().isEqualTo("not claimed yet: it can not be reached");
    }

    @Test
    void whatTheHubRefusesIsSaidInItsWords() {
        var result = verb(Enrolment.LocalOnly.NEW, state -> new Enroller.Report.Refused(state, "no code like this"))
                .run(ClaimVerb.code("ABCDEF23", URI.create("https://hub.example"), false), _ -> {});

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.lines()).containsExactly("not claimed: no code like this");
    }

    @Test
    void mistakesAreToldBeforeTheHubIsAsked() {
        var verb = verb(Enrolment.LocalOnly.NEW, Enroller.Report.Settled::new);

        assertThat(verb.run(ClaimVerb.code("ABCDEF23", null, false), _ -> {})
                        .lines()
                        .getFirst())
                .contains("--hub");
        assertThat(verb.run(ClaimVerb.code("nonsense", HUB.url(), false), _ -> {})
                        .lines()
                        .getFirst())
                .contains("8 letters and digits");
        assertThat(verb.run(ClaimVerb.code("ABCDEF23", URI.create("http://hub.example"), false), _ -> {})
                        .lines()
                        .getFirst())
                .contains("--insecure");
        assertThat(verb.run(ClaimVerb.bundle("{}".getBytes(StandardCharsets.UTF_8), false), _ -> {})
                        .lines()
                        .getFirst())
                .isEqualTo("not claimed: the bundle is no bundle of a Flightcase hub");
        assertThat(verb.run("", _ -> {}).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(tickets).isEmpty();
    }

    @Test
    void anExpiredCertificateSaysThatSalesGoOnAndHowItRenews() {
        var result =
                verb(claimed(Duration.ofDays(-1)), Enroller.Report.Settled::new).run(ClaimVerb.STATUS, _ -> {});

        assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(result.lines().getLast())
                .isEqualTo(
                        "Its certificate has expired (2026-05-31T12:00:00Z): sales go on, and the node renews it by itself"
                                + " as soon as it reaches the hub.");
        assertThat(result.json()).contains("\"certificate_expired\":true");
    }

    @Test
    void aNodeThatWasTakenOutSaysWhatBecomesOfSales() {
        var result = verb(new Enrolment.Revoked(HUB, 1, NOW), Enroller.Report.Settled::new)
                .run(ClaimVerb.STATUS, _ -> {});

        assertThat(result.lines().getFirst())
                .contains("has taken this node out")
                .contains("sales go on and stay here");
        assertThat(result.json()).isEqualTo("{\"state\":\"revoked\",\"hub\":\"https://hub.example\"}");
    }

    @Test
    void aReleasedNodeSaysThatTheHubStillListsIt() {
        var result =
                verb(claimed(Duration.ofDays(1)), Enroller.Report.Settled::new).run(ClaimVerb.RELEASE, _ -> {});

        assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(result.lines().getLast()).contains("flightcase hub revoke");
    }

    private static Enrolment claimed(Duration left) {
        var end = NOW.plus(left);
        return new Enrolment.Claimed(
                HUB, new Credential(1, List.of(Binary.of(new byte[3])), end.minus(Duration.ofDays(90)), end));
    }

    private ClaimVerb verb(Enrolment state, Function<Enrolment, Enroller.Report> answer) {
        return new ClaimVerb(
                new EnrolmentDesk() {
                    @Override
                    public Standing standing() {
                        return new Standing(state, "");
                    }

                    @Override
                    public Enroller.Report claim(ClaimTicket ticket) {
                        tickets.add(ticket);
                        return answer.apply(state);
                    }

                    @Override
                    public Enroller.Report release() {
                        return answer.apply(state);
                    }
                },
                () -> NOW);
    }
}
