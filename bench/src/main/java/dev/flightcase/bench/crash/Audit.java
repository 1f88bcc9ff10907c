package dev.flightcase.bench.crash;

import dev.flightcase.bench.crash.Answer.Answered;
import dev.flightcase.bench.crash.Answer.Unanswered;
import dev.flightcase.bench.crash.Findings.Kind;
import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Compares a node that has come back with the customers' book. Each pass looks at what is new since the last one, and at some of
 * what is older; the last pass of a life looks at everything. The life's thread only.
 */
final class Audit {
    private static final int PAGE_ORDERS = 500;
    private static final int OLDER_CHECKED = 40;
    private static final int TRIES_MAX = 200;
    private static final int TRY_AGAIN_MILLIS = 50;
    private static final String NO_HASH = "A".repeat(43);

    private final Book book;
    private final Findings findings;
    private final RandomGenerator random;
    private int promisesChecked;
    private long numbersChecked;
    private String hashOfLast = NO_HASH;

    Audit(Book book, Findings findings, RandomGenerator random) {
        this.book = book;
        this.findings = findings;
        this.random = random;
    }

    /** Asks again what was not answered, and checks what came since the last pass. */
    void pass(NodeHttp node) throws IOException, InterruptedException {
        for (var request : book.open()) {
            askAgain(node, request);
        }
        for (var promise : book.promises(promisesChecked)) {
            repeat(node, promise);
        }
        var older = book.promises(0);
        for (int n = 0; n < OLDER_CHECKED && !older.isEmpty(); n++) {
            repeat(node, older.get(random.nextInt(older.size())));
        }
        promisesChecked = book.size();
        journal(node);
        stock(node);
    }

    /** As if there had been no pass before. */
    void whole(NodeHttp node) throws IOException, InterruptedException {
        promisesChecked = 0;
        numbersChecked = 0;
        hashOfLast = NO_HASH;
        pass(node);
    }

    private void askAgain(NodeHttp node, Request request) throws IOException, InterruptedException {
        var answered = patiently(node, request);
        if (answered.status() == request.done()) {
            book.acknowledged(request, answered.body());
        } else {
            findings.add(Kind.REFUSED, "asked again, " + request.path() + " answers " + answered);
        }
    }

    private void repeat(NodeHttp node, Book.Promise promise) throws IOException, InterruptedException {
        var answered = patiently(node, promise.request());
        if (answered.status() != promise.request().done()) {
            findings.add(Kind.REFUSED, "repeated, " + promise.request().path() + " answers " + answered);
        } else if (!answered.body().equals(promise.response())) {
            var kind = id(answered.body()).equals(id(promise.response())) ? Kind.TORN : Kind.LOST;
            findings.add(
                    kind, "acknowledged " + brief(promise.response()) + ", and now it is " + brief(answered.body()));
        }
    }

    private static Answered patiently(NodeHttp node, Request request) throws IOException, InterruptedException {
        var answer = node.send(request);
        for (int tries = 1;
                answer instanceof Answered(int status, var _) && status == 503 && tries < TRIES_MAX;
                tries++) {
            Thread.sleep(TRY_AGAIN_MILLIS);
            answer = node.send(request);
        }
        return switch (answer) {
            case Answered answered -> answered;
            case Unanswered(var why) -> throw new IOException("the node ended while it was looked at: " + why);
        };
    }

    /** Numbers without gaps, whole records, an unbroken chain, and no order that nobody asked for. */
    private void journal(NodeHttp node) throws IOException, InterruptedException {
        var promised = new Promised(book.promises(0));
        long number = numbersChecked;
        for (var text : newOrders(node)) {
            var order = OrderText.read(text).orElseThrow(() -> new IOException("no order: " + text));
            if (order.number() != ++number) {
                findings.add(Kind.TORN, "order " + number + " is missing before " + order.number());
                number = order.number();
            }
            if (!order.previous().equals(hashOfLast)) {
                findings.add(Kind.TORN, "order " + number + " does not follow the one before it");
            }
            if (!order.isWhole()) {
                findings.add(Kind.TORN, "order " + number + " has another hash than its record");
            }
            promised.compare(order)
                    .ifPresent(kind -> findings.add(
                            kind,
                            "the node has " + brief(text)
                                    + ", and somebody was told something else or nobody anything"));
            hashOfLast = order.hash();
        }
        numbersChecked = number;
        if (number != promised.orders()) {
            findings.add(Kind.LOST, "orders go up to " + number + ", and " + promised.orders() + " were acknowledged");
        }
    }

    /** Those that no pass has seen, the oldest first. */
    private List<String> newOrders(NodeHttp node) throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = ok(node, Goods.ORDERS + "?limit=" + PAGE_ORDERS + cursor);
            for (var text : OrderText.split(page)) {
                if (Json.parse(text).at("number").number(0) <= numbersChecked) {
                    return found.reversed();
                }
                found.add(text);
            }
            var next = Json.parse(page).at("next").text();
            if (next.isEmpty()) {
                return found.reversed();
            }
            cursor = "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
    }

    private void stock(NodeHttp node) throws IOException, InterruptedException {
        var stock = Json.parse(ok(node, "/api/v1/stock"));
        long revision = stock.at("revision").number(-1);
        if (revision < book.revisionSeen()) {
            findings.add(Kind.STOCK, "revision " + revision + " after " + book.revisionSeen() + " was shown");
        }
        book.saw(revision);
        var left = new HashMap<String, Long>();
        stock.at("available").members().forEach((sku, units) -> left.put(sku, units.number(-1)));
        Map<String, Long> expected = new HashMap<>(Goods.granted());
        book.taken().forEach((sku, units) -> expected.merge(sku, -units, Long::sum));
        if (!left.equals(expected)) {
            findings.add(Kind.STOCK, "left are " + left + ", and must be " + expected);
        }
    }

    private static String ok(NodeHttp node, String path) throws IOException, InterruptedException {
        if (node.get(path) instanceof Answered(int status, var body) && status == 200) {
            return body;
        }
        throw new IOException("the node does not answer " + path);
    }

    private static String brief(String response) {
        var order = Json.parse(response);
        return "order " + order.at("number").number(-1) + " " + order.at("id").text();
    }

    private static String id(String response) {
        return Json.parse(response).at("id").text();
    }
}
