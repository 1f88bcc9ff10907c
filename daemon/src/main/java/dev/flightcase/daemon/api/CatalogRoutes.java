package dev.flightcase.daemon.api;

import dev.flightcase.cache.catalog.CatalogPage;
import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.catalog.ProductView;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.http.Body;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What is sold, ready-made by the import: a read is a look-up and no more. */
public final class CatalogRoutes {
    private static final String JSON_LD = "application/ld+json";
    /** A year, which caches take for ever (RFC 9111 has no bound; immutable is RFC 8246). */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final Pattern WIDTH = Pattern.compile("[1-9]\\d{0,4}");

    private final CatalogStore catalog;
    private final Ledger stock;
    private final Executor api;

    /** @param stock tells what is left, for the offers of the event */
    public CatalogRoutes(CatalogStore catalog, Ledger stock, Executor api) {
        this.catalog = catalog;
        this.stock = stock;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/api/v1/event", StoreRoute.on(api, this::event));
        routes.get("/api/v1/catalog", StoreRoute.on(api, this::page));
        routes.get(
                "/api/v1/products/{sku}",
                StoreRoute.glancing(
                        api,
                        request -> product(request, catalog::productInMemory),
                        request -> product(request, catalog::product)));
        routes.get("/api/v1/assets/{sha256}", StoreRoute.on(api, this::asset));
    }

    private Response event(Request request) {
        // Availability is in it, which changes with the catalog, with each sale, and when a drop opens or closes.
        return catalog.event(stock.reads()::available)
                .map(event -> Response.ok(JSON_LD, HttpBytes.heap(event.json()))
                        .withEtag(ContentTag.of(event.json().buffer()))
                        .withCacheControl("no-cache"))
                .orElseGet(CatalogRoutes::noCatalog);
    }

    private Response page(Request request) {
        if (Limit.isWrong(request.query())) {
            return Problems.badParameter(Limit.NAME, Limit.RULE);
        }
        var page = catalog.page(
                request.query().first("cursor").orElse(null),
                Limit.of(request.query()).orElse(null),
                request.query().first("q").orElse(null));
        return switch (page) {
            case CatalogPage.Found found ->
                Response.json(HttpBytes.heap(found.json()))
                        .withEtag(found.etag())
                        .withCacheControl("no-cache");
            case CatalogPage.NoCatalog() -> noCatalog();
            case CatalogPage.BadRequest(var parameter, var rule) -> Problems.badParameter(parameter, rule);
            case CatalogPage.CursorExpired() ->
                Problem.of(410, "cursor-expired", "The catalog has changed", "Start again from the first page.")
                        .toResponse();
        };
    }

    private static Response product(Request request, Function<String, Optional<ProductView>> catalog) {
        var sku = request.parameters().get("sku");
        return catalog.apply(sku)
                .map(CatalogRoutes::product)
                .orElseGet(() -> Problems.notFound("There is no product " + sku + "."));
    }

    private static Response product(ProductView product) {
        return Response.json(HttpBytes.heap(product.json()))
                .withEtag(product.etag())
                .withCacheControl("no-cache");
    }

    private Response asset(Request request) {
        var sha256 = request.parameters().get("sha256");
        var width = request.query().first("w");
        if (width.filter(text -> !WIDTH.matcher(text).matches()).isPresent()) {
            return Problems.badParameter("w", "must be a whole number of pixels from 1 to 99999");
        }
        var found = width.isPresent() ? catalog.asset(sha256, Integer.parseInt(width.get())) : catalog.asset(sha256);
        return found.map(asset -> Response.ok(asset.mediaType(), new Body.File(asset.file(), asset.bytes()))
                        .withEtag(asset.sha256())
                        .withCacheControl(FOR_EVER))
                .orElseGet(() -> Problems.notFound("There is no asset " + sha256 + "."));
    }

    static Response noCatalog() {
        return Problem.of(
                        404,
                        "no-catalog",
                        "No catalog yet",
                        "No catalog has been imported: flightcase import DIR does that.")
                .toResponse();
    }
}
