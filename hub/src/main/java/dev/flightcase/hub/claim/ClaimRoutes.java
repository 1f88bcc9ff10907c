package dev.flightcase.hub.claim;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.hub.operator.WrongTries;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nodes ask: {@code POST /api/v1/claims}, {@code POST /api/v1/certificates}, {@code GET /api/v1/keys}. */
public final class ClaimRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimRoutes.class);
    private static final int BODY_BYTES_MAX = 16 * 1024;

    /** Their clients are no browsers, and what they send proves itself. */
    static final RouteOptions OPTIONS =
            RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX).withoutOriginCheck();

    private final ClaimDesk desk;
    private final Supplier<HubFacts> facts;
    private final WrongTries wrongCodes;
    private final Executor executor;

    /**
     * @param facts known once the hub serves
     * @param nanos monotonic
     * @param executor may block
     */
    public ClaimRoutes(ClaimDesk desk, Supplier<HubFacts> facts, LongSupplier nanos, Executor executor) {
        this.desk = desk;
        this.facts = facts;
        this.wrongCodes = new WrongTries(nanos);
        this.executor = executor;
    }

    public void addTo(Router.Builder routes) {
        routes.route(Method.POST, "/api/v1/claims", Handler.blocking(executor, this::claim), OPTIONS)
                .route(Method.POST, "/api/v1/certificates", Handler.blocking(executor, this::renew), OPTIONS)
                .get("/api/v1/claims/{node}", Handler.blocking(executor, this::standing))
                .get("/api/v1/keys", Handler.inline(_ -> keys()));
    }

    private Response keys() {
        return Response.json(Bytes.utf8(BooksText.line(json -> facts.get().write(json, ""))))
                .withCacheControl("no-cache");
    }

    /** For a node that a broker has refused. Says of a node id only whether it is in: no more than the broker does. */
    private Response standing(Request request) {
        var node = request.parameters().get("node");
        return switch (desk.standing(node)) {
            case IN ->
                Response.json(Bytes.utf8(BooksText.line(json -> json.writeStringProperty("node", node))))
                        .withCacheControl("no-store");
            case REVOKED -> answer(new ClaimOutcome.Revoked(), "");
            case UNKNOWN -> answer(new ClaimOutcome.Unknown(), "");
        };
    }

    private Response claim(Request request) {
        var address = request.remote().getAddress().getHostAddress();
        var pause = wrongCodes.pause(address);
        if (pause.isPresent()) {
            return tooManyWrong(pause.get());
        }
        try {
            var application = Application.read(request.body(), true);
            var outcome = desk.claim(application);
            if (outcome instanceof ClaimOutcome.WrongCode) {
                wrongCodes.wrong(address);
                LOG.atWarn()
                        .addKeyValue("address", address)
                        .addKeyValue("node", printable(application.node()))
                        .log("wrong claim code");
            } else if (outcome instanceof ClaimOutcome.Granted) {
                wrongCodes.right(address);
            }
            return answer(outcome, "claimed");
        } catch (IllegalArgumentException e) {
            return malformed(e);
        }
    }

    private Response renew(Request request) {
        try {
            return answer(desk.renew(Application.read(request.body(), false)), "certificate renewed");
        } catch (IllegalArgumentException e) {
            return malformed(e);
        }
    }

    private Response answer(ClaimOutcome outcome, String done) {
        return switch (outcome) {
            case ClaimOutcome.Granted(var entry) -> {
                LOG.atInfo()
                        .addKeyValue("node", entry.node())
                        .addKeyValue("generation", entry.grant().generation())
                        .addKeyValue("expires", entry.grant().expires())
                        .log(done);
                yield Response.json(Bytes.utf8(BooksText.line(json -> {
                            json.writeStringProperty("node", entry.node());
                            BooksText.texts(json, "chain", entry.grant().chain());
                            facts.get().write(json, entry.name());
                        })))
                        .withCacheControl("no-store");
            }
            case ClaimOutcome.WrongCode _ ->
                refusal(
                        403,
                        "claim-code-wrong",
                        "No such code",
                        "no code like this is open at the hub; type it again, or ask for a new one");
            case ClaimOutcome.CodeOver _ ->
                refusal(
                        410,
                        "claim-code-over",
                        "Code is over",
                        "the time of this code is over; ask the hub's operator for a new one");
            case ClaimOutcome.CodeUsed _ ->
                refusal(
                        410,
                        "claim-code-used",
                        "Code was used",
                        "another node has used this code; ask the hub's operator for a new one");
            case ClaimOutcome.NotProven _ ->
                refusal(
                        400,
                        "claim-not-proven",
                        "Not proven",
                        "id, key, signature and certificate request do not fit together");
            case ClaimOutcome.Revoked _ ->
                refusal(403, "revoked", "Node was taken out", "the hub's operator has taken this node out");
            case ClaimOutcome.Unknown _ ->
                refusal(
                        404,
                        "claim-unknown",
                        "Unknown node",
                        "this hub does not know the node; release it and claim it again");
            case ClaimOutcome.Stale(int generation) ->
                Problem.of(409, "claim-stale", "Older than known", "the hub has seen a newer key of this node")
                        .with("generation", generation)
                        .toResponse();
            case ClaimOutcome.Full(int nodesMax) ->
                refusal(507, "claims-full", "Too many nodes", "the hub has " + nodesMax + " nodes (claims.nodes-max)");
        };
    }

    private static Response refusal(int status, String slug, String title, String detail) {
        return Problem.of(status, slug, title, detail).toResponse();
    }

    private static Response malformed(IllegalArgumentException e) {
        return refusal(400, "malformed", "Malformed", String.valueOf(e.getMessage()));
    }

    private static Response tooManyWrong(Duration pause) {
        long seconds = pause.toSeconds() + 1;
        return Problem.of(
                        429,
                        "too-many-wrong-codes",
                        "Too many wrong codes",
                        "wait " + seconds + " seconds and try again")
                .toResponse()
                .withHeader("Retry-After", Long.toString(seconds));
    }

    /** A stranger's text in our log. */
    private static String printable(String text) {
        return text.matches("fc-[a-z2-7]{10}") ? text : "none";
    }
}
