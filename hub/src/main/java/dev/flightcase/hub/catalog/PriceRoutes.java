package dev.flightcase.hub.catalog;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.hub.operator.JsonMembers;
import dev.flightcase.hub.operator.OperatorGuard;
import dev.flightcase.hub.operator.Quoted;
import dev.flightcase.hub.operator.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code POST /api/v1/prices}: some products of the catalog that nodes serve cost something else from now on. For the operator. */
public final class PriceRoutes {
    private static final int NODE_CHARS_MAX = 64;
    private static final int KEY_CHARS_MAX = 200;
    /** A SKU, a sign and an amount. */
    private static final int PRICE_CHARS_MAX = 100;

    private final PriceDesk desk;
    private final Runnable priced;
    private final OperatorGuard guard;

    /** @param priced runs after prices are durable */
    public PriceRoutes(PriceDesk desk, Runnable priced, OperatorGuard guard) {
        this.desk = desk;
        this.priced = priced;
        this.guard = guard;
    }

    public void addTo(Router.Builder routes) {
        routes.route(Method.POST, "/api/v1/prices", guard.of(this::price), RouteOptions.DEFAULT);
    }

    private Response price(Request request) {
        var json = JsonMembers.parse(request.body());
        var wish = new PriceDesk.Wish(
                atMost(NODE_CHARS_MAX, "node", json.text("node", "")),
                atMost(KEY_CHARS_MAX, "event", json.text("event", "")),
                amounts(json.texts("prices")));
        try {
            return switch (desk.price(wish)) {
                case PriceDesk.Outcome.Priced(var event, var nodes) -> {
                    priced.run();
                    yield Response.json(Bytes.utf8("{\"event\":" + Quoted.text(event) + ",\"nodes\":["
                            + nodes.stream().map(Quoted::text).collect(Collectors.joining(",")) + "]}"));
                }
                case PriceDesk.Outcome.Refused(var why) ->
                    Problem.of(409, "not-priced", "No price was changed", why).toResponse();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> amounts(List<String> prices) {
        Rule.require(
                !prices.isEmpty() && prices.size() <= CatalogBook.PRICES_MAX,
                "prices must be 1 to " + CatalogBook.PRICES_MAX + ", each SKU=AMOUNT");
        var amounts = new LinkedHashMap<String, String>();
        for (var price : prices) {
            int sign = price.lastIndexOf('=');
            Rule.require(
                    sign > 0 && price.length() <= PRICE_CHARS_MAX,
                    "prices must each be SKU=AMOUNT; " + price + " is not");
            amounts.put(price.substring(0, sign), price.substring(sign + 1));
        }
        return amounts;
    }

    private static String atMost(int chars, String name, String text) {
        Rule.require(text.length() <= chars, name + " must be at most " + chars + " characters");
        return text;
    }
}
