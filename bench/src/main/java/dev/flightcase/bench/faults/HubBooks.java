package dev.flightcase.bench.faults;

import dev.flightcase.bench.faults.Finding.Sort;
import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The hub's ledger, read by its pages, beside what customers were promised. One thread. */
final class HubBooks {
    private static final int PAGE = 500;
    private static final int TOLD_MAX = 5;

    private final Pages hub;
    private final Book book;
    private final Map<String, String> entered = new HashMap<>();

    /** What the hub answers. */
    @FunctionalInterface
    interface Pages {
        Json get(String path) throws IOException, InterruptedException;
    }

    HubBooks(Pages hub, Book book) {
        this.hub = hub;
        this.book = book;
    }

    /** Orders in the ledger, as far as read. */
    Set<String> entered() {
        return Set.copyOf(entered.keySet());
    }

    /**
     * Takes in what is new.
     *
     * @param whole read all of it; otherwise from the newest to the first page without news
     */
    void read(boolean whole, BiConsumer<Sort, String> findings) throws IOException, InterruptedException {
        var seen = new HashSet<String>();
        var cursor = "";
        do {
            var page = hub.get("/api/v1/orders?limit=" + PAGE + cursor);
            boolean news = false;
            for (var order : page.at("orders").items()) {
                var id = order.at("id").text();
                var hash = order.at("hash").text();
                if (!seen.add(id)) {
                    findings.accept(Sort.DOUBLED, "order " + id + " is in the ledger twice");
                }
                var known = entered.put(id, hash);
                news |= known == null;
                if (known != null && !known.equals(hash)) {
                    findings.accept(Sort.WRONG, "order " + id + " has changed in the ledger");
                }
            }
            var next = page.at("next").text();
            cursor = next.isEmpty() || !(news || whole) ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        if (whole && !seen.equals(entered.keySet())) {
            findings.accept(Sort.LOST, "the ledger had " + entered.size() + " orders and has " + seen.size());
        }
    }

    /** Each promised order once, with its hash, and no other. What is told here is not told again. */
    void compare(BiConsumer<Sort, String> findings) throws IOException, InterruptedException {
        var missing = new ArrayList<String>();
        var other = new ArrayList<String>();
        var promised = book.promised();
        promised.forEach((id, hash) -> {
            var found = entered.get(id);
            if (found == null) {
                missing.add(id);
            } else if (!found.equals(hash)) {
                other.add(id);
            }
        });
        if (!missing.isEmpty()) {
            var held = quarantined();
            var kept = missing.stream().filter(held::contains).toList();
            missing.removeAll(kept);
            tell(Sort.WRONG, "only in quarantine", kept, findings);
            tell(Sort.LOST, "not at the hub", missing, findings);
        }
        tell(Sort.WRONG, "another hash than its receipt", other, findings);
        var unasked = entered.keySet().stream()
                .filter(id -> !promised.containsKey(id) && !book.isDropped(id))
                .toList();
        tell(Sort.DOUBLED, "in the ledger, and nobody was promised it", unasked, findings);
    }

    private void tell(Sort sort, String what, List<String> ids, BiConsumer<Sort, String> findings) {
        for (int i = 0; i < ids.size(); i++) {
            findings.accept(sort, i < TOLD_MAX ? what + ": order " + ids.get(i) : what + ": one more");
        }
        book.drop(ids);
    }

    private Set<String> quarantined() throws IOException, InterruptedException {
        var held = new HashSet<String>();
        var cursor = "";
        do {
            var page = hub.get("/api/v1/quarantine?limit=" + PAGE + cursor);
            page.at("quarantine")
                    .items()
                    .forEach(entry -> held.add(entry.at("id").text()));
            var next = page.at("next").text();
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return held;
    }
}
