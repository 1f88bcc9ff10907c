package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.receipt.ReceiptVerification;
import dev.flightcase.cache.receipt.ReceiptVerifier;
import dev.flightcase.cache.receipt.cose.Base45;
import dev.flightcase.daemon.adapter.ProvisionedNodeKeys;
import dev.flightcase.daemon.api.JsonShape;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptApiIT {
    private static NodeFixture node;
    private static String receipt;

    @BeforeAll
    static void sell(@TempDir Path folder) throws Exception {
        node = NodeFixture.start(folder);
        node.importEvent();
        var sold = node.order("\"k1\"", cash("TEE-M", 2, 5000));
        receipt = sold.headers().firstValue("location").orElseThrow() + "/receipt";
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                    | text/html; charset=utf-8",
                "text/html,application/xhtml+xml,*/*;q=0.8 | text/html; charset=utf-8",
                "text/plain                             | text/plain; charset=utf-8",
                "application/json                       | application/json",
                "application/cose                       | application/cose; cose-type=\"cose-sign1\"",
                "image/png                              | image/png",
                "image/svg+xml                          | image/svg+xml",
                "image/png;q=0.2, image/svg+xml;q=0.3   | image/svg+xml",
            })
    void comesInTheFormThatIsAskedFor(String accept, String mediaType) throws Exception {
        var answer = node.get(receipt, "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue(mediaType);
        assertThat(answer.headers().firstValue("vary").orElseThrow()).startsWith("Accept");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("private, no-cache");
        var again = node.get(
                receipt,
                "Accept",
                accept,
                "If-None-Match",
                answer.headers().firstValue("etag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void thePageIsReadableAndMayDoNothing() throws Exception {
        var answer = node.get(receipt);

        assertThat(answer.body())
                .contains("<bdi>Test stall</bdi>", "Receipt 1 ·", "<bdi>Shirt, M</bdi>", ">50.00<", "<svg ")
                .contains("Served by <bdi>Helper 1</bdi>");
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void theTextIsForASmallPrinter() throws Exception {
        var text = node.get(receipt, "Accept", "text/plain").body();

        assertThat(text).contains("Test stall", "2 × Shirt, M                       50.00\n", "Cash");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
    }

    @Test
    void theCodeIsGenuineAndTheSameInEveryForm() throws Exception {
        var json = JsonShape.object(
                JsonShape.parse(node.get(receipt, "Accept", "application/json").body()));
        var code = code(receipt);
        var cose = node.get(receipt, "Accept", "application/cose");

        var answer = verified(code);

        var read = ((ReceiptVerification.Genuine) answer).claims().receipt();
        assertThat(read.stall().node()).isEqualTo(json.get("node"));
        assertThat(read.stall().seller()).isEqualTo("Test stall");
        assertThat(read.sale().order()).hasToString(String.valueOf(json.get("order")));
        assertThat(read.lines()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("Shirt, M");
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.total().minor()).isEqualTo(5000);
        });
        assertThat(bytes(cose)).isEqualTo(Base45.decode(code));
        assertThat(json.get("lines"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void thePictureIsAPicture() throws Exception {
        var answer = node.get(receipt, "Accept", "image/png");

        var picture = ImageIO.read(new ByteArrayInputStream(bytes(answer).toArray()));
        assertThat(picture.getWidth()).isEqualTo(picture.getHeight()).isBetween(400, 600);
        assertThat(node.get(receipt, "Accept", "image/svg+xml").body()).startsWith("<svg xmlns=");
    }

    @Test
    void aReceiptOfWhatWasTakenBackSaysSo() throws Exception {
        var sold = node.order("\"k2\"", cash("TEE-M", 1, 2500))
                .headers()
                .firstValue("location")
                .orElseThrow();
        var before = code(sold + "/receipt");
        var taken = node.send(
                "POST",
                sold + "/void",
                "{\"reason\":\"wrong size\"}",
                "Cookie",
                node.phone().cookie("pos"),
                "Idempotency-Key",
                "\"v2\"",
                "Content-Type",
                "application/json");

        var after = code(sold + "/receipt");

        assertThat(taken.statusCode()).isBetween(200, 201);
        assertThat(((ReceiptVerification.Genuine) verified(before))
                        .claims()
                        .receipt()
                        .marks()
                        .voided())
                .isFalse();
        assertThat(((ReceiptVerification.Genuine) verified(after))
                        .claims()
                        .receipt()
                        .marks()
                        .voided())
                .isTrue();
        assertThat(node.get(sold + "/receipt").body()).contains(">VOID <small>");
    }

    @Test
    void anotherFormIsRefusedWithThoseThereAre() throws Exception {
        var answer = node.get(receipt, "Accept", "application/pdf");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.headers().firstValue("vary")).hasValue("Accept");
        var problem = JsonShape.object(JsonShape.parse(answer.body()));
        assertThat(problem.get("type")).isEqualTo("urn:flightcase:problem:not-acceptable");
        assertThat(problem.get("available"))
                .isEqualTo(List.of(
                        "text/html",
                        "text/plain",
                        "application/json",
                        "application/cose",
                        "image/png",
                        "image/svg+xml"));
    }

    @ParameterizedTest
    @CsvSource({"0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55", "none"})
    void anOrderThatIsNotThereHasNone(String id) throws Exception {
        assertThat(node.get("/api/v1/orders/" + id + "/receipt").statusCode()).isEqualTo(404);
    }

    @Test
    void aStrangerGetsNone() throws Exception {
        assertThat(node.send("GET", receipt, "").statusCode()).isEqualTo(401);
    }

    private static String code(String path) throws Exception {
        var json = JsonShape.object(
                JsonShape.parse(node.get(path, "Accept", "application/json").body()));
        return String.valueOf(JsonShape.object(json.get("signature")).get("cose_base45"));
    }

    private static ReceiptVerification verified(String code) {
        return new ReceiptVerifier(new ProvisionedNodeKeys()).verify(code);
    }

    /** The fixture reads every body as text; asked again for its bytes. */
    private static Bytes bytes(HttpResponse<String> answer) throws Exception {
        var again = node.http.send(answer.request(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(new String(again.body(), StandardCharsets.UTF_8)).isEqualTo(answer.body());
        return Bytes.owning(again.body());
    }
}
