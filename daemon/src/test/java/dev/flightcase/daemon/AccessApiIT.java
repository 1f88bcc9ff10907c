package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.token.Principal;
import dev.flightcase.daemon.api.JsonShape;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, over real HTTP. */
class AccessApiIT {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern DEVICE = Pattern.compile("\"device\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private NodeFixture node;
    private int keys;

    @BeforeEach
    void start() throws Exception {
        node = NodeFixture.start(folder, "[[media.stream]]\nname = \"live\"\n");
        node.importEvent();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void everythingAStrangerCanReachIsReadOnly() throws Exception {
        var patterns =
                node.routes().stream().map(route -> route.pattern()).distinct().toList();
        var stock = node.get("/api/v1/stock").body();
        assertThat(patterns).contains("/api/v1/orders", "/api/v1/devices/{id}", "/", "/livez");

        for (var pattern : patterns) {
            // One segment for each parameter; a code that nobody has for the one door that strangers have.
            var path = pattern.replaceAll("\\{[^}]*}", "live");
            var body = path.equals("/api/v1/devices") ? "{\"code\":\"0000-0000\",\"name\":\"Stranger\"}" : "{}";
            for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                var status = node.send(method, path, body, "Idempotency-Key", "\"k\"")
                        .statusCode();

                assertThat(Set.of(401, 403, 404, 405)).as(method + " " + path).contains(status);
                if (path.startsWith("/ingest")) {
                    assertThat(status).as(method + " " + path).isIn(401, 405);
                }
            }
        }

        assertThat(node.get("/api/v1/stock").body()).isEqualTo(stock);
        assertThat(asOperator("GET", "/api/v1/devices", "").body()).isEqualTo("{\"devices\":[]}");
    }

    @Test
    void aPhoneEnrolsWithACodeAndSellsByItsCookie() throws Exception {
        var issued = asOperator("POST", "/api/v1/enrolments", "{\"role\":\"pos\"}");
        assertThat(issued.statusCode()).isEqualTo(201);
        assertThat(issued.body()).contains("\"role\":\"pos\",\"expires_in_s\":600");

        var enrolled = node.phone()
                .enrol(TestPhone.found(Pattern.compile("\"code\":\"(\\d{4}-\\d{4})\""), issued.body()), "Phone 1");

        assertThat(enrolled.statusCode()).isEqualTo(201);
        assertThat(enrolled.body()).contains("\"role\":\"pos\"", "\"name\":\"Phone 1\"");
        assertThat(enrolled.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(enrolled.headers().firstValue("set-cookie").orElseThrow())
                .matches("flightcase-device=d1\\.[\\w-]{64}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict");
        assertThat(sell("Cookie", "theme=dark; " + TestPhone.cookieOf(enrolled)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aPhoneAsksForATokenAndSellsByIt() throws Exception {
        var session =
                node.send("POST", "/api/v1/sessions", "", "Cookie", node.phone().cookie("pos"));

        assertThat(session.statusCode()).isEqualTo(200);
        assertThat(session.body()).contains("\"role\":\"pos\",\"expires_in_s\":900");
        var bearer = "Bearer " + TestPhone.found(TOKEN, session.body());
        assertThat(sell("Authorization", bearer).statusCode()).isEqualTo(201);
        assertThat(node.send("GET", "/api/v1/sessions", "", "Authorization", bearer)
                        .body())
                .contains("\"role\":\"pos\",\"name\":\"Phone\"");
    }

    @Test
    void whatIsAnsweredHoldsWhatTheSampleHolds() throws Exception {
        var enrolled = node.phone().enrol(node.phone().code("pos"), "Phone 1");
        var session = node.send("POST", "/api/v1/sessions", "{}", "Cookie", TestPhone.cookieOf(enrolled));
        var operator = node.send(
                "POST", "/api/v1/sessions", "{\"pin\":\"" + node.phone().pin() + "\"}");
        // As the sample: what was asked does not matter.
        var answers = "{\"enrol\":{\"request\":REQUEST,\"response\":%s},\"session\":{\"request\":{},\"response\":%s},"
                        .replace("REQUEST", "{\"code\":\"\",\"name\":\"\"}")
                + "\"operator\":{\"request\":{\"pin\":\"\"},\"response\":%s}}";

        assertThat(JsonShape.missing(
                        Files.readString(Path.of("src/test/resources/samples/devices-and-sessions.json")),
                        answers.formatted(enrolled.body(), session.body(), operator.body())))
                .isEmpty();
        assertThat(session.body()).contains("\"token\":\"s1.");
    }

    @Test
    void aViewerMayNotSellAndIsToldWhatToDo() throws Exception {
        var cookie = node.phone().cookie("viewer");

        var answer = sell("Cookie", cookie);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("urn:flightcase:problem:role-too-low")
                .contains("This phone may look, not sell. Ask the operator for a POS code.")
                .contains("\"role\":\"viewer\",\"needed\":\"pos\"");
        assertThat(node.send("GET", "/api/v1/sessions", "", "Cookie", cookie).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPhoneThatSellsIsNoOperator() throws Exception {
        var cookie = node.phone().cookie("pos");

        var answers = List.of(
                node.send("GET", "/api/v1/devices", "", "Cookie", cookie),
                node.send("DELETE", "/api/v1/devices/" + Principal.OPERATOR, "", "Cookie", cookie),
                node.send("POST", "/api/v1/enrolments", "{\"role\":\"pos\"}", "Cookie", cookie));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Only the operator may do this.");
        });
    }

    @Test
    void aTokenThatIsShownCountsAndNotTheCookieBesideIt() throws Exception {
        var answer =
                sell("Authorization", "Bearer s1.old", "Cookie", node.phone().cookie("pos"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void aPhoneThatIsShutOutIsOutAtOnceWithItsSessions() throws Exception {
        var cookie = node.phone().cookie("pos");
        var bearer = "Bearer "
                + TestPhone.found(
                        TOKEN,
                        node.send("POST", "/api/v1/sessions", "{}", "Cookie", cookie)
                                .body());
        var list = asOperator("GET", "/api/v1/devices", "").body();
        assertThat(list).contains("\"name\":\"Phone\",\"role\":\"pos\",\"enrolled_at\":\"20");
        var path = "/api/v1/devices/" + TestPhone.found(DEVICE, list);

        assertThat(asOperator("DELETE", path, "").statusCode()).isEqualTo(204);

        assertThat(sell("Cookie", cookie).statusCode()).isEqualTo(401);
        assertThat(sell("Authorization", bearer).statusCode()).isEqualTo(401);
        assertThat(asOperator("GET", "/api/v1/devices", "").body()).isEqualTo("{\"devices\":[]}");
        assertThat(asOperator("DELETE", path, "").statusCode()).isEqualTo(404);
        assertThat(asOperator("DELETE", "/api/v1/devices/none", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void phonesAndSessionsSurviveARestartAndCodesDoNot() throws Exception {
        var cookie = node.phone().cookie("pos");
        var operator = node.phone().operator();
        var code = node.phone().code("pos");

        node.close();
        node = NodeFixture.start(folder, "[[media.stream]]\nname = \"live\"\n");

        assertThat(sell("Cookie", cookie).statusCode()).isEqualTo(201);
        assertThat(node.send("GET", "/api/v1/devices", "", "Authorization", "Bearer " + operator)
                        .statusCode())
                .isEqualTo(200);
        assertThat(node.phone().enrol(code, "Phone 2").statusCode()).isEqualTo(403);
    }

    @Test
    void guessingIsAnsweredWithAWaitForEverybodyButThoseWhoAreIn() throws Exception {
        var cookie = node.phone().cookie("pos");
        var operator = node.phone().operator();
        for (int guess = 0; guess < 6; guess++) {
            var answer = node.send("POST", "/api/v1/sessions", "{\"pin\":\"wrong\"}");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("urn:flightcase:problem:wrong-pin");
        }

        var pin = node.send(
                "POST", "/api/v1/sessions", "{\"pin\":\"" + node.phone().pin() + "\"}");
        var code = node.phone().enrol("0000-0000", "Guess");

        assertThat(List.of(pin.statusCode(), code.statusCode())).containsOnly(429);
        assertThat(pin.headers().firstValue("retry-after")).hasValue("1");
        assertThat(pin.body()).contains("urn:flightcase:problem:too-many-mistakes");
        assertThat(sell("Cookie", cookie).statusCode()).isEqualTo(201);
        assertThat(node.send("POST", "/api/v1/sessions", "{}", "Cookie", cookie).statusCode())
                .isEqualTo(200);
        assertThat(node.send("GET", "/api/v1/devices", "", "Authorization", "Bearer " + operator)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void moreCodesThanMayBeOpenAreAnsweredWithAWait() throws Exception {
        var operator = "Bearer " + node.phone().operator();
        for (int i = 0; i < 16; i++) {
            assertThat(node.send("POST", "/api/v1/enrolments", "{\"role\":\"pos\"}", "Authorization", operator)
                            .statusCode())
                    .isEqualTo(201);
        }

        var answer = node.send("POST", "/api/v1/enrolments", "{\"role\":\"pos\"}", "Authorization", operator);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("urn:flightcase:problem:too-many-codes");
        assertThat(answer.headers().firstValue("retry-after").orElseThrow()).matches("[1-9]\\d{0,2}");
    }

    @Test
    void anotherSitesPageCanNotUseTheCookie() throws Exception {
        var answer = sell("Cookie", node.phone().cookie("pos"), "Origin", "http://evil.example");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(node.get("/api/v1/stock").body()).contains("\"TEE-M\":40");
    }

    @Test
    void secretsLieInFilesThatOnlyTheNodesUserReads() throws Exception {
        for (var name : List.of("operator-pin", "session.key")) {
            var file = folder.resolve("data/identity").resolve(name);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(node.phone().pin()).matches("\\d{6}");
    }

    @Test
    void theOperatorMaySetThePin() throws Exception {
        node.close();
        node = NodeFixture.start(folder, "[access]\noperator-pin = \"314159265\"\n");

        assertThat(node.send("POST", "/api/v1/sessions", "{\"pin\":\"314159265\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(node.send(
                                "POST",
                                "/api/v1/sessions",
                                "{\"pin\":\"" + node.phone().pin() + "\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> sell(String... headers) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Idempotency-Key", "\"key-" + ++keys + "\""));
        return node.send("POST", "/api/v1/orders", cash("TEE-M", 1, 2500), all.toArray(String[]::new));
    }

    private HttpResponse<String> asOperator(String method, String path, String body)
            throws IOException, InterruptedException {
        return node.send(
                method, path, body, "Authorization", "Bearer " + node.phone().operator());
    }
}
