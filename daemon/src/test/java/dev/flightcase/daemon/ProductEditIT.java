package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator edits products while the stall sells. */
@Timeout(60)
class ProductEditIT {
    private static final String TEE = "/api/v1/products/TEE-M";
    private static final String CHEAPER = "{\"price\":{\"amount\":1900,\"currency\":\"EUR\"}}";
    private static final String POSTER = """
            {"sku":"POSTER","name":"Poster","price":{"amount":800,"currency":"EUR"},"tax":"reduced","stock":7,
             "description":{"en":"A2, folded"},"limit_per_order":2}""";
    private static final Pattern CHANGES = Pattern.compile("\"changes\":\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    /** Its answers have no end, so it is not the fixture's, which is closed with patience. */
    private final HttpClient streams = HttpClient.newHttpClient();

    private NodeFixture node;
    private String operator;

    @BeforeEach
    void start() throws Exception {
        node = NodeFixture.start(folder);
        node.importEvent();
        operator = "Bearer " + node.phone().operator();
    }

    @AfterEach
    void stop() {
        streams.shutdownNow();
        node.close();
    }

    @Test
    void anEditIsReadSoldAndToldToPhonesAtOnce() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var _ = streams.sendAsync(
                HttpRequest.newBuilder(node.uri("/api/v1/updates")).build(),
                BodyHandlers.fromLineSubscriber(new LineList(lines)));
        awaitLine(lines, "data: {\"revision\":1}");
        var since = TestPhone.found(CHANGES, node.get("/api/v1/catalog").body());

        var edited = edit(TEE, "\"1\"", CHEAPER);

        assertThat(edited.statusCode()).isEqualTo(200);
        assertThat(edited.headers().firstValue("etag")).hasValue("\"2\"");
        assertThat(node.get(TEE).body())
                .isEqualTo(edited.body())
                .contains("\"price\":{\"amount\":1900,\"currency\":\"EUR\"}", "\"edited\":[\"price\"]");
        assertThat(node.get(TEE, "If-None-Match", "\"1\"").statusCode()).isEqualTo(200);
        awaitLine(lines, "data: {\"sku\":\"TEE-M\",\"revision\":2,\"price\":{\"amount\":1900,\"currency\":\"EUR\"}}");
        awaitLine(lines, "data: {\"revision\":2}");
        assertThat(node.order("\"k1\"", cash("TEE-M", 1, 2500)).body())
                .contains("urn:flightcase:problem:tender-mismatch");
        assertThat(node.order("\"k2\"", cash("TEE-M", 1, 1900)).statusCode()).isEqualTo(201);
        var changes = node.get("/api/v1/catalog/changes?since=" + since).body();
        assertThat(changes).contains("\"sku\":\"TEE-M\"", "\"removed\":[]").doesNotContain("\"sku\":\"LP-1\",");
    }

