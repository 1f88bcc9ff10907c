package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogApiIT {
    private static final Pattern SHA = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");

    private static NodeFixture node;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        node = NodeFixture.start(folder);
        node.importEvent();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @Test
    void servesTheCatalogInTheShapeOfTheContract() throws Exception {
        var answer = node.get("/api/v1/catalog");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.body())
                .contains("\"revision\":1")
                .contains("\"event\":\"")
                .contains("\"next\":null")
                .contains("{\"sku\":\"TEE-M\",\"revision\":1,\"name\":{\"en\":\"Shirt, M\",\"es\":\"Camiseta, M\"}")
                .contains("\"price\":{\"amount\":2500,\"currency\":\"EUR\"},\"tax\":\"standard\"")
                .contains("\"bundle\":[{\"sku\":\"TEE-M\",\"quantity\":1},{\"sku\":\"LP-1\",\"quantity\":1}]")
                .contains("\"limit_per_order\":1")
                .contains("\"state\":\"armed\"")
                .doesNotContain("\"stock\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/catalog", "/api/v1/event", "/api/v1/products/LP-1", "/api/v1/stock"})
    void answersAKnownEtagWithNotModified(String path) throws Exception {
        var etag = node.get(path).headers().firstValue("etag").orElseThrow();

        var again = node.get(path, "If-None-Match", etag);

        assertThat(etag).startsWith("\"").endsWith("\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void pagesWithOpaqueCursors() throws Exception {
        var first = node.get("/api/v1/catalog?limit=2").body();
        var cursor = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(first);
        assertThat(cursor.find()).isTrue();

        var second =
                node.get("/api/v1/catalog?limit=2&cursor=" + cursor.group(1)).body();

        assertThat(first).contains("TEE-M").contains("LP-1").doesNotContain("PRINT");
        assertThat(second).contains("PRINT").doesNotContain("\"sku\":\"LP-1\",\"revision\"");
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=501, limit", "limit=x, limit", "cursor=%21, cursor"})
    void refusesParametersThatBreakTheirRule(String query, String parameter) throws Exception {
        var answer = node.get("/api/v1/catalog?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:flightcase:problem:bad-parameter\"")
                .contains("\"parameter\":\"" + parameter + "\"");
    }

    @Test
    void compressesTextForClientsThatWantIt() throws Exception {
        var request = HttpRequest.newBuilder(node.uri("/api/v1/catalog")).header("Accept-Encoding", "gzip");
        var answer = node.http.send(request.build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("vary")).hasValue("Accept-Encoding");
        var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .isEqualTo(node.get("/api/v1/catalog").body());
    }

    @Test
    void servesPicturesAsImmutableFiles() throws Exception {
        var sha = Pattern.compile(
                        "\"sha256\":\"([0-9a-f]{64})\",\"width\":64,\"height\":48,\"placeholder\":\"data:image")
                .matcher(node.get("/api/v1/products/TEE-M").body());
        assertThat(sha.find()).isTrue();
        var path = "/api/v1/assets/" + sha.group(1);

        var whole = node.http.send(HttpRequest.newBuilder(node.uri(path)).build(), BodyHandlers.ofByteArray());
        var slice = node.http.send(
                HttpRequest.newBuilder(node.uri(path))
                        .header("Range", "bytes=0-1")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("content-type")).hasValue("image/jpeg");
        assertThat(whole.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
        assertThat(slice.statusCode()).isEqualTo(206);
        assertThat(slice.body()).containsExactly(0xff, 0xd8);
        assertThat(node.get(path, "If-None-Match", "\"" + sha.group(1) + "\"").statusCode())
                .isEqualTo(304);
    }

    @Test
    void servesTheSmallestVariantThatIsWideEnough(@TempDir Path folder) throws Exception {
        try (var other = NodeFixture.start(folder)) {
            var event = NodeFixture.writeEvent(folder.resolve("event"));
            ImageIO.write(
                    new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB),
                    "jpg",
                    event.resolve("LP-1.jpg").toFile());
            other.importFolder(event);
            var product = other.get("/api/v1/products/LP-1").body();
            var path = "/api/v1/assets/" + TestPhone.found(SHA, product);

            assertThat(product).contains("\"width\":900,\"height\":600");
            assertThat(width(other, path)).isEqualTo(900);
            assertThat(width(other, path + "?w=100")).isEqualTo(160);
            assertThat(width(other, path + "?w=320")).isEqualTo(320);
            assertThat(width(other, path + "?w=700")).isEqualTo(900);
            assertThat(other.get(path + "?w=0").body()).contains("\"parameter\":\"w\"");
            var tags = other.get(path + "?w=100").headers().firstValue("etag").orElseThrow();
            assertThat(tags)
                    .isNotEqualTo(other.get(path).headers().firstValue("etag").orElseThrow());
        }
    }

    private static int width(NodeFixture node, String path) throws Exception {
        var answer = node.http.send(HttpRequest.newBuilder(node.uri(path)).build(), BodyHandlers.ofByteArray());
        return ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/assets/00", "/api/v1/assets/..%2fcatalog", "/api/v1/products/NONE", "/api/v1/nothing"})
    void answersWhatIsNotThereWithAProblem(String path) throws Exception {
        var answer = node.get(path);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"urn:flightcase:problem:");
    }

    @Test
    void describesTheEventForSearchEngines() throws Exception {
        var event = node.get("/api/v1/event");

        assertThat(event.headers().firstValue("content-type").orElseThrow()).startsWith("application/ld+json");
        assertThat(event.body())
                .contains("\"@context\":\"https://schema.org\"")
                .contains("\"@type\":\"Event\"")
                .contains("\"name\":\"Night Market\"")
                .contains("\"startDate\":\"2026-11-21T18:00")
                .contains("\"priceCurrency\":\"EUR\"");
    }

    @Test
    void findsByText() throws Exception {
        assertThat(node.get("/api/v1/catalog?q=CAMISETA").body())
                .contains("TEE-M")
                .doesNotContain("\"PRINT\"");
    }
}
