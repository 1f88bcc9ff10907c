package dev.flightcase.daemon.api;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.checkout.LedgerReads;
import dev.flightcase.cache.receipt.ReceiptPage;
import dev.flightcase.cache.token.Role;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The receipt of an order, in the form that {@code Accept} asks for. */
public final class ReceiptRoutes {
    private static final List<Receipts.Form> FORMS = List.of(Receipts.Form.values());
    private static final List<String> MEDIA_TYPES =
            FORMS.stream().map(Receipts.Form::mediaType).toList();

    private final Receipts receipts;
    private final LedgerReads ledger;
    private final Access access;
    private final Executor api;

    public ReceiptRoutes(Receipts receipts, LedgerReads ledger, Access access, Executor api) {
        this.receipts = receipts;
        this.ledger = ledger;
        this.access = access;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/api/v1/orders/{id}/receipt", access.blocking(Role.POS, api, (request, _) -> receipt(request)));
    }

    private Response receipt(Request request) {
        var form = AcceptHeader.choose(request.headers().joined("Accept"), MEDIA_TYPES)
                .map(type -> FORMS.get(MEDIA_TYPES.indexOf(type)));
        var response =
                form.isEmpty() ? notAcceptable() : receipt(request.parameters().get("id"), form.get());
        return response.withHeader("Vary", "Accept");
    }

    private Response receipt(String id, Receipts.Form form) {
        return uuid(id).flatMap(ledger::orderById)
                .map(order -> answer(receipts.of(order.json(), form), form))
                .orElseGet(() -> Problems.notFound("There is no order " + id + "."));
    }

    private static Response answer(Bytes content, Receipts.Form form) {
        var response = Response.ok(form.mediaType(), HttpBytes.heap(content))
                .withEtag(ContentTag.of(content.buffer()))
                .withCacheControl("private, no-cache");
        return form == Receipts.Form.PAGE
                ? response.withHeader("Content-Security-Policy", ReceiptPage.contentSecurityPolicy())
                        .withHeader("Referrer-Policy", "no-referrer")
                : response;
    }

    private static Response notAcceptable() {
        return Problem.of(
                        406,
                        "not-acceptable",
                        "No such form of a receipt",
                        "Name one of these in Accept: " + String.join(", ", names()) + ".")
                .with("available", names())
                .toResponse();
    }

    /** Without parameters, which nobody needs to name. */
    private static List<String> names() {
        return MEDIA_TYPES.stream()
                .flatMap(type -> Stream.of(type.split(";", 2)).limit(1))
                .toList();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
