package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.TestDatabase;
import dev.flightcase.provisioning.enrolment.Bundle;
import dev.flightcase.provisioning.enrolment.Enroller;
import dev.flightcase.provisioning.enrolment.Enrolment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are claimed by a hub that runs as a user starts it, over HTTPS with its own CA. */
@ExtendWith(RealPostgres.class)
class ClaimIT {
    private static HubProcess hub;
    private static TestOperator operator;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startHub(@TempDir Path shared, TestDatabase database) throws Exception {
        hub = HubProcess.ready(shared, "tls-port = 0", database.toml() + "[claims]\ngroup = \"tour\"\n");
        operator = new TestOperator(hub, shared);
    }

    @AfterAll
    static void stopHub() {
        hub.close();
    }

    @Test
    void aCodesAddressMakesANodeTheHubsOwn() throws Exception {
        var node = new TestEnrolment(folder);
        var link = operator.link("--name", "Tea");
        assertThat(link).startsWith("https://127.0.0.1:" + hub.httpsPort() + "/c/");

        assertThat(node.claim(link).enrolment()).isInstanceOf(Enrolment.Claimed.class);

        var facts = node.enroller.enrolment().belongsTo().orElseThrow();
        assertThat(facts.name()).isEqualTo("Tea");
        assertThat(facts.group()).isEqualTo("tour");
        assertThat(facts.brokers()).containsExactly(URI.create("mqtts://127.0.0.1:" + hub.mqttsPort()));
        assertThat(link).endsWith(facts.ca().sha256().hex());
        assertThat(hub.get("api/v1/keys").body())
                .contains(facts.ca().base64())
                .contains(facts.tokenKey().base64())
                .contains(facts.signingKeys().getFirst().base64());
        assertThat(claimed(node)).contains("\"generation\":1");
    }

    @Test
    void aNodeThatIsKilledBetweenRequestAndAnswerGetsTheSameAnswerLater() throws Exception {
        var killed = new TestEnrolment(folder);
        var link = operator.link();
        killed.answersGetLost(true);
        assertThatIllegalStateException().isThrownBy(() -> killed.claim(link));
        var before = claimed(killed);
        assertThat(before).contains("\"generation\":1");

        var again = new TestEnrolment(folder);
        assertThat(again.enroller.enrolment()).isInstanceOf(Enrolment.Claiming.class);
        assertThat(again.enroller.step().enrolment()).isInstanceOf(Enrolment.Claimed.class);
        assertThat(claimed(again)).isEqualTo(before);
    }

    @Test
    void wrongUsedAndLateCodesAreRefusedInWords() throws Exception {
        var first = new TestEnrolment(folder.resolve("first"));
        var second = new TestEnrolment(folder.resolve("second"));
        var used = operator.link();
        var late = operator.link("--valid", "1s");
        var lateAt = Instant.now().plusSeconds(1);
        assertThat(first.claim(used).enrolment()).isInstanceOf(Enrolment.Claimed.class);

        assertThat(says(second.claim(used))).contains("another node has used this code");
        var wrong = used.replaceFirst("/c/.{9}", "/c/ABCD-EFGH");
        assertThat(says(second.claim(wrong))).contains("no code like this is open");
        await().until(() -> Instant.now().isAfter(lateAt));
        assertThat(says(second.claim(late))).contains("the time of this code is over");
        assertThat(second.enroller.enrolment()).isInstanceOf(Enrolment.LocalOnly.class);
    }

    @Test
    void aHubWithAnotherCaIsNotBelieved() throws Exception {
        var node = new TestEnrolment(folder);
        var link = operator.link();
        char last = link.charAt(link.length() - 1);
        var another = link.substring(0, link.length() - 1) + (last == '0' ? '1' : '0');

        assertThat(node.claim(another))
                .isInstanceOfSatisfying(
                        Enroller.Report.Waiting.class,
                        waiting -> assertThat(waiting.says()).contains("not trusted"));
        assertThat(node.claim(link.substring(0, link.indexOf('#'))))
                .isInstanceOfSatisfying(
                        Enroller.Report.Waiting.class,
                        waiting -> assertThat(waiting.says()).contains("not trusted"));
        assertThat(node.claim(link).enrolment()).isInstanceOf(Enrolment.Claimed.class);
    }

