package dev.flightcase.hub.claim;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import dev.flightcase.hub.keys.HubKeys;
import dev.flightcase.hub.operator.JsonMembers;
import dev.flightcase.hub.operator.OperatorGuard;
import dev.flightcase.hub.operator.Rule;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the hub's operator asks, with the token of {@code hub.data/keys/operator.token}: codes, bundles, nodes. */
public final class OperatorRoutes {
    private static final int CODES_MAX = 100;
    private static final int USES_MAX = 1000;
    private static final Duration VALID_MAX = Duration.ofDays(366);
    private static final int NAME_MAX = 80;

    private final ClaimDesk desk;
    private final Supplier<HubFacts> facts;
    private final HubKeys keys;
    private final Consumer<String> whenRevoked;
    private final OperatorGuard guard;

    /**
     * @param facts known once the hub serves
     * @param whenRevoked is told the node, to end its connections
     */
    public OperatorRoutes(
            ClaimDesk desk, Supplier<HubFacts> facts, HubKeys keys, Consumer<String> whenRevoked, OperatorGuard guard) {
        this.desk = desk;
        this.facts = facts;
        this.keys = keys;
        this.whenRevoked = whenRevoked;
        this.guard = guard;
    }

    public void addTo(Router.Builder routes) {
        routes.route(Method.POST, "/api/v1/codes", guard.of(this::codes), ClaimRoutes.OPTIONS)
                .route(Method.POST, "/api/v1/bundles", guard.of(this::bundle), ClaimRoutes.OPTIONS)
                .get("/api/v1/claims", guard.of(_ -> nodes()))
                .route(Method.POST, "/api/v1/claims/{node}/revoke", guard.of(this::revoke), ClaimRoutes.OPTIONS);
    }

    private Response codes(Request request) {
        var json = JsonMembers.parse(request.body());
        var name = json.text("name", "");
        Rule.require(name.length() <= NAME_MAX, "name must have at most " + NAME_MAX + " characters");
        var made = desk.newCodes(between(json.integer("count", 1), CODES_MAX, "count"), valid(json), name);
        if (made.isEmpty()) {
            return tooMany();
        }
        return json(BooksText.line(out -> {
            out.writeStringProperty("hub", facts.get().url());
            out.writeStringProperty("ca_sha256", facts.get().fingerprint());
            out.writeArrayPropertyStart("codes");
            made.get().forEach(code -> {
                var shown = code.code().substring(0, 4) + "-" + code.code().substring(4);
                out.writeStartObject();
                out.writeStringProperty("code", shown);
                out.writeStringProperty(
                        "url",
                        facts.get().url() + "/c/" + shown + "#" + facts.get().fingerprint());
                out.writeStringProperty("expires", code.expires().toString());
                out.writeEndObject();
            });
            out.writeEndArray();
        }));
    }

    private Response bundle(Request request) {
        var json = JsonMembers.parse(request.body());
        int uses = between(json.integer("uses", 1), USES_MAX, "uses");
        return desk.newBundleCode(uses, valid(json))
                .map(code -> json(BundleText.of(facts.get(), code, uses, keys::sign)))
                .orElseGet(OperatorRoutes::tooMany);
    }

    private Response nodes() {
        return json(BooksText.line(out -> {
            out.writeArrayPropertyStart("nodes");
            desk.nodes().forEach(entry -> {
                out.writeStartObject();
                out.writeStringProperty("node", entry.node());
                out.writeStringProperty("name", entry.name());
                out.writeStringProperty("claimed", entry.claimed().toString());
                out.writeStringProperty("expires", entry.grant().expires().toString());
                out.writeNumberProperty("generation", entry.grant().generation());
                if (entry.revoked() == null) {
                    out.writeNullProperty("revoked");
                } else {
                    out.writeStringProperty("revoked", entry.revoked().toString());
                }
                out.writeEndObject();
            });
            out.writeEndArray();
        }));
    }

    private Response revoke(Request request) {
        var node = request.parameters().get("node");
        if (!desk.revoke(node)) {
            return Problem.of(404, "claim-unknown", "Unknown node", "this hub does not know " + node)
                    .toResponse();
        }
        whenRevoked.accept(node);
        return Response.status(204);
    }

    private static Duration valid(JsonMembers json) {
        return Duration.ofSeconds(between(json.integer("valid_s", 7200), (int) VALID_MAX.toSeconds(), "valid_s"));
    }

    private static int between(int value, int most, String name) {
        Rule.require(value >= 1 && value <= most, name + " must be 1 to " + most);
        return value;
    }

    private static Response tooMany() {
        return Problem.of(429, "too-many-codes", "Too many codes", "too many codes are open (claims.codes-max)")
                .toResponse();
    }

    private static Response json(String text) {
        return Response.json(Bytes.utf8(text));
    }
}
