package dev.flightcase.demo.visitor;

import dev.flightcase.demo.client.Http.Answer;
import dev.flightcase.demo.client.Http.Broken;
import dev.flightcase.demo.client.Http.Got;
import dev.flightcase.demo.client.Json;
import dev.flightcase.demo.visitor.Shop.Offer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One customer who comes again and again: looks, chooses, pays cash. Runs in a thread of its own. */
final class Buyer implements Runnable {
    private static final int TRIES_MAX = 8;
    private static final int QUANTITY_MAX = 2;

    private final Entrance entrance;
    private final RandomGenerator random;
    private final Pace pace;
    private final Sales sales;

    /** Where a buyer gets a phone that may sell. */
    @FunctionalInterface
    interface Entrance {
        /** Empty when there is none now. */
        Optional<Shop> enter() throws InterruptedException;
    }

    Buyer(Entrance entrance, RandomGenerator random, Pace pace, Sales sales) {
        this.entrance = entrance;
        this.random = random;
        this.pace = pace;
        this.sales = sales;
    }

    @Override
    public void run() {
        try {
            // Not all at once: they come within the first second.
            pace.pause(Duration.ofMillis(random.nextInt(1_000)));
            var shop = entrance.enter();
            while (shop.isPresent() && pace.goesOn()) {
                visit(shop.get());
                pace.pause(Duration.ofMillis(random.nextInt(1_000, 3_000)));
            }
        } catch (InterruptedException e) {
            sales.error("a buyer was still busy when the demo stopped");
        }
    }

    private void visit(Shop shop) throws InterruptedException {
        var offers = shop.offers();
        var stock = shop.stock();
        if (offers.isEmpty() || stock.isEmpty()) {
            sales.error("the catalog or the stock could not be read");
            return;
        }
        var left = stock.get();
        var choice = offers.get().stream()
                .filter(offer -> left.getOrDefault(offer.sku(), 0L) > 0)
                .toList();
        if (choice.isEmpty()) {
            return;
        }
        var offer = choice.get(random.nextInt(choice.size()));
        long most = Math.min(offer.limit(), Math.min(QUANTITY_MAX, left.getOrDefault(offer.sku(), 1L)));
        buy(shop, offer, random.nextLong(1, most + 1));
    }

    private void buy(Shop shop, Offer offer, long quantity) throws InterruptedException {
        var key = new UUID(random.nextLong(), random.nextLong()).toString();
        for (int attempt = 1; attempt <= TRIES_MAX; attempt++) {
            var problem = settle(shop.order(key, offer, quantity));
            if (problem.isEmpty()) {
                return;
            }
            if (attempt == TRIES_MAX) {
                sales.error(problem.get());
                return;
            }
            sales.retried();
            // Also after the stop: whether this one was sold must be known. 8 tries are at most 3.6 s.
            Thread.sleep(Duration.ofMillis(100L * attempt));
        }
    }

    /** Counts a final answer; what is worth another try with the same key is returned. */
    private Optional<String> settle(Answer answer) {
        return switch (answer) {
            case Broken broken -> Optional.of("order not answered: " + broken.why());
            case Got(int status, String body, String _, String _) ->
                switch (status) {
                    case 200, 201 -> {
                        sales.sold(Json.parse(body).at("id").text());
                        yield Optional.empty();
                    }
                    case 503 -> Optional.of("order answered with 503");
                    case 409 -> {
                        sales.refused();
                        yield Optional.empty();
                    }
                    default -> {
                        sales.error("order answered with " + status + " "
                                + Json.parse(body).at("title").text());
                        yield Optional.empty();
                    }
                };
        };
    }
}
