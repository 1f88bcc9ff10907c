package dev.flightcase.daemon.api;

import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.catalog.ChangesPage;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.util.concurrent.Executor;

/** What has changed in the catalog since a phone read it. */
public final class ChangesRoute {
    private final CatalogStore catalog;
    private final Executor api;

    public ChangesRoute(CatalogStore catalog, Executor api) {
        this.catalog = catalog;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/api/v1/catalog/changes", StoreRoute.on(api, this::changes));
    }

    private Response changes(Request request) {
        if (Limit.isWrong(request.query())) {
            return Problems.badParameter(Limit.NAME, Limit.RULE);
        }
        var since = request.query().first("since");
        if (since.isEmpty()) {
            return Problems.badParameter("since", "must be the `changes` cursor of a page that was read before");
        }
        return switch (catalog.changes(since.get(), Limit.of(request.query()).orElse(null))) {
            case ChangesPage.Found found ->
                Response.json(HttpBytes.heap(found.json())).withCacheControl("no-cache");
            case ChangesPage.NoCatalog() -> CatalogRoutes.noCatalog();
            case ChangesPage.BadRequest(var parameter, var rule) -> Problems.badParameter(parameter, rule);
            case ChangesPage.Expired() ->
                Problem.of(
                                410,
                                "cursor-expired",
                                "The catalog has changed",
                                "Read the catalog anew from its first page.")
                        .toResponse();
        };
    }
}
