package dev.flightcase.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards on their whole way: from a phone over a claimed node and its hub to a gateway, and back to the order that the seller sees. */
class CardPaymentIT {
    @TempDir
    private Path folder;

    @Test
    void theSellerSeesWhatTheProviderSaid() throws Exception {
        try (var gateway = new StandInGateway();
                var pair = new RealPair(folder)) {
            pair.configure("hub", gateway.toml());
            pair.startHub();
            pair.node("claim", pair.link());
            pair.startNode();
            pair.hub("publish", pair.event("TEE,Tee,25.00,EUR,40\n").toString());
            await("the catalog")
                    .atMost(RealPair.PATIENCE)
                    .until(() -> pair.http()
                            .get(pair.base().resolve("api/v1/products/TEE"))
                            .is(200));
            assertThat(pair.tryNode("preflight").output()).contains("The hub opened a training token");

            var phone = new Phone(pair.http(), pair.base(), pair.cookie());
            var rich = phone.pays("tok-rich-one");
            var poor = phone.pays("tok-poor-one");

            await("captured")
                    .atMost(RealPair.PATIENCE)
                    .until(() -> phone.settlement(rich).equals("confirmed"));
            await("declined")
                    .atMost(RealPair.PATIENCE)
                    .until(() -> phone.settlement(poor).equals("declined"));
            assertThat(phone.order(poor)).contains("\"reason\":\"no funds\"");
            assertThat(gateway.keys).containsExactlyInAnyOrder(rich + "-0", poor + "-0");
            assertThat(Files.readString(pair.log("hub")) + Files.readString(pair.log("node")))
                    .doesNotContain("tok-rich")
                    .doesNotContain("tok-poor");
        }
    }

    private record Phone(Http http, URI base, String cookie) {
        /** The id of the order. */
        String pays(String token) throws InterruptedException {
            var tender = Map.of(
                    "kind",
                    "payment-token",
                    "amount",
                    Map.of("amount", 2500, "currency", "EUR"),
                    "provider",
                    "test-pay",
                    "scope",
                    "stall-1",
                    "token",
                    token);
            var body = Map.of("lines", List.of(Map.of("sku", "TEE", "quantity", 1)), "tenders", List.of(tender));
            var headers = Map.of("Idempotency-Key", "\"" + token + "\"", "Cookie", cookie);
            var answer = (Http.Got) http.post(base.resolve("api/v1/orders"), headers, Json.write(body));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            return answer.json().at("id").text();
        }

        String order(String id) throws InterruptedException {
            return ((Http.Got) http.get(base.resolve("api/v1/orders/" + id), Map.of("Cookie", cookie))).body();
        }

        String settlement(String id) throws InterruptedException {
            return Json.parse(order(id)).at("settlement").text();
        }
    }

    /** Stands in for the gateway of a payment provider, and takes no money. */
    private static final class StandInGateway implements AutoCloseable {
        private final HttpServer server;
        private final Set<String> keys = ConcurrentHashMap.newKeySet();

        StandInGateway() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::take);
            server.start();
        }

        String toml() {
            return "\n[payments.test-pay]\nurl = \"http://127.0.0.1:"
                    + server.getAddress().getPort() + "/\"\n";
        }

        private void take(HttpExchange exchange) throws IOException {
            try (exchange) {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                var answer = body.contains("tok-poor-one")
                        ? "{\"status\":\"declined\",\"reason\":\"no funds\"}"
                        : "{\"status\":\"captured\",\"reference\":\"ch_1\"}";
                exchange.sendResponseHeaders(200, answer.length());
                exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