    @Test
    void aBundleClaimsAsManyNodesAsItSaysAndAlsoOneThatHasNoNetworkYet() throws Exception {
        var file = folder.resolve("bundle.json");
        operator.run("bundle", "--uses", "2", "--out", file.toString());
        var ticket = Bundle.ticket(Files.readAllBytes(file), Instant.now(), false);
        var first = new TestEnrolment(folder.resolve("first"));
        var offline = new TestEnrolment(folder.resolve("offline"));
        var late = new TestEnrolment(folder.resolve("late"));

        assertThat(first.enroller.claim(ticket).enrolment()).isInstanceOf(Enrolment.Claimed.class);
        offline.answersGetLost(true);
        assertThatIllegalStateException().isThrownBy(() -> offline.enroller.claim(ticket));
        assertThat(offline.enroller.enrolment())
                .isInstanceOfSatisfying(
                        Enrolment.Claiming.class,
                        claiming -> assertThat(claiming.ticket().pinned()).isPresent());
        offline.answersGetLost(false);
        assertThat(offline.enroller.step().enrolment()).isInstanceOf(Enrolment.Claimed.class);
        assertThat(says(late.enroller.claim(ticket))).contains("another node has used this code");
    }

    @Test
    void renewsAlsoWithAnExpiredCertificateAndNotWhenTakenOut() throws Exception {
        var node = new TestEnrolment(folder);
        node.claim(operator.link());
        node.clockAhead(Duration.ofDays(400));

        node.answersGetLost(true);
        assertThatIllegalStateException().isThrownBy(node.enroller::step);
        node.answersGetLost(false);
        assertThat(node.enroller.step().enrolment())
                .isInstanceOfSatisfying(
                        Enrolment.Claimed.class,
                        claimed -> assertThat(claimed.generation()).isEqualTo(2));
        assertThat(claimed(node)).contains("\"generation\":2");

        operator.run("revoke", node.node.id().value());
        assertThat(says(node.enroller.step())).contains("taken this node out");
        assertThat(node.enroller.enrolment()).isInstanceOf(Enrolment.Revoked.class);
        assertThat(node.claim(operator.link()).enrolment()).isInstanceOf(Enrolment.Claimed.class);
    }

    @Test
    void aNodeThatWasTakenOutHearsSoWhenItAsks() throws Exception {
        var node = new TestEnrolment(folder);
        node.claim(operator.link());
        assertThat(node.enroller.check()).isInstanceOf(Enrolment.Claimed.class);

        operator.run("revoke", node.node.id().value());
        assertThat(node.enroller.check()).isInstanceOf(Enrolment.Revoked.class);
        assertThat(hub.get("api/v1/claims/fc-aaaaaaaaaa").statusCode()).isEqualTo(404);
    }

    @Test
    void theOperatorsRoutesNeedTheToken() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : new String[] {"api/v1/codes", "api/v1/bundles", "api/v1/claims/fc-aaaaaaaaaa/revoke"}) {
                var request = HttpRequest.newBuilder(hub.page().resolve(path))
                        .header("Authorization", "Bearer guess")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .as(path)
                        .isEqualTo(401);
            }
        }
        assertThat(hub.get("api/v1/claims").statusCode()).isEqualTo(401);
    }

    @Test
    void garbageIsRefusedAndNotAnError() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            for (var body :
                    new String[] {"", "[]", "{", "{\"node\":1}", "{\"code\":\"ABCDEFGH\",\"node\":\"x\",\"key\":\"!\"}"
                    }) {
                var request = HttpRequest.newBuilder(hub.page().resolve("api/v1/claims"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(body).isEqualTo(400);
                assertThat(answer.body()).contains("urn:flightcase:problem:malformed");
            }
        }
    }

    private static String says(Enroller.Report report) {
        assertThat(report).isInstanceOf(Enroller.Report.Refused.class);
        return ((Enroller.Report.Refused) report).says();
    }

    /** The hub's line about the node. */
    private static String claimed(TestEnrolment node) throws Exception {
        var token = Files.readString(hub.data().resolve("keys/operator.token")).strip();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(hub.page().resolve("api/v1/claims"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            var body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            int at = body.indexOf("{\"node\":\"" + node.node.id() + "\"");
            assertThat(at).isNotNegative();
            return body.substring(at, body.indexOf('}', at));
        }
    }
}
