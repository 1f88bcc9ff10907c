package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.ApiDocument.Operation;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The API's description against the running node: what is described is there and answers so. The other direction, that
 * the node answers nothing else, is held by {@link NodeFixture} for every test that uses it.
 */
class ApiDocumentIT {
    private static final ApiDocument API = ApiDocument.read();
    private static final String HOLD = "{\"lines\":[{\"sku\":\"SET\",\"quantity\":1}],\"ttl_s\":120}";
    private static final String PICKUP = """
            [[pickup]]
            id = "late"
            name = "After the show"
            from = 2026-11-21T22:00:00Z
            until = 2999-11-21T23:00:00Z
            capacity = 10
            """;
    /** Its encoder has nothing to do, and nobody is where its hub should be. */
    private static final String STREAM = """
            [uplink]
            brokers = ["mqtt://127.0.0.1:1"]
            [[media.stream]]
            name = "loop"
            source = "file"
            file = "/nowhere/loop.mp4"
            """;

    private static final String NOBODY = "0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55";

    @TempDir
    private static Path folder;

    private static NodeFixture node;

    @BeforeAll
    static void start() throws Exception {
        node = NodeFixture.start(folder, STREAM);
        var event = NodeFixture.writeEvent(folder.resolve("event"));
        Files.writeString(event.resolve("event.toml"), NodeFixture.EVENT + PICKUP);
        node.importFolder(event);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    static List<Operation> operations() {
        return API.operations();
    }

    static List<Operation> operationsForMembers() {
        return API.operations().stream()
                .filter(operation -> !operation.isForStrangers())
                .toList();
    }

    static List<Operation> operationsWithBody() {
        return API.operations().stream().filter(Operation::takesBody).toList();
    }

    @Test
    void anAnswerThatIsNotDescribedIsNoticed() throws Exception {
        var order = API.operation("POST", "/api/v1/orders").orElseThrow();
        var receipt = API.operation("GET", "/api/v1/orders/1/receipt").orElseThrow();
        var product = API.operation("GET", "/api/v1/products/TEE-M").orElseThrow();
        var stock = node.get("/api/v1/stock");

        assertThat(API.breaches(order, "{}", stock)).containsExactly("status 200 is not described");
        assertThat(API.breaches(product, "", stock)).anyMatch(breach -> breach.contains("required property 'sku'"));
        assertThat(API.breaches(receipt, "", node.get("/api/v1/event")))
                .singleElement()
                .asString()
                .contains("application/ld+json");
    }

    @ParameterizedTest
    @MethodSource("operationsForMembers")
    void aStrangerIsRefusedWhereTheDescriptionAsksForAKey(Operation operation) throws Exception {
        var answer = node.send(operation.method(), filled(operation), operation.takesBody() ? "{}" : "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void aBodyThatIsNotDescribedIsRefused(Operation operation) throws Exception {
        for (var body : List.of("[]", "\"text\"", "{\"not_described\":1}", "{\"", "{\"a\":1}{}")) {
            var answer = asOperator(operation, body);

            assertThat(answer.statusCode()).as(body).isIn(400, 422);
        }
    }

    @Test
    void everySuccessThatIsDescribedIsAnswered() throws Exception {
        aDayAtTheStall();

        var missing = new TreeSet<String>();
        for (var operation : operations()) {
            operation.responses().keySet().stream()
                    .map(status -> operation.name() + " " + status)
                    .filter(success -> success.matches(".* 20[0-4]"))
                    .forEach(missing::add);
        }
        missing.removeAll(node.seen());
        assertThat(missing).isEmpty();
    }

    private void aDayAtTheStall() throws Exception {
        enrol();
        prepare();
        stream();
        browse();
        edit();
        sell();
        close();
    }

    private void enrol() throws Exception {
        node.operator("POST", "/api/v1/sessions", "{\"pin\":\"" + node.phone().pin() + "\"}");
        var code = found(
                "code",
                node.operator("POST", "/api/v1/enrolments", "{\"role\":\"viewer\"}")
                        .body());
        var device = node.send("POST", "/api/v1/devices", "{\"code\":\"" + code + "\",\"name\":\"Phone\"}");
        node.send("GET", "/api/v1/sessions", "", "Cookie", TestPhone.cookieOf(device));
        node.operator("GET", "/api/v1/devices", "");
        node.operator("DELETE", "/api/v1/devices/" + found("device", device.body()), "");
    }

    private void prepare() throws Exception {
        node.operator("POST", "/api/v1/preflight?wait=0", "");
        node.operator("POST", "/api/v1/preflight?wait=60", "");
        node.operator("GET", "/api/v1/preflight", "");
        node.operator(
                "POST",
                "/api/v1/stock/LP-1/adjustments",
                "{\"kind\":\"restock\",\"quantity\":3,\"reason\":\"found a box\"}");
        node.operator(
                "POST",
                "/api/v1/cash-counts",
                "{\"occasion\":\"float\",\"counted\":{\"amount\":5000,\"currency\":\"EUR\"}}");
        node.operator("POST", "/api/v1/open", "");
        node.operator("POST", "/api/v1/uplink/push", "");
    }

    private void stream() throws Exception {
        node.operator("GET", "/api/v1/streams", "");
        node.operator("POST", "/api/v1/streams/loop/shed", "{\"level\":\"slate\",\"reason\":\"a break\",\"now\":true}");
        node.operator("POST", "/api/v1/streams/loop/stop", "");
        node.operator("POST", "/api/v1/streams/loop/start", "");
    }

    private void browse() throws Exception {
        for (var path : List.of(
                "/api/v1/event",
                "/api/v1/catalog",
                "/api/v1/products/TEE-M",
                "/api/v1/stock",
                "/api/v1/opening",
                "/api/v1/health",
                "/livez",
                "/readyz",
                "/metrics",
                "/openapi.json")) {
            node.get(path);
        }
        node.get("/api/v1/assets/"
                + found("sha256", node.get("/api/v1/products/TEE-M").body()));
        node.beginning("/api/v1/updates");
    }

    private void edit() throws Exception {
        var page = node.get("/api/v1/catalog").body();
        node.send(
                "PATCH",
                "/api/v1/products/TEE-M",
                "{\"name\":{\"es\":null,\"fr\":\"Chemise\"},\"category\":null,\"limit_per_order\":9,\"window\":null}",
                "Authorization",
                "Bearer " + node.phone().operator(),
                "If-Match",
                "*");
        node.operator(
                "POST",
                "/api/v1/products",
                "{\"sku\":\"MUG\",\"name\":\"Mug\",\"price\":{\"amount\":900,\"currency\":\"EUR\"},\"tax\":\"standard\",\"stock\":3}");
        node.operator("DELETE", "/api/v1/products/MUG", "");
        node.get("/api/v1/catalog/changes?since=" + found("changes", page));
    }

    private void sell() throws Exception {
        var held = node.phone("POST", "/api/v1/holds", HOLD, "Idempotency-Key", "h1");
        node.get("/api/v1/holds/" + found("id", held.body()));
        node.phone("POST", "/api/v1/holds/" + found("id", held.body()) + "/extend", "{\"ttl_s\":300}");
        node.phone("DELETE", "/api/v1/holds/" + found("id", held.body()), "");
        var collected = cash("TEE-M", 1, 2500).replace("{\"lines\"", "{\"pickup\":\"late\",\"lines\"");
        var order = "/api/v1/orders/" + found("id", node.order("o1", collected).body());
        node.get("/api/v1/orders");
        node.get(order);
        for (var form : List.of("text/html", "text/plain", "application/json", "image/svg+xml")) {
            node.get(order + "/receipt", "Accept", form);
        }
        node.get("/api/v1/handovers");
        node.phone("POST", order + "/handover", "");
        var mistake = "/api/v1/orders/"
                + found("id", node.order("o2", cash("TEE-M", 1, 2500)).body());
        node.phone("POST", mistake + "/void", "{\"reason\":\"wrong size\"}");
    }

    private void close() throws Exception {
        node.operator("POST", "/api/v1/close", "");
        node.operator("GET", "/api/v1/totals", "");
        node.operator("GET", "/api/v1/audit", "");
        for (var format : List.of("csv", "json", "jsonl")) {
            node.operator("GET", "/api/v1/export?format=" + format, "");
        }
        node.operator("POST", "/api/v1/settle", "");
        node.operator("POST", "/api/v1/events", "{\"name\":\"Second night\"}");
        node.operator("GET", "/api/v1/events", "");
    }

    private static String found(String member, String body) {
        return TestPhone.found(Pattern.compile("\"" + member + "\":\"([^\"]+)\""), body);
    }

    private static HttpResponse<String> asOperator(Operation operation, String body) throws Exception {
        return node.send(
                operation.method(),
                filled(operation),
                body,
                "Authorization",
                "Bearer " + node.phone().operator(),
                "Idempotency-Key",
                "k",
                "If-Match",
                "*",
                "Content-Type",
                "application/json");
    }

    private static String filled(Operation operation) {
        return operation.path().replace("{sku}", "TEE-M").replaceAll("\\{[^}]+}", NOBODY);
    }
}
