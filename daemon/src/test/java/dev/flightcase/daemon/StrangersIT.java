package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens nothing, and what is said about it. None of it counts as a guess. */
class StrangersIT {
    private static NodeFixture node;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        node = NodeFixture.start(folder);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/orders",
                "/api/v1/orders/0193a5c1-0b2e-7f41-9d11-3a6f0c8e2b70",
                "/api/v1/devices",
                "/api/v1/sessions"
            })
    void aStrangerIsToldToEnrol(String path) throws Exception {
        var answer = node.send("GET", path, "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:flightcase:problem:not-enrolled", "Ask the operator for a code.");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer, not-enrolled",
        "Authorization, Bearer s1.x.y, session-ended",
        "Authorization, bEARER d1.AAAA, session-ended",
        "Authorization, Basic YTpi, not-enrolled",
        "Cookie, flightcase-device=, not-enrolled",
        "Cookie, flightcase-device=d1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, not-enrolled",
        "Cookie, ;;=;flightcase-device;=flightcase-device, not-enrolled",
    })
    void whatIsNoCredentialOpensNothing(String header, String value, String type) throws Exception {
        var answer =
                node.send("POST", "/api/v1/orders", cash("TEE-M", 1, 2500), header, value, "Idempotency-Key", "\"k\"");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("urn:flightcase:problem:" + type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/devices | {} | code is missing",
                "/api/v1/devices | {\"code\":\"12\",\"name\":\"A\"} | code must be 8 digits",
                "/api/v1/devices | {\"code\":\"0000-0000\",\"name\":\" \"} | name must have 1 to 40 characters",
                "/api/v1/devices | {\"code\":\"0000-0000\",\"name\":\"A\",\"role\":\"pos\"} | role is not known here",
                "/api/v1/sessions | {\"pin\":123456} | pin must be a text",
                "/api/v1/sessions | {\"PIN\":\"1\"} | PIN is not known here",
                "/api/v1/sessions | [] | The body must be an object",
            })
    void aBodyThatBreaksItsShapeIsRefusedAndIsNoGuess(String path, String body, String rule) throws Exception {
        for (int i = 0; i < 7; i++) {
            var answer = node.send("POST", path, body);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(rule);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"role\":\"operator\"}", "{\"role\":\"admin\"}"})
    void codesAreForPhonesThatSellOrLook(String body) throws Exception {
        var answer = node.send(
                "POST",
                "/api/v1/enrolments",
                body,
                "Authorization",
                "Bearer " + node.phone().operator());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:flightcase:problem:invalid-body");
    }
}
