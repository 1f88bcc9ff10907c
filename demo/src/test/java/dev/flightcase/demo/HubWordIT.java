package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.Json;
import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the hub's operator types has effect at the stall: real hub, broker, PostgreSQL and node. */
@Timeout(240)
class HubWordIT {
    private static final String ROWS = "TEE,Tee,25.00,EUR,40\nMUG,Mug,9.00,EUR,40\n";

    @TempDir
    private Path folder;

    private final HttpClient streams = HttpClient.newHttpClient();
    private RealPair pair;

    @BeforeEach
    void start() throws Exception {
        pair = new RealPair(folder);
        pair.startHub();
    }

    @AfterEach
    void stop() throws Exception {
        streams.shutdownNow();
        pair.close();
    }

    private long price(String sku) throws InterruptedException {
        return pair.http()
                .get(pair.base().resolve("api/v1/products/" + sku))
                .json()
                .at("price")
                .at("amount")
                .number(-1);
    }

    private void awaitPrice(String sku, long minor) {
        await(sku).atMost(RealPair.PATIENCE).until(() -> price(sku) == minor);
    }

    private int sell(String sku, long minor, String cookie, String key) throws InterruptedException {
        var amount = Map.of("amount", minor, "currency", "EUR");
        var answer = pair.http()
                .post(
                        pair.base().resolve("api/v1/orders"),
                        Map.of("Idempotency-Key", "\"" + key + "\"", "Cookie", cookie),
                        Json.write(Map.of(
                                "lines",
                                List.of(Map.of("sku", sku, "quantity", 1)),
                                "tenders",
                                List.of(Map.of("kind", "cash", "amount", amount)),
                                "helper",
                                "Helper 1")));
        return answer instanceof Http.Got got ? got.status() : 0;
    }

    private List<String> listen() {
        var lines = new CopyOnWriteArrayList<String>();
        URI updates = pair.base().resolve("api/v1/updates");
        var _ = streams.sendAsync(HttpRequest.newBuilder(updates).build(), BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(lines::add));
        await().atMost(RealPair.PATIENCE).until(() -> lines.stream().anyMatch(line -> line.equals("event: catalog")));
        return lines;
    }

    @Test
    void aPriceOfTheHubIsOnThePhonesAndAtTheTillUntilAnotherCatalogComes() throws Exception {
        pair.node("claim", pair.link());
        pair.startNode();
        pair.hub("publish", pair.event(ROWS).toString());
        awaitPrice("TEE", 2500);
        var cookie = pair.cookie();
        var lines = listen();

        assertThat(pair.hub("price", "TEE=19.00")).contains("1 price is announced to all nodes");

        await().atMost(RealPair.PATIENCE)
                .until(() -> lines.stream()
                        .anyMatch(line -> line.matches("data: \\{\"sku\":\"TEE\",\"revision\":\\d+,\"price\":"
                                + "\\{\"amount\":1900,\"currency\":\"EUR\"}}")));
        assertThat(price("TEE")).isEqualTo(1900);
        assertThat(sell("TEE", 2500, cookie, "k1")).isEqualTo(409);
        assertThat(sell("TEE", 1900, cookie, "k2")).isEqualTo(201);
        assertThat(pair.node("status")).contains("1 price is what the hub says");

        pair.killNode();
        pair.startNode();
        assertThat(price("TEE")).as("after a power cut").isEqualTo(1900);
        pair.hub("price", "TEE=catalog", "MUG=8.00");
        awaitPrice("MUG", 800);
        assertThat(price("TEE")).as("the catalog's").isEqualTo(2500);

        pair.hub("publish", pair.event(ROWS + "LP,Record,20.00,EUR,5\n").toString());
        awaitPrice("LP", 2000);
        assertThat(price("MUG")).as("with another catalog").isEqualTo(900);
        assertThat(sell("MUG", 900, cookie, "k3")).isEqualTo(201);
    }

    private boolean hubSays(String words) {
        return pair.hub("pool", "berlin").contains(words);
    }

