package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.NodeIdentity;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A hub by HTTP, with the JDK's own client: one for each call, since there are days between two of them. */
public final class HttpHub implements HubCalls {
    /** Ten times what a whole answer has. */
    private static final int BODY_BYTES_MAX = 64 * 1024;

    private final NodeIdentity node;
    private final EnrolmentStore store;
    private final Optional<Binary> configuredCa;
    private final Duration limit;

    /**
     * @param configuredCa a CA (DER) that is trusted for a hub whose code names none
     * @param limit of a whole call
     */
    public HttpHub(NodeIdentity node, EnrolmentStore store, Optional<Binary> configuredCa, Duration limit) {
        this.node = node;
        this.store = store;
        this.configuredCa = configuredCa;
        this.limit = limit;
    }

    @Override
    public HubAnswer claim(ClaimTicket ticket, KeyRequest request) throws InterruptedException {
        var code = ticket.code().reveal();
        var body = body(request, Proof.claim(node, code, request), json -> json.writeStringProperty("code", code));
        var trust = ticket.caFingerprint()
                .map(HubTrust::pinned)
                .orElseGet(() ->
                        HubTrust.caOrPublic(ticket.pinned().map(HubFacts::ca).or(() -> configuredCa)));
        var reader = new HubAnswerReader(node.id().value(), ticket.hub(), request, store::key);
        return switch (post(HubUrl.below(ticket.hub(), "api/v1/claims"), trust, body)) {
            case Reply.Came(var response) -> reader.claimed(response, ticket);
            case Reply.None(var says) -> new HubAnswer.Later(says, Duration.ZERO);
        };
    }

    @Override
    public HubAnswer renew(HubFacts hub, KeyRequest request) throws InterruptedException {
        var body = body(request, Proof.renewal(node, request), _ -> {});
        var trust = HubTrust.caOrPublic(Optional.of(hub.ca()));
        var reader = new HubAnswerReader(node.id().value(), hub.url(), request, store::key);
        return switch (post(HubUrl.below(hub.url(), "api/v1/certificates"), trust, body)) {
            case Reply.Came(var response) -> reader.renewed(response, hub);
            case Reply.None(var says) -> new HubAnswer.Later(says, Duration.ZERO);
        };
    }

    @Override
    public boolean isRevoked(HubFacts hub) throws InterruptedException {
        var uri = HubUrl.below(hub.url(), "api/v1/claims/" + node.id());
        return asked(HttpRequest.newBuilder(uri).GET(), HubTrust.caOrPublic(Optional.of(hub.ca())))
                        instanceof Reply.Came(var response)
                && HubAnswerReader.saysRevoked(response);
    }

    private byte[] body(KeyRequest request, Binary proof, Consumer<JsonGenerator> more) {
        return JsonTree.write(json -> {
            json.writeStringProperty("node", node.id().value());
            json.writeStringProperty(
                    "key", Binary.of(node.publicKey().toByteArray()).base64());
            json.writeNumberProperty("generation", request.generation());
            json.writeStringProperty("csr", request.csr().base64());
            json.writeStringProperty("proof", proof.base64());
            more.accept(json);
        });
    }

    private sealed interface Reply {
        record Came(HttpResponse<byte[]> response) implements Reply {}

        record None(String says) implements Reply {}
    }

    private Reply post(URI uri, SSLContext trust, byte[] body) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return asked(request, trust);
    }

    private Reply asked(HttpRequest.Builder what, SSLContext trust) throws InterruptedException {
        var request = what.timeout(limit).build();
        var hub = request.uri().getAuthority();
        var client = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(limit)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            var bounded = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), BODY_BYTES_MAX);
            // The request's own limit ends with the head of the answer; this one holds for its body too.
            return new Reply.Came(client.sendAsync(request, bounded).get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return new Reply.None("the hub at " + hub + " can not be reached: " + words(e.getCause()));
        } catch (TimeoutException _) {
            return new Reply.None("the hub at " + hub + " did not answer within " + limit.toSeconds() + " s");
        } finally {
            client.shutdownNow();
        }
    }

    private static String words(@Nullable Throwable cause) {
        return switch (cause) {
            case ConnectException _ -> "no connection";
            case SSLException e -> "its certificate is not trusted (" + e.getMessage() + ")";
            case IOException e -> String.valueOf(e.getMessage());
            case null, default -> String.valueOf(cause);
        };
    }
}
