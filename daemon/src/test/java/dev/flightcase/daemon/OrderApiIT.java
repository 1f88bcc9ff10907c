package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderApiIT {
    @TempDir
    private Path folder;

    private NodeFixture node;

    @BeforeEach
    void start() throws Exception {
        node = NodeFixture.start(folder);
        node.importEvent();
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
    }

    @Test
    void sellsForCashAndTheStockFalls() throws Exception {
        var answer = node.order("\"k1\"", """
                {"lines":[{"sku":"TEE-M","quantity":1}],"helper":"Helper 1","training":false,
                 "tenders":[{"kind":"cash","amount":{"amount":2500,"currency":"EUR"},
                             "given":{"amount":5000,"currency":"EUR"}}]}""");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"number\":1", "\"state\":\"acknowledged\"", "\"settlement\":\"local\"")
                .contains("\"total\":{\"amount\":2500,\"currency\":\"EUR\"}")
                .contains(
                        "\"net\":{\"amount\":2101,\"currency\":\"EUR\"},\"tax\":{\"amount\":399,\"currency\":\"EUR\"}")
                .contains("\"change\":{\"amount\":2500,\"currency\":\"EUR\"}")
                .contains("\"hash\":\"", "\"previous\":\"", "\"clock\":\"", "\"at\":\"");
        assertThat(node.get("/api/v1/stock").body()).contains("\"TEE-M\":39");
        var location = answer.headers().firstValue("location").orElseThrow();
        assertThat(node.get(location).body()).isEqualTo(answer.body());
    }

    @Test
    void answersARepeatedKeyTheSameAndSellsOnce() throws Exception {
        var first = node.order("\"k1\"", cash("TEE-M", 1, 2500));
        var again = node.order("k1", cash("TEE-M", 1, 2500));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("idempotent-replayed")).hasValue("true");
        assertThat(node.get("/api/v1/stock").body()).contains("\"TEE-M\":39");
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherOrder() throws Exception {
        node.order("\"k1\"", cash("TEE-M", 1, 2500));

        var other = node.order("\"k1\"", cash("TEE-M", 2, 5000));

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("urn:flightcase:problem:idempotency-conflict");
    }

    @ParameterizedTest
    @CsvSource({
        "LP-1, 3, 6600, 409, insufficient-stock",
        "SET, 3, 13500, 409, insufficient-stock",
        "PRINT, 1, 6000, 409, drop-closed",
        "LATER, 1, 6000, 409, drop-not-open",
        "NONE, 1, 100, 422, unknown-sku",
        "TEE-M, 1, 2400, 409, tender-mismatch",
    })
    void refusesInWordsAHelperUnderstands(String sku, int quantity, long amount, int status, String type)
            throws Exception {
        var answer = node.order("\"k\"", cash(sku, quantity, amount));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("\"type\":\"urn:flightcase:problem:" + type + "\"")
                .contains("\"detail\":\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"lines\":[]",
                "{\"lines\":[],\"tenders\":[]}",
                "{\"lines\":[{\"sku\":\"TEE-M\",\"quantity\":0}],\"tenders\":[{}]}",
                "{\"lines\":[{\"sku\":\"TEE-M\",\"quantity\":1.5}],\"tenders\":[{}]}",
                "{\"lines\":[{\"sku\":\"TEE-M\",\"quantity\":1,\"price\":1}],\"tenders\":[{}]}",
                "{\"lines\":[{\"sku\":\"TEE-M\",\"quantity\":1}],\"tenders\":[{\"kind\":\"cash\","
                        + "\"amount\":{\"amount\":2500,\"currency\":\"XXXX\"}}]}",
                "{\"lines\":[{\"sku\":\"TEE-M\",\"quantity\":1,\"discount\":{}}],\"tenders\":[{}]}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}",
            })
    void refusesABodyThatBreaksItsShape(String body) throws Exception {
        var answer = node.order("\"k\"", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:flightcase:problem:invalid-body");
        assertThat(node.get("/api/v1/orders").body()).contains("\"orders\":[]");
    }

    @Test
    void needsAKey() throws Exception {
        assertThat(node.order("\"\"", cash("TEE-M", 1, 2500)).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAPageOfAnotherSite() throws Exception {
        var answer = node.order("\"k\"", cash("TEE-M", 1, 2500), "Origin", "http://evil.example");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(node.get("/api/v1/stock").body()).contains("\"TEE-M\":40");
    }

    @Test
    void refusesABodyThatIsTooLong() throws Exception {
        assertThat(node.order("\"k\"", "x".repeat(70_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void sellsTheLastUnitsOnceHoweverManyWantThem() throws Exception {
        var sales = new ArrayList<Callable<Integer>>();
        for (int buyer = 0; buyer < 20; buyer++) {
            var key = "\"b" + buyer + "\"";
            sales.add(() -> node.order(key, cash("LP-1", 1, 2200)).statusCode());
        }

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = pool.invokeAll(sales).stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(statuses).filteredOn(status -> status == 201).hasSize(2);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(18);
        }
        assertThat(node.get("/api/v1/stock").body()).contains("\"LP-1\":0");
    }

    @Test
    void listsOrdersNewestFirstPageByPage() throws Exception {
        for (int i = 1; i <= 3; i++) {
            node.order("\"k" + i + "\"", cash("TEE-M", 1, 2500));
        }

        var first = node.get("/api/v1/orders?limit=2").body();
        var cursor = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(first);
        assertThat(cursor.find()).isTrue();
        var second =
                node.get("/api/v1/orders?limit=2&cursor=" + cursor.group(1)).body();

        assertThat(first).containsSubsequence("\"number\":3", "\"number\":2");
        assertThat(second).contains("\"number\":1", "\"next\":null");
    }

    @Test
    void keepsOrdersAndStockOverARestart() throws Exception {
        var sold = node.order("\"k1\"", cash("TEE-M", 3, 7500));
        node.close();
        node = NodeFixture.start(folder);

        assertThat(node.get(sold.headers().firstValue("location").orElseThrow()).body())
                .isEqualTo(sold.body());
        assertThat(node.get("/api/v1/stock").body()).contains("\"TEE-M\":37");
        assertThat(node.order("\"k2\"", cash("TEE-M", 1, 2500)).body()).contains("\"number\":2");
    }
}
