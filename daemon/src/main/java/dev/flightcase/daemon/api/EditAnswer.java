package dev.flightcase.daemon.api;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.EditOutcome;
import dev.flightcase.cache.catalog.ProductView;
import dev.flightcase.daemon.adapter.CatalogDesk;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import java.time.Duration;
import java.util.function.Function;

/** What became of an operator's edit, as a response. */
final class EditAnswer {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private EditAnswer() {}

    /** @param done how a product that is as it was asked for is answered */
    static Response of(CatalogDesk.Edit edit, Function<ProductView, Response> done) {
        return switch (edit.outcome()) {
            case EditOutcome.Done(var product, var _, var _) -> edit.isSold() ? done.apply(product) : notSoldYet();
            case EditOutcome.Unchanged(var product) -> edit.isSold() ? done.apply(product) : notSoldYet();
            case EditOutcome.NoCatalog() -> CatalogRoutes.noCatalog();
            case EditOutcome.NotFound() -> Problems.notFound("There is no such product.");
            case EditOutcome.Stale(var etag) -> stale(etag);
            case EditOutcome.Refused(var field, var rule) ->
                Problem.of(422, "product-rule", "The product breaks a rule", field + " " + rule + ".")
                        .with("field", field)
                        .toResponse();
            case EditOutcome.Exists(var sku) ->
                conflict("product-exists", "The product is there already", "There is a product " + sku + ".");
            case EditOutcome.OfTheFolder() ->
                conflict(
                        "product-of-folder",
                        "The product is in the folder",
                        "Only what was made at the stall is removed here. Pause it, or import the folder without it.");
            case EditOutcome.TooMany(var most) ->
                conflict(
                        "too-many-edits",
                        "Too many products are edited",
                        "At most " + most + " can be edited or made at the stall. Write them into the folder.");
            case EditOutcome.Busy _ ->
                LedgerTrouble.later(
                        503,
                        "catalog-busy",
                        "An import is under way",
                        "Nothing was changed: an import is about to switch. Try again shortly.",
                        RETRY_AFTER);
        };
    }

    private static Response stale(String etag) {
        return Problem.of(
                        412,
                        "stale-edit",
                        "The product has changed meanwhile",
                        "Somebody edited this product, or its sale window has passed. Look at it again, then edit.")
                .with("etag", etag)
                .toResponse();
    }

    private static Response conflict(String slug, String title, String detail) {
        return Problem.of(409, slug, title, detail).toResponse();
    }

    /** The catalog's disk took no write. */
    static Response notStored(StoreException e) {
        return switch (e.kind()) {
            case DISK_FULL ->
                LedgerTrouble.later(
                        507,
                        "disk-full",
                        "The disk is full",
                        "Nothing was changed: the node's disk is full. Free some space, then try again.",
                        RETRY_AFTER);
            case READ_ONLY, NO_PERMISSION ->
                LedgerTrouble.later(
                        507,
                        "disk-read-only",
                        "The disk can not be written",
                        "Nothing was changed: the node's card or disk can not be written. It may be worn out.",
                        RETRY_AFTER);
            case LOCKED, CORRUPTED, CLOSED, NO_LIBRARY, INPUT_OUTPUT ->
                LedgerTrouble.later(
                        503,
                        "store-unavailable",
                        "The store can not be written now",
                        "Look whether it was changed, then try again shortly.",
                        RETRY_AFTER);
        };
    }

    private static Response notSoldYet() {
        return LedgerTrouble.later(
                503,
                "edit-not-sold-yet",
                "The edit is stored, but not sold yet",
                "The till sells by the former terms until the node can store orders again. It takes the edit up by itself.",
                RETRY_AFTER);
    }
}