    @Test
    void aNodeSellsWhatTheHubGaveItAndNoMoreAndGivesBackWhatItHasNotSold() throws Exception {
        pair.node("claim", pair.link());
        pair.startNode();
        pair.hub("publish", pair.event(ROWS).toString());
        awaitPrice("MUG", 900);
        var cookie = pair.cookie();
        pair.hub("pool", "berlin", "MUG=10", "TEE=100");
        var id = pair.nodeId();

        pair.hub("allot", id, "berlin", "MUG=3");
        await().atMost(RealPair.PATIENCE).until(() -> hubSays("has 3; sold 0"));
        for (int i = 1; i <= 3; i++) {
            assertThat(sell("MUG", 900, cookie, "mug-" + i)).isEqualTo(201);
        }
        assertThat(sell("MUG", 900, cookie, "mug-4")).as("the catalog says 40").isEqualTo(409);
        await().atMost(RealPair.PATIENCE).until(() -> hubSays("has 3; sold 3"));

        pair.hub("allot", id, "berlin", "MUG=+5");
        await().atMost(RealPair.PATIENCE).until(() -> hubSays("has 8; sold 3"));
        assertThat(sell("MUG", 900, cookie, "mug-5")).isEqualTo(201);
        pair.killNode();
        pair.hub("allot", id, "berlin", "MUG=1");
        assertThat(pair.hub("pool", "berlin")).containsPattern("MUG +10 +8 ");
        pair.startNode();
        await("4 were sold, the rest comes back")
                .atMost(RealPair.PATIENCE)
                .until(() -> pair.hub("pool", "berlin").matches("(?s).*MUG +10 +4 +4 +6\n.*"));
        assertThat(sell("MUG", 900, cookie, "mug-6")).isEqualTo(409);
        assertThat(pair.hub("reconcile")).contains("nothing to decide");
    }

    @Test
    void aRunningNodeConnectsAsSoonAsItIsClaimedAndLeavesAsSoonAsItIsReleased() throws Exception {
        pair.startNode();
        pair.node("import", pair.event(ROWS).toString());
        assertThat(sell("MUG", 900, pair.cookie(), "k1")).isEqualTo(201);

        assertThat(pair.node("claim", pair.link())).contains("It connects to the hub's brokers by itself");

        await("what was sold before is at the hub, too")
                .atMost(RealPair.PATIENCE)
                .until(() -> pair.node("status").contains("all orders are at the hub"));
        pair.hub("publish", pair.event(ROWS + "LP,Record,20.00,EUR,5\n").toString(), "--warm", "TEE");
        awaitPrice("LP", 2000);
        await("what the hub named is warm")
                .atMost(RealPair.PATIENCE)
                .until(() -> pair.node("status").contains("1 product that the hub named"));

        pair.node("claim", "--release", "--yes");
        assertThat(pair.node("status")).doesNotContain("all orders are at the hub");
        assertThat(sell("MUG", 900, pair.cookie(), "k2"))
                .as("a stall of its own again")
                .isEqualTo(201);
    }

    @Test
    void aStickOfTheHubIsTakenAsIfItHadComeOverTheNetwork() throws Exception {
        pair.node("claim", pair.link());
        var stick = Files.createDirectories(folder.resolve("stick"));
        assertThat(pair.hub("stick", pair.event(ROWS).toString(), "--to", stick.toString()))
                .contains("published 2 products", "wrote the catalog of 1 node: 3 files");
        pair.hub("price", "TEE=19.00");
        assertThat(pair.hub("stick", "--to", stick.toString())).contains("wrote the catalog of 1 node: 0 files");
        pair.stopHub();
        pair.startNode();

        var torn = copy(stick, "torn");
        try (var blobs = Files.list(torn.resolve("flightcase-stick/blobs"))) {
            for (var blob : blobs.toList()) {
                if (Files.readString(blob).startsWith("sku,")) {
                    Files.writeString(blob, ROWS);
                }
            }
        }
        assertThat(pair.tryNode("import", torn.toString()))
                .returns(65, OneShot.Result::exitCode)
                .extracting(OneShot.Result::output)
                .asString()
                .contains("catalog.csv on the stick is not what the hub has signed");
        var forged = copy(stick, "forged");
        try (var news = Files.list(forged.resolve("flightcase-stick/news"))) {
            var file = news.findFirst().orElseThrow();
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        assertThat(pair.tryNode("import", forged.toString()).output()).contains("it may be another hub's, or torn");

        assertThat(pair.node("import", stick.toString())).contains("imported revision 2 of the hub's catalog");
        assertThat(price("TEE")).isEqualTo(1900);
        assertThat(price("MUG")).isEqualTo(900);
        assertThat(pair.node("status")).contains("revision 2 is served", "1 price is what the hub says");
        assertThat(pair.node("import", pair.event(ROWS).toString())).contains("imported 2 products");

        pair.node("claim", "--release", "--yes");
        assertThat(pair.tryNode("import", stick.toString()).output())
                .contains("this node belongs to none", "claim the node first");
    }

    private Path copy(Path stick, String name) throws IOException {
        var copy = folder.resolve(name);
        try (var files = Files.walk(stick)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(stick.relativize(file)));
            }
        }
        return copy;
    }
}
