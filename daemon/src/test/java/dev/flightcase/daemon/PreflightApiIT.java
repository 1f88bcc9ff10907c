package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The look around before doors, as the operator's page asks for it. */
class PreflightApiIT {
    private static final String PATH = "/api/v1/preflight";

    @TempDir
    private Path folder;

    private NodeFixture node;
    private String operator = "";

    @BeforeEach
    void start() throws Exception {
        node = NodeFixture.start(folder);
        operator = "Bearer " + node.phone().operator();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void startsAtOnceAndTellsHowFarItIsUntilItIsDone() throws Exception {
        assertThat(send("GET", PATH).body()).isEqualTo("{\"state\":\"never\",\"checks\":[]}");

        var started = send("POST", PATH);

        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(started.headers().firstValue("location")).hasValue(PATH);
        assertThat(started.body()).contains("\"name\":\"catalog\"", "\"name\":\"disk\"", "\"name\":\"clock\"");
        await().until(() -> send("GET", PATH).body().contains("\"state\":\"done\""));
        assertThat(send("GET", PATH).body()).contains("\"ready\":false", "\"age_ms\":", "\"fail\":1");
    }

    @Test
    void waitsForTheEndWhenItIsAskedTo() throws Exception {
        node.importEvent();

        var answer = send("POST", PATH + "?wait=60");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(node.get("/api/v1/stock").body()).contains("\"TEE-M\":40");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("\"state\":\"done\"", "\"ready\":true", "\"fail\":0")
                .contains(
                        "\"name\":\"catalog\",\"status\":\"ok\",\"says\":\"The catalog is whole: 5 products and 1 picture.\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "91", "1.5", "soon", "", "9999999999"})
    void refusesAWaitThatBreaksItsRule(String wait) throws Exception {
        var answer = send("POST", PATH + "?wait=" + wait);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("bad-parameter", "wait must be 0 to 90 whole seconds");
    }

    @Test
    void isForTheOperatorAlone() throws Exception {
        assertThat(node.send("POST", PATH, "").statusCode()).isEqualTo(401);
        assertThat(node.send("GET", PATH, "").statusCode()).isEqualTo(401);
        assertThat(node.send("POST", PATH, "", "Cookie", node.phone().cookie("pos"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", PATH).body()).contains("never");
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return node.send(method, path, "", "Authorization", operator);
    }
}
