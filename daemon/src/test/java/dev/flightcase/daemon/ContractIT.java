package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.daemon.api.JsonShape;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs outside of this project read: the members of src/test/resources/samples are there, with their kinds. */
class ContractIT {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    private static NodeFixture node;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        node = NodeFixture.start(folder);
        node.importEvent();
        // Every sensor has been read once.
        await().until(() -> node.get("/api/v1/health").body().contains("\"sales\""));
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @ParameterizedTest
    @CsvSource({
        "catalog, /api/v1/catalog",
        "product, /api/v1/products/TEE-M",
        "bundle, /api/v1/products/SET",
        "drop, /api/v1/products/PRINT",
        "stock, /api/v1/stock",
        "health, /api/v1/health",
    })
    void aBodyHoldsWhatItsSampleHolds(String sample, String path) throws Exception {
        var answer = node.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(JsonShape.missing(Files.readString(SAMPLES.resolve(sample + ".json")), answer.body()))
                .isEmpty();
    }

    @Test
    void anOrderHoldsWhatItsSampleHolds() throws Exception {
        var answer = node.order("\"contract\"", cash("TEE-M", 1, 2500));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(JsonShape.missing(Files.readString(SAMPLES.resolve("order.json")), answer.body()))
                .isEmpty();
    }

    @Test
    void aReceiptHoldsWhatItsSampleHolds() throws Exception {
        var order = node.order("\"receipt\"", cash("TEE-M", 1, 2500));

        var answer = node.get(
                order.headers().firstValue("location").orElseThrow() + "/receipt", "Accept", "application/json");

        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(JsonShape.missing(Files.readString(SAMPLES.resolve("receipt.json")), answer.body()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/screen", "/screen/demo", "/pos"})
    void aPageMayLoadFromNowhereElse(String path) throws Exception {
        var page = node.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'self';")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(page.body()).doesNotContain("http://", "https://", "<style", " style=", " onclick=");
    }
}
