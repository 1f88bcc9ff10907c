package dev.flightcase.provisioning.enrolment;

import java.net.URI;
import java.net.http.HttpResponse;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.function.IntFunction;

/** Reads what a hub answers, and believes only what it can check. */
final class HubAnswerReader {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int SAYS_MAX = 300;
    private static final long RETRY_SECONDS_MAX = 3600;

    private final String node;
    private final URI hub;
    private final KeyRequest request;
    private final IntFunction<PrivateKey> keys;

    /** @param keys the node's TLS keys by generation */
    HubAnswerReader(String node, URI hub, KeyRequest request, IntFunction<PrivateKey> keys) {
        this.node = node;
        this.hub = hub;
        this.request = request;
        this.keys = keys;
    }

    static boolean saysRevoked(HttpResponse<byte[]> response) {
        return response.statusCode() == FORBIDDEN && problem(response.body()).is("revoked");
    }

    HubAnswer claimed(HttpResponse<byte[]> response, ClaimTicket ticket) {
        if (response.statusCode() != OK) {
            return refusal(response);
        }
        try {
            var json = JsonTree.parse(response.body());
            var facts = HubFactsText.read(json, hub);
            ticket.caFingerprint()
                    .ifPresent(pin -> require(
                            facts.ca().sha256().equals(pin), "the hub's CA is not the one that the code names"));
            ticket.pinned()
                    .ifPresent(pinned -> require(
                            facts.ca().equals(pinned.ca())
                                    && facts.tokenKey().equals(pinned.tokenKey())
                                    && facts.signingKeys().equals(pinned.signingKeys()),
                            "the hub's keys are not those of the bundle"));
            return granted(json, facts);
        } catch (IllegalArgumentException e) {
            return notBelieved(e);
        }
    }

    HubAnswer renewed(HttpResponse<byte[]> response, HubFacts known) {
        if (response.statusCode() != OK) {
            return refusal(response);
        }
        try {
            var json = JsonTree.parse(response.body());
            var facts = HubFactsText.read(json, hub);
            require(facts.ca().equals(known.ca()), "the hub's CA is another one; release this node and claim it again");
            return granted(json, facts);
        } catch (IllegalArgumentException e) {
            return notBelieved(e);
        }
    }

    private HubAnswer granted(JsonTree json, HubFacts facts) {
        int generation = request.generation();
        var credential =
                Certificates.credential(generation, json.binaries("chain"), facts.ca(), node, keys.apply(generation));
        return new HubAnswer.Granted(facts, credential);
    }

    /** Asked again later: a proxy on the way may have answered, and not the hub. */
    private static HubAnswer notBelieved(IllegalArgumentException e) {
        return new HubAnswer.Later("the hub's answer is not believed: " + e.getMessage(), Duration.ZERO);
    }

    private HubAnswer refusal(HttpResponse<byte[]> response) {
        var problem = problem(response.body());
        return switch (response.statusCode()) {
            case FORBIDDEN -> problem.is("revoked") ? new HubAnswer.Revoked() : new HubAnswer.Refused(problem.says());
            case CONFLICT ->
                problem.generation() >= request.generation()
                        ? new HubAnswer.Stale(problem.generation())
                        : new HubAnswer.Refused(problem.says());
            case BAD_REQUEST, GONE, NOT_FOUND -> new HubAnswer.Refused(problem.says());
            default ->
                new HubAnswer.Later(
                        "the hub says " + response.statusCode()
                                + (problem.says().isEmpty() ? "" : ": " + problem.says()),
                        retryAfter(response));
        };
    }

    private static Duration retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Math.min(RETRY_SECONDS_MAX, Long.parseLong(text))))
                .orElse(Duration.ZERO);
    }

    private record Problem(String type, String says, int generation) {
        boolean is(String slug) {
            return type.equals("urn:flightcase:problem:" + slug);
        }
    }

    private static Problem problem(byte[] body) {
        try {
            var json = JsonTree.parse(body);
            var says = json.optional("detail", json::text)
                    .or(() -> json.optional("title", json::text))
                    .orElse("");
            return new Problem(
                    json.optional("type", json::text).orElse(""),
                    says.length() > SAYS_MAX ? says.substring(0, SAYS_MAX) : says,
                    json.optional("generation", json::integer).orElse(0));
        } catch (IllegalArgumentException _) {
            return new Problem("", "it is no hub of Flightcase, or not under this address", 0);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
