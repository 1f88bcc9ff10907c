package dev.flightcase.hub.payments;

import dev.flightcase.http.Bytes;
import dev.flightcase.hub.operator.JsonMembers;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A provider behind a gateway of the operator's: JSON over HTTP, as docs/hub.md has it. One request for each capture; asking again is the
 * caller's. Redirects are not followed, since they would carry the token elsewhere. Blocks for at most the gateway's time; any thread.
 */
public final class HttpGateway implements PaymentProvider, AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final int ANSWER_BYTES_MAX = 16 * 1024;
    private static final HttpResponse.BodyHandler<byte[]> ANSWER =
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX);
    private static final JsonFactory FACTORY = new JsonFactory();

    private final GatewayConfig config;
    private final HttpClient client;

    public HttpGateway(GatewayConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public PaymentAnswer capture(Capture capture) throws InterruptedException {
        var answer = client.sendAsync(request(capture), ANSWER);
        try {
            // The client's own limit ends with the head of the answer.
            var response = answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return answer(response.statusCode(), Bytes.of(response.body()));
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TimeoutException _) {
            return new PaymentAnswer.Later(
                    "the gateway did not answer within " + config.timeout().toSeconds() + " s",
                    PaymentAnswer.Why.UNSURE);
        } finally {
            answer.cancel(true);
        }
    }

    /** Without the exception's own words, which may quote what was sent. */
    private static PaymentAnswer failed(@Nullable Throwable cause) {
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                ? new PaymentAnswer.Later("the gateway can not be reached", PaymentAnswer.Why.UNREACHED)
                : new PaymentAnswer.Later("the gateway did not answer: " + kind(cause), PaymentAnswer.Why.UNSURE);
    }

    private static String kind(@Nullable Throwable cause) {
        return cause == null ? "no reason" : cause.getClass().getSimpleName();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(Capture capture) {
        var request = HttpRequest.newBuilder(config.url())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", capture.key());
        if (!config.secret().isEmpty()) {
            request.header("Authorization", "Bearer " + config.secret());
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body(capture)))
                .build();
    }

    private static byte[] body(Capture capture) {
        var out = new ByteArrayOutputStream(512);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(json, capture);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, Capture capture) {
        json.writeStartObject();
        json.writeStringProperty("order", capture.order().toString());
        json.writeNumberProperty("tender", capture.tender());
        json.writeNumberProperty("amount", capture.amount().minor());
        json.writeStringProperty("currency", capture.amount().currency());
        json.writeStringProperty("provider", capture.provider());
        json.writeStringProperty("scope", capture.scope());
        json.writeStringProperty("token", capture.token());
        json.writeEndObject();
    }

    /** Only what the body says ends a payment: a proxy on the way may answer with any status. */
    private static PaymentAnswer answer(int status, Bytes body) {
        boolean ok = status >= 200 && status < 300;
        boolean refused = status >= 400 && status < 500;
        if (!ok && !refused) {
            return unclear(status);
        }
        try {
            var members = JsonMembers.parse(body);
            var reason = members.text("reason", "");
            return switch (members.text("status", "")) {
                case "captured" -> ok ? new PaymentAnswer.Captured(members.text("reference", "")) : unclear(status);
                case "declined" -> new PaymentAnswer.Declined(reason);
                case "expired" -> new PaymentAnswer.Expired(reason);
                case "later" ->
                    new PaymentAnswer.Later(
                            reason.isEmpty() ? "the gateway says later" : reason, PaymentAnswer.Why.NOT_NOW);
                default -> unclear(status);
            };
        } catch (IllegalArgumentException _) {
            return unclear(status);
        }
    }

    private static PaymentAnswer unclear(int status) {
        return new PaymentAnswer.Later(
                "the gateway answered with status " + status + " and nothing that counts", PaymentAnswer.Why.UNSURE);
    }
}
