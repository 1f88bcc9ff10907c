package dev.flightcase.bench.checkout;

import dev.flightcase.bench.load.Answer;
import dev.flightcase.bench.load.HttpText;
import dev.flightcase.bench.load.Patient.Errand;
import dev.flightcase.bench.load.Patient.Verdict;
import dev.flightcase.bench.load.Step;
import dev.flightcase.demo.client.Json;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * One phone in a drop. Each attempt is for the thing itself or for the bundle that holds it; some buy at once, some reserve first,
 * some of these change their mind, and now and then a sale is sent again as after a lost answer. It gives nothing back in the second
 * half of its attempts, so that what came back is asked for again and everything is sold in the end.
 */
final class DropErrand implements Errand {
    private static final double AT_ONCE = 0.5;
    private static final double CHANGES_MIND = 0.2;
    private static final double SENT_AGAIN = 0.2;
    private static final int HELD_SECONDS = 600;

    private final Drop drop;
    private final String token;
    private final String keyStart;
    private final int attempts;
    private final RandomGenerator random;
    private final DropTally tally;
    private Stage stage = Stage.FREE;
    private int attempt;
    private boolean bundle;
    private String hold = "";
    private String key = "";
    private String body = "";
    private String lastOrder = "";
    private String lastKey = "";
    private String lastBody = "";

    /**
     * What is sold.
     *
     * @param sku the thing, at {@code cents}
     * @param bundle that holds one of it, at {@code bundleCents}
     */
    record Drop(String sku, long cents, String bundle, long bundleCents) {}

    /** What the request under way is. */
    private enum Stage {
        FREE,
        HOLDING,
        RELEASING,
        BUYING,
        BUYING_AGAIN
    }

    DropErrand(Drop drop, String token, String keyStart, int attempts, RandomGenerator random, DropTally tally) {
        this.drop = drop;
        this.token = token;
        this.keyStart = keyStart;
        this.attempts = attempts;
        this.random = random;
        this.tally = tally;
    }

    @Override
    public Step next(long nowNanos) {
        if (!hold.isEmpty()) {
            return new Step.Send(attempt * 2 < attempts && random.nextDouble() < CHANGES_MIND ? release() : buy());
        }
        if (attempt == attempts) {
            return new Step.Done();
        }
        attempt++;
        if (!lastOrder.isEmpty() && random.nextDouble() < SENT_AGAIN) {
            stage = Stage.BUYING_AGAIN;
            return new Step.Send(HttpText.write("POST", "/api/v1/orders", token, lastKey, lastBody));
        }
        bundle = random.nextBoolean();
        return new Step.Send(random.nextDouble() < AT_ONCE ? buy() : reserve());
    }

    private ByteBuffer reserve() {
        stage = Stage.HOLDING;
        var lines = "{\"lines\":[{\"sku\":\"" + sku() + "\",\"quantity\":1}],\"ttl_s\":" + HELD_SECONDS + "}";
        return HttpText.write("POST", "/api/v1/holds", token, keyStart + attempt + "-hold", lines);
    }

    private ByteBuffer buy() {
        stage = Stage.BUYING;
        key = keyStart + attempt;
        body = OrderErrand.body(sku(), bundle ? drop.bundleCents() : drop.cents(), hold);
        return HttpText.write("POST", "/api/v1/orders", token, key, body);
    }

    private ByteBuffer release() {
        stage = Stage.RELEASING;
        return HttpText.write("DELETE", "/api/v1/holds/" + hold, token, keyStart + attempt + "-release", "");
    }

    private String sku() {
        return bundle ? drop.bundle() : drop.sku();
    }

    @Override
    public Verdict judge(Answer answer) {
        return switch (stage) {
            case FREE -> Verdict.WRONG;
            case HOLDING -> held(answer);
            case RELEASING -> released(answer);
            case BUYING -> bought(answer);
            case BUYING_AGAIN -> boughtAgain(answer);
        };
    }

    private Verdict held(Answer answer) {
        if (soldOut(answer)) {
            tally.refused();
            return Verdict.REFUSED;
        }
        hold = answer.status() == 201 ? Json.parse(answer.body()).at("id").text() : "";
        return hold.isEmpty() ? Verdict.WRONG : Verdict.OK;
    }

    private Verdict released(Answer answer) {
        hold = "";
        tally.released();
        return answer.status() == 200 || answer.status() == 204 ? Verdict.OK : Verdict.WRONG;
    }

    private Verdict bought(Answer answer) {
        // What was held is not refused any more.
        if (hold.isEmpty() && soldOut(answer)) {
            tally.refused();
            return Verdict.REFUSED;
        }
        hold = "";
        if (!OrderErrand.acknowledged(answer)) {
            return Verdict.WRONG;
        }
        var order = Json.parse(answer.body());
        lastOrder = order.at("id").text();
        lastKey = key;
        lastBody = body;
        return tally.sold(lastOrder, order.at("number").number(-1), bundle) ? Verdict.OK : Verdict.WRONG;
    }

    private Verdict boughtAgain(Answer answer) {
        tally.replayed();
        return OrderErrand.acknowledged(answer)
                        && Json.parse(answer.body()).at("id").text().equals(lastOrder)
                ? Verdict.OK
                : Verdict.WRONG;
    }

    private static boolean soldOut(Answer answer) {
        return answer.status() == 409 && answer.bodyHas("insufficient-stock");
    }
}
