package dev.flightcase.hub.catalog;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.hub.operator.JsonMembers;
import dev.flightcase.hub.operator.OperatorGuard;
import dev.flightcase.hub.operator.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** {@code POST /api/v1/catalogs}: a folder that lies on the shelf is what nodes serve from now on. For the operator. */
public final class CatalogRoutes {
    private static final int NODES_MAX = 1000;
    private static final int WARM_MAX = 100;
    private static final int SKU_CHARS_MAX = 64;
    private static final int KEY_CHARS_MAX = 200;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern BYTES = Pattern.compile("\\d{1,15}");
    private static final Pattern NODE = Pattern.compile("[!-~&&[^+#/]]{1,64}");

    private final CatalogBook book;
    private final FileShelf shelf;
    private final Runnable chosen;
    private final OperatorGuard guard;

    /** @param chosen runs after a choice is durable */
    public CatalogRoutes(CatalogBook book, FileShelf shelf, Runnable chosen, OperatorGuard guard) {
        this.book = book;
        this.shelf = shelf;
        this.chosen = chosen;
        this.guard = guard;
    }

    public void addTo(Router.Builder routes) {
        routes.route(Method.POST, "/api/v1/catalogs", guard.of(this::publish), RouteOptions.DEFAULT);
    }

    private Response publish(Request request) {
        var json = JsonMembers.parse(request.body());
        var list = new FolderList(
                Rule.member("manifest", json.text("manifest"), SHA256),
                json.integer("manifest_bytes"),
                json.text("event_key"),
                json.integer("products"),
                json.integer("files"),
                Long.parseLong(Rule.member("bytes", json.text("bytes"), BYTES)));
        Rule.require(
                !list.eventKey().isBlank() && list.eventKey().length() <= KEY_CHARS_MAX, "event_key must be given");
        Rule.require(shelf.find(list.sha256()).isPresent(), "manifest must be on the hub's shelf");
        var nodes = words(json.text("nodes", CatalogBook.ALL));
        Rule.require(!nodes.isEmpty() && nodes.size() <= NODES_MAX, "nodes must be 1 to " + NODES_MAX);
        nodes.forEach(node -> Rule.member("nodes", node, NODE));
        var warm = words(json.text("warm", ""));
        Rule.require(warm.size() <= WARM_MAX, "warm must be at most " + WARM_MAX + " SKUs");
        Rule.require(warm.stream().allMatch(sku -> sku.length() <= SKU_CHARS_MAX), "warm must be SKUs");
        long catalog = book.add(list);
        book.choose(nodes, catalog, warm);
        chosen.run();
        return Response.json(Bytes.utf8("{\"catalog\":" + catalog + "}"));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
