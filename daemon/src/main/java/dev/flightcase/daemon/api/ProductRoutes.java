package dev.flightcase.daemon.api;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.catalog.ProductView;
import dev.flightcase.cache.token.Principal;
import dev.flightcase.cache.token.Role;
import dev.flightcase.catalogfolder.EventDetails;
import dev.flightcase.daemon.adapter.CatalogDesk;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.util.concurrent.Executor;

/** The operator's own edits of products, during a sale too. They lie over the folder, now and after the next import. */
public final class ProductRoutes {
    /** Sixteen descriptions of 4,000 characters, in any script. */
    private static final long BODY_BYTES_MAX = 256 * 1024;

    private static final RouteOptions OPTIONS = RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX);
    private static final String PRODUCTS = "/api/v1/products";

    private final CatalogDesk desk;
    private final CatalogStore catalog;
    private final Access access;
    private final Executor api;

    public ProductRoutes(CatalogDesk desk, CatalogStore catalog, Access access, Executor api) {
        this.desk = desk;
        this.catalog = catalog;
        this.access = access;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        routes.route(
                Method.POST, "/api/v1/products", access.blocking(Role.OPERATOR, api, guarded(this::make)), OPTIONS);
        routes.route(
                Method.PATCH,
                "/api/v1/products/{sku}",
                access.blocking(Role.OPERATOR, api, guarded(this::edit)),
                OPTIONS);
        routes.delete("/api/v1/products/{sku}", access.blocking(Role.OPERATOR, api, guarded(this::remove)));
    }

    /** A broken body and a disk that takes no writes are answered as what they are. */
    static Access.BlockingRoute guarded(Access.BlockingRoute route) {
        return (request, who) -> {
            try {
                return route.apply(request, who);
            } catch (JsonObject.InvalidBody e) {
                return Problems.invalidBody(e);
            } catch (StoreException e) {
                return EditAnswer.notStored(e);
            }
        };
    }

    private Response make(Request request, Principal who) {
        var product = NewProductReader.read(request.body(), language());
        var edit = desk.edit(Tills.of(who), product.sku(), store -> store.create(product, who.name()));
        return EditAnswer.of(edit, made -> answer(201, made).withHeader("Location", PRODUCTS + "/" + product.sku()));
    }

    private Response edit(Request request, Principal who) {
        if (IfMatch.isMissing(request)) {
            return IfMatch.missing();
        }
        var sku = request.parameters().get("sku");
        var patch = ProductPatchReader.read(request.body(), language());
        var edit = desk.edit(Tills.of(who), sku, store -> store.edit(sku, IfMatch.of(request), patch, who.name()));
        return EditAnswer.of(edit, product -> answer(200, product));
    }

    private Response remove(Request request, Principal who) {
        var sku = request.parameters().get("sku");
        var edit = desk.edit(Tills.of(who), sku, store -> store.remove(sku, IfMatch.of(request)));
        return EditAnswer.of(edit, _ -> Response.status(204));
    }

    private static Response answer(int status, ProductView product) {
        return Response.of(status, Response.JSON, HttpBytes.heap(product.json()))
                .withEtag(product.etag())
                .withCacheControl("no-store");
    }

    private String language() {
        return catalog.details().map(EventDetails::language).orElse("en");
    }
}
