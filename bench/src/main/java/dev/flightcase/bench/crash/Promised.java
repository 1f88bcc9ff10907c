package dev.flightcase.bench.crash;

import dev.flightcase.bench.crash.Findings.Kind;
import dev.flightcase.demo.client.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The orders that customers were promised, by id, as far as a node must show them. */
final class Promised {
    private final Map<String, String> records = new HashMap<>();
    private final Set<String> voided = new HashSet<>();

    Promised(List<Book.Promise> promises) {
        for (var promise : promises) {
            if (promise.request().path().equals(Goods.ORDERS)) {
                OrderText.read(promise.response()).ifPresent(order -> records.put(order.id(), order.record()));
            } else if (promise.request().path().startsWith(Goods.ORDERS)) {
                voided.add(Json.parse(promise.response()).at("id").text());
            }
        }
    }

    int orders() {
        return records.size();
    }

    /** What is wrong with an order of the node, if anything. */
    Optional<Kind> compare(OrderText order) {
        var record = records.get(order.id());
        if (record == null) {
            return Optional.of(Kind.DOUBLED);
        }
        return record.equals(order.record()) && order.voided() == voided.contains(order.id())
                ? Optional.empty()
                : Optional.of(Kind.TORN);
    }
}
