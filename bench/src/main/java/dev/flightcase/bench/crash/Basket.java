package dev.flightcase.bench.crash;

import dev.flightcase.demo.client.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What one customer wants.
 *
 * @param units by SKU
 */
record Basket(Map<String, Long> units) {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int LINES_MAX = 3;
    private static final int QUANTITY_MAX = 2;
    /** Longer than any life. */
    private static final int HOLD_SECONDS = 3600;

    Basket {
        units = Map.copyOf(units);
    }

    static Basket any(RandomGenerator random) {
        var units = new TreeMap<String, Long>();
        int lines = 1 + random.nextInt(LINES_MAX);
        while (units.size() < lines) {
            var sku = Goods.SKUS.get(random.nextInt(Goods.SKUS.size()));
            units.put(sku, 1 + random.nextLong(QUANTITY_MAX));
        }
        return new Basket(units);
    }

    /** For cash. */
    Request sale(RandomGenerator random) {
        return sale("", units, random);
    }

    Request hold(RandomGenerator random) {
        var json = "{\"lines\":[" + lines() + "],\"ttl_s\":" + HOLD_SECONDS + "}";
        return new Request("/api/v1/holds", key(random), json, CREATED, units);
    }

    /** @param hold as it was answered: its units are off the shelf already */
    Request saleOf(String hold, RandomGenerator random) {
        var token = Json.parse(hold).at("token").text();
        return sale("\"hold\":\"" + token + "\",", Map.of(), random);
    }

    /** @param order as it was answered: its units come back */
    Request voidOf(String order, RandomGenerator random) {
        var path = Goods.ORDERS + "/" + Json.parse(order).at("id").text() + "/void";
        var back = units.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, line -> -line.getValue()));
        return new Request(path, key(random), "{\"reason\":\"wrong size\"}", OK, back);
    }

    private Request sale(String hold, Map<String, Long> takes, RandomGenerator random) {
        long total = units.entrySet().stream()
                .mapToLong(line -> Goods.cents(line.getKey()) * line.getValue())
                .sum();
        var json = "{" + hold + "\"lines\":[" + lines() + "],\"tenders\":[{\"kind\":\"cash\",\"amount\":{\"amount\":"
                + total + ",\"currency\":\"EUR\"}}],\"helper\":\"Helper " + random.nextInt(9) + "\"}";
        return new Request(Goods.ORDERS, key(random), json, CREATED, takes);
    }

    private String lines() {
        return units.entrySet().stream()
                .map(line -> "{\"sku\":\"" + line.getKey() + "\",\"quantity\":" + line.getValue() + "}")
                .collect(Collectors.joining(","));
    }

    private static String key(RandomGenerator random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
