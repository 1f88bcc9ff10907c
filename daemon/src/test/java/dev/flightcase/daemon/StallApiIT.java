package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds, voids, stock and the event's life, over HTTP. */
class StallApiIT {
    private static final String HOLD = "{\"lines\":[{\"sku\":\"SET\",\"quantity\":1}],\"ttl_s\":120}";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

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
    void aHoldKeepsTheUnitsOfABundleUntilItIsSold() throws Exception {
        var held = hold("k1");

        assertThat(held.statusCode()).isEqualTo(201);
        assertThat(held.body())
                .contains("\"token\":\"h1.", "\"expires_in_ms\":120000", "\"state\":\"held\"")
                .contains("\"lines\":[{\"sku\":\"SET\",\"quantity\":1}]");
        assertThat(stock()).contains("\"TEE-M\":39", "\"LP-1\":1", "\"SET\":1");
        assertThat(hold("k1").body()).isEqualTo(held.body());

        var order = cash("SET", 1, 4500).replace("{\"lines\"", "{\"hold\":\"" + id(held) + "\",\"lines\"");
        var sold = node.order("\"s1\"", order);

        assertThat(sold.statusCode()).isEqualTo(201);
        assertThat(sold.body()).contains("\"parts\":[{\"sku\":\"TEE-M\",\"quantity\":1}");
        assertThat(stock()).contains("\"TEE-M\":39", "\"LP-1\":1", "\"SET\":1");
        assertThat(node.get("/api/v1/holds/" + id(held)).body()).contains("\"state\":\"converted\"");
        var again = node.order("\"s2\"", order);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("urn:flightcase:problem:hold-sold");
    }

    @Test
    void aHoldIsExtendedAndReleased() throws Exception {
        var held = hold("k1");

        var longer = node.phone("POST", "/api/v1/holds/" + id(held) + "/extend", "{\"ttl_s\":300}");
        var byToken = node.phone("DELETE", "/api/v1/holds/" + TestPhone.found(TOKEN, held.body()), "");

        assertThat(longer.body()).contains("\"state\":\"held\"", "\"expires_in_ms\":300000");
        assertThat(byToken.body()).contains("\"state\":\"released\"");
        assertThat(stock()).contains("\"TEE-M\":40", "\"LP-1\":2");
        assertThat(node.phone("DELETE", "/api/v1/holds/h1.nonsense", "").statusCode())
                .isEqualTo(404);
        assertThat(node.phone("POST", "/api/v1/holds/" + id(held) + "/extend", "")
                        .body())
                .contains("urn:flightcase:problem:hold-released");
    }

    @Test
    void aVoidedOrderGivesItsUnitsBackAndSaysSo() throws Exception {
        var sold = node.order("\"k1\"", cash("TEE-M", 2, 5000));

        var gone = node.phone("POST", "/api/v1/orders/" + id(sold) + "/void", "{\"reason\":\"wrong size\"}");
        var again = node.phone("POST", "/api/v1/orders/" + id(sold) + "/void", "{\"reason\":\"wrong size\"}");

        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(gone.body()).contains("\"state\":\"voided\"");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("urn:flightcase:problem:already-voided");
        assertThat(stock()).contains("\"TEE-M\":40");
        assertThat(node.get("/api/v1/orders/" + id(sold)).body()).contains("\"state\":\"voided\"");
        assertThat(node.order("\"k1\"", cash("TEE-M", 2, 5000)).body()).isEqualTo(sold.body());
    }

    @Test
    void onlyTheOperatorChangesTheStock() throws Exception {
        var damage = "{\"kind\":\"damage\",\"quantity\":-2,\"reason\":\"rain\",\"helper\":\"Helper 1\"}";

        assertThat(node.phone("POST", "/api/v1/stock/TEE-M/adjustments", damage).statusCode())
                .isEqualTo(403);
        var done = node.operator("POST", "/api/v1/stock/TEE-M/adjustments", damage);

        assertThat(done.statusCode()).isEqualTo(201);
        assertThat(done.body()).contains("\"kind\":\"adjustment\"", "\"available\":38", "\"reason\":\"rain\"");
        assertThat(stock()).contains("\"TEE-M\":38");
    }

    @Test
    void aClosedStallSellsNothingUntilItIsOpenedAgain() throws Exception {
        node.order("\"k1\"", cash("TEE-M", 1, 2500));
        assertThat(node.get("/api/v1/opening").body()).contains("\"life\":\"open\"");

        assertThat(node.operator("POST", "/api/v1/close", "").body()).contains("\"life\":\"closed\"");
        var refused = node.order("\"k2\"", cash("TEE-M", 1, 2500));
        var practice =
                node.order("\"k3\"", cash("TEE-M", 1, 2500).replace("{\"lines\"", "{\"training\":true,\"lines\""));
        node.operator("POST", "/api/v1/open", "");

        assertThat(refused.body()).contains("urn:flightcase:problem:event-closed");
        assertThat(practice.statusCode()).isEqualTo(201);
        assertThat(practice.body()).contains("\"training\":true", "\"number\":1,");
        assertThat(node.order("\"k2\"", cash("TEE-M", 1, 2500)).body()).contains("\"number\":2,");
        assertThat(stock()).contains("\"TEE-M\":38");
    }

    private HttpResponse<String> hold(String key) throws Exception {
        return node.phone("POST", "/api/v1/holds", HOLD, "Idempotency-Key", key);
    }

    private String stock() throws Exception {
        return node.get("/api/v1/stock").body();
    }

    private static String id(HttpResponse<String> answer) {
        return TestPhone.found(ID, answer.body());
    }
}