    @Test
    void anEditOverWhatSomebodyElseDidIsRefused() throws Exception {
        assertThat(edit(TEE, "\"1\"", CHEAPER).statusCode()).isEqualTo(200);

        var stale = edit(TEE, "\"1\"", "{\"paused\":true}");
        var missing = node.send("PATCH", TEE, "{\"paused\":true}", "Authorization", operator);

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body()).contains("urn:flightcase:problem:stale-edit", "\"etag\":\"2\"");
        assertThat(missing.statusCode()).isEqualTo(428);
        assertThat(missing.body()).contains("urn:flightcase:problem:if-match-missing");
        assertThat(node.get(TEE).body()).contains("\"state\":\"on-sale\"");
        assertThat(edit(TEE, "\"0\", \"2-gz\"", "{\"paused\":true}").body()).contains("\"state\":\"paused\"");
        assertThat(node.order("\"k1\"", cash("TEE-M", 1, 1900)).body()).contains("urn:flightcase:problem:paused");
    }

    @Test
    void editsSurviveTheNextImportAndComeOffAgain() throws Exception {
        edit(TEE, "\"1\"", CHEAPER);

        node.importEvent();

        assertThat(node.get(TEE).body()).contains("\"amount\":1900");
        assertThat(node.order("\"k1\"", cash("TEE-M", 1, 1900)).statusCode()).isEqualTo(201);
        assertThat(edit(TEE, "*", "{\"price\":null}").body())
                .contains("\"amount\":2500")
                .doesNotContain("edited");
        assertThat(node.order("\"k2\"", cash("TEE-M", 1, 2500)).statusCode()).isEqualTo(201);
    }

    @Test
    void aProductIsMadeAtTheStallSoldAndTakenOutAgain() throws Exception {
        var since = TestPhone.found(CHANGES, node.get("/api/v1/catalog").body());

        var made = make(POSTER);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("location")).hasValue("/api/v1/products/POSTER");
        assertThat(made.body()).contains("\"name\":{\"en\":\"Poster\"}", "\"limit_per_order\":2");
        assertThat(node.get("/api/v1/stock").body()).contains("\"POSTER\":7");
        assertThat(node.order("\"k1\"", cash("POSTER", 2, 1600)).statusCode()).isEqualTo(201);
        assertThat(make(POSTER).body()).contains("urn:flightcase:problem:product-exists");
        var changes = node.get("/api/v1/catalog/changes?since=" + since).body();
        assertThat(changes).contains("\"sku\":\"POSTER\"");

        assertThat(node.send("DELETE", TEE, "", "Authorization", operator).body())
                .contains("urn:flightcase:problem:product-of-folder");
        var gone = node.send("DELETE", "/api/v1/products/POSTER", "", "Authorization", operator);

        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(node.get("/api/v1/products/POSTER").statusCode()).isEqualTo(404);
        assertThat(node.get("/api/v1/stock").body()).doesNotContain("POSTER");
        assertThat(node.order("\"k2\"", cash("POSTER", 1, 800)).body()).contains("urn:flightcase:problem:unknown-sku");
        assertThat(node.get("/api/v1/catalog/changes?since=" + TestPhone.found(NEXT, changes))
                        .body())
                .contains("\"removed\":[\"POSTER\"]");
        assertThat(make(POSTER).statusCode()).isEqualTo(201);
        assertThat(node.get("/api/v1/stock").body()).contains("\"POSTER\":5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"price\":{\"amount\":1,\"currency\":\"USD\"}} | 422 | product-rule",
                "{\"price\":{\"amount\":-1,\"currency\":\"EUR\"}} | 422 | product-rule",
                "{\"name\":{\"en\":\"\"}} | 422 | product-rule",
                "{\"limit_per_order\":-1} | 400 | invalid-body",
                "{\"colour\":\"red\"} | 400 | invalid-body",
                "{\"window\":{\"opens\":\"tomorrow\"}} | 400 | invalid-body",
                "{\"description\":\"4111 1111 1111 1111\"} | 422 | card-number-refused",
                "{\"price_lists\":{\"4111111111111111\":null}} | 422 | card-number-refused",
                "[] | 400 | invalid-body",
            })
    void aBrokenEditChangesNothingAndSaysWhy(String body, int status, String problem) throws Exception {
        var answer = edit(TEE, "\"1\"", body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:flightcase:problem:" + problem).doesNotContain("4111");
        assertThat(node.get(TEE).headers().firstValue("etag")).hasValue("\"1\"");
    }

    @Test
    void onlyTheOperatorEdits() throws Exception {
        assertThat(node.send("PATCH", TEE, CHEAPER, "If-Match", "*").statusCode())
                .isEqualTo(401);
        assertThat(node.phone("PATCH", TEE, CHEAPER, "If-Match", "*").statusCode())
                .isEqualTo(403);
        assertThat(node.phone("POST", "/api/v1/products", POSTER).statusCode()).isEqualTo(403);
        assertThat(node.phone("DELETE", "/api/v1/products/POSTER", "").statusCode())
                .isEqualTo(403);
        assertThat(edit("/api/v1/products/NONE", "*", CHEAPER).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> edit(String path, String ifMatch, String body) throws Exception {
        return node.send("PATCH", path, body, "Authorization", operator, "If-Match", ifMatch);
    }

    private HttpResponse<String> make(String body) throws Exception {
        return node.send("POST", "/api/v1/products", body, "Authorization", operator);
    }

    private static void awaitLine(List<String> lines, String wanted) {
        await().until(() -> lines.contains(wanted));
    }
}
