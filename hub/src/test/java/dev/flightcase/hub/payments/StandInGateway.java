package dev.flightcase.hub.payments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Stands in for the gateway of a payment provider: takes no money, and remembers each key as a gateway has to. */
public final class StandInGateway implements AutoCloseable {
    public static final String SECRET = "secret-word";

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private volatile Function<String, Answer> says;

    public record Answer(int status, String body) {
        public static Answer captured() {
            return new Answer(200, "{\"status\":\"captured\",\"reference\":\"ch_1\"}");
        }
    }

    /** @param says what becomes of a payment with this body; each key is asked for once, unless the answer is an error of the server */
    public StandInGateway(Function<String, Answer> says) throws IOException {
        this.says = says;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/captures", this::take);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/captures");
    }

    public GatewayConfig config() {
        return new GatewayConfig("pay", uri(), SECRET, Duration.ofSeconds(5));
    }

    /** Lines for hub.toml. */
    public String toml() {
        return "[payments.pay]\nurl = \"" + uri() + "\"\nsecret = \"" + SECRET + "\"\n";
    }

    public void says(Function<String, Answer> other) {
        says = other;
    }

    /** Bodies of all requests, in their order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many payments were taken. */
    public long captured() {
        return answers.values().stream()
                .filter(answer -> answer.body().contains("\"captured\""))
                .count();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            if (!("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, new Answer(401, "{}"));
                return;
            }
            requests.add(body);
            var answer = answers.computeIfAbsent(key, _ -> says.apply(body));
            if (answer.status() >= 500) {
                answers.remove(key);
            }
            answer(exchange, answer);
        }
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
