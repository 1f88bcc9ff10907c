package dev.flightcase.bench.checkout;

import dev.flightcase.bench.load.Answer;
import dev.flightcase.bench.load.HttpText;
import dev.flightcase.bench.load.Patient.Errand;
import dev.flightcase.bench.load.Patient.Verdict;
import dev.flightcase.bench.load.Step;
import dev.flightcase.bench.stall.GoodsFolder;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One or two things of a large catalog for cash, one order after the other: nothing in them compresses better than in a real one. */
public final class BasketErrand implements Errand {
    private final String token;
    private final int products;
    private final RandomGenerator random;

    /** @param products of which there are at least two */
    public BasketErrand(String token, int products, RandomGenerator random) {
        this.token = token;
        this.products = products;
        this.random = random;
    }

    @Override
    public Step next(long nowNanos) {
        int first = random.nextInt(products);
        int second = (first + 1 + random.nextInt(products - 1)) % products;
        boolean two = random.nextBoolean();
        long total = GoodsFolder.cents(first) + (two ? GoodsFolder.cents(second) : 0);
        var lines = line(first) + (two ? "," + line(second) : "");
        var body = "{\"lines\":[" + lines + "],\"tenders\":[{\"kind\":\"cash\",\"amount\":{\"amount\":" + total
                + ",\"currency\":\"EUR\"}}],\"helper\":\"Helper " + random.nextInt(9) + "\"}";
        // As phones make them.
        var key = new UUID(random.nextLong(), random.nextLong()).toString();
        return new Step.Send(HttpText.write("POST", "/api/v1/orders", token, key, body));
    }

    private static String line(int product) {
        return "{\"sku\":\"" + GoodsFolder.sku(product) + "\",\"quantity\":1}";
    }

    @Override
    public Verdict judge(Answer answer) {
        return OrderErrand.acknowledged(answer) ? Verdict.OK : Verdict.WRONG;
    }
}
