package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.api.JsonShape;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Totals, audit and export, over HTTP. */
class AccountsApiIT {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern EVENT = Pattern.compile("\"event\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private NodeFixture node;

    @BeforeEach
    void start() throws Exception {
        node = NodeFixture.start(folder);
        node.importEvent();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void totalsSayWhatWasTakenAndWhatShouldBeInTheBox() throws Exception {
        count("float", 10000);
        sellThreeAndTakeOneBack();
        count("closing", 14600);

        var totals = operator("/api/v1/totals").body();

        assertThat(totals)
                .contains("\"sold\":{\"count\":3,\"total\":{\"amount\":9700,", "\"voided\":{\"count\":1,")
                .contains("\"total\":{\"amount\":4700,\"currency\":\"EUR\"},\"training\"")
                .contains("{\"kind\":\"cash\",\"payments\":2,\"total\":{\"amount\":4700,")
                .contains("{\"helper\":\"Helper 1\",\"orders\":2,")
                .contains("{\"sku\":\"TEE-M\",\"name\":\"Shirt, M\",\"units\":1,")
                .contains("\"expected\":{\"amount\":14700,\"currency\":\"EUR\"},\"counted\":{\"occasion\":\"closing\"")
                .contains("\"difference\":{\"amount\":-100,\"currency\":\"EUR\"}")
                .contains("{\"sku\":\"TEE-M\",\"brought\":40,\"adjusted\":0,\"held\":0,\"sold\":1,\"withdrawn\":0,"
                        + "\"available\":39}");
        var event = TestPhone.found(EVENT, totals);
        assertThat(operator("/api/v1/totals?event=" + event).body()).isEqualTo(totals);
        assertThat(operator("/api/v1/totals?day=2001-01-01").body()).contains("\"currency\":null");
    }

    @Test
    void theAuditSaysThatEverythingHolds() throws Exception {
        sellThreeAndTakeOneBack();

        var answer = operator("/api/v1/audit");

        assertThat(answer.statusCode()).isEqualTo(200);
        var report = JsonShape.object(JsonShape.parse(answer.body()));
        assertThat(report.get("ok")).as(answer.body()).isEqualTo(true);
        assertThat(answer.body())
                .contains("{\"invariant\":\"I1\",\"name\":\"units: ", "\"invariant\":\"I10\"", "\"violations\":[]")
                .doesNotContain("\"finished\":false");
    }

    @Test
    void theExportIsAFileWithANameThatAddsUp() throws Exception {
        sellThreeAndTakeOneBack();

        var orders = operator("/api/v1/export");
        var payments = operator("/api/v1/export?format=csv&part=payments");
        var document = operator("/api/v1/export?format=json");
        var journal = operator("/api/v1/export?format=jsonl");

        assertThat(orders.headers().firstValue("content-disposition")).hasValue("attachment; filename=\"orders.csv\"");
        assertThat(orders.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
        assertThat(orders.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(orders.body().lines()).hasSize(1 + 4);
        assertThat(payments.body().lines().filter(line -> line.contains(",cash,-50.00,")))
                .hasSize(1);
        assertThat(document.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"export.json\"");
        var value = JsonShape.object(JsonShape.parse(document.body()));
        assertThat(value.get("format")).isEqualTo("flightcase-export-1");
        assertThat((Iterable<?>) value.get("orders")).hasSize(3);
        assertThat(journal.body().lines()).allMatch(line -> line.startsWith("{\"") && line.contains("\"hash\":\""));
        assertThat(operator("/api/v1/export?event=" + TestPhone.found(EVENT, journal.body()))
                        .body())
                .isEqualTo(orders.body());
    }

    private void sellThreeAndTakeOneBack() throws Exception {
        node.order("\"k1\"", cash("TEE-M", 1, 2500));
        node.order("\"k2\"", cash("LP-1", 1, 2200));
        var wrong = node.order("\"k3\"", cash("TEE-M", 2, 5000));
        var gone = node.phone(
                "POST",
                "/api/v1/orders/" + TestPhone.found(ID, wrong.body()) + "/void",
                "{\"reason\":\"wrong size\",\"helper\":\"Helper 1\"}");
        assertThat(gone.statusCode()).isEqualTo(200);
    }

    private void count(String occasion, long amount) throws Exception {
        var body = "{\"occasion\":\"%s\",\"counted\":{\"amount\":%d,\"currency\":\"EUR\"}}".formatted(occasion, amount);
        assertThat(node.phone("POST", "/api/v1/cash-counts", body).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> operator(String path) throws IOException, InterruptedException {
        return node.operator("GET", path, "");
    }
}
