package dev.flightcase.demo.visitor;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.Http.Answer;
import dev.flightcase.demo.client.Http.Got;
import dev.flightcase.demo.client.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shop of the node as a POS phone sees it. Not thread-safe: each buyer has its own, with its own copy of the catalog. */
public final class Shop {
    /** The state in which a product can be sold. */
    private static final String ON_SALE = "on-sale";

    private static final int PAGES_MAX = 100;

    private final Http http;
    private final URI base;
    private final String cookie;
    private String etag = "";
    private List<Offer> offers = List.of();

    /**
     * @param base root of the node, with a trailing slash
     * @param cookie of the enrolled phone
     */
    public Shop(Http http, URI base, String cookie) {
        this.http = http;
        this.base = base;
        this.cookie = cookie;
    }

    /** A single product that is on sale, whether or not there is stock; {@code limit} is per order. */
    public record Offer(String sku, long price, String currency, long limit) {}

    /** What can be bought; bundles are not sold yet. Empty if the catalog cannot be had. */
    public Optional<List<Offer>> offers() throws InterruptedException {
        var found = new ArrayList<Offer>();
        var cursor = "";
        var first = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            var answer = http.get(base.resolve("api/v1/catalog?limit=100" + cursor), page == 0 ? etag : "");
            if (page == 0 && answer.is(304)) {
                return Optional.of(offers);
            }
            if (!(answer instanceof Got got) || got.status() != 200) {
                return Optional.empty();
            }
            var catalog = Json.parse(got.body());
            catalog.at("products").items().forEach(product -> offer(product).ifPresent(found::add));
            first = page == 0 ? got.etag() : first;
            if (catalog.at("next").isAbsent()) {
                break;
            }
            cursor = "&cursor=" + URLEncoder.encode(catalog.at("next").text(), StandardCharsets.UTF_8);
        }
        etag = first;
        offers = List.copyOf(found);
        return Optional.of(offers);
    }

    private static Optional<Offer> offer(Json product) {
        var price = product.at("price");
        boolean sellable = product.at("bundle").items().isEmpty()
                && product.at("state").text().equals(ON_SALE);
        return sellable
                ? Optional.of(new Offer(
                        product.at("sku").text(),
                        price.at("amount").number(0),
                        price.at("currency").text(),
                        product.at("limit_per_order").number(Long.MAX_VALUE)))
                : Optional.empty();
    }

    /** Units left by SKU. Empty if it cannot be had. */
    public Optional<Map<String, Long>> stock() throws InterruptedException {
        var answer = http.get(base.resolve("api/v1/stock"));
        if (!answer.is(200)) {
            return Optional.empty();
        }
        return Optional.of(answer.json().at("available").members().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().number(0))));
    }

    /** @param key the same for each try of one purchase */
    public Answer order(String key, Offer offer, long quantity) throws InterruptedException {
        var total = Map.of("amount", quantity * offer.price(), "currency", offer.currency());
        var body = Map.of(
                "lines",
                List.of(Map.of("sku", offer.sku(), "quantity", quantity)),
                "tenders",
                List.of(Map.of("kind", "cash", "amount", total, "given", given(quantity * offer.price(), offer))),
                "helper",
                "Helper 1",
                "training",
                false);
        // A structured field string: draft-ietf-httpapi-idempotency-key-header section 2.1.
        var headers = Map.of("Idempotency-Key", "\"" + key + "\"", "Cookie", cookie);
        return http.post(base.resolve("api/v1/orders"), headers, Json.write(body));
    }

    /** People pay with the next whole ten. */
    private static Map<String, Object> given(long amount, Offer offer) {
        return Map.of("amount", (amount + 999) / 1000 * 1000, "currency", offer.currency());
    }

    /** True if the node has the order. */
    public boolean hasOrder(String id) throws InterruptedException {
        return http.get(base.resolve("api/v1/orders/" + id), Map.of("Cookie", cookie))
                .is(200);
    }
}
