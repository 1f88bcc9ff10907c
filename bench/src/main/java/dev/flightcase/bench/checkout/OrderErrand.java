package dev.flightcase.bench.checkout;

import dev.flightcase.bench.load.Answer;
import dev.flightcase.bench.load.HttpText;
import dev.flightcase.bench.load.Patient.Errand;
import dev.flightcase.bench.load.Patient.Verdict;
import dev.flightcase.bench.load.Step;

/** One unit of one SKU sold for cash after the other. */
final class OrderErrand implements Errand {
    private final String token;
    private final String body;
    private final String keyStart;
    private long sent;

    /** @param keyStart makes the keys of this client its own */
    OrderErrand(String sku, long cents, String token, String keyStart) {
        this.token = token;
        this.body = body(sku, cents, "");
        this.keyStart = keyStart;
    }

    /** @param hold id of a hold that becomes this order, or the empty string */
    static String body(String sku, long cents, String hold) {
        var from = hold.isEmpty() ? "" : "\"hold\":\"" + hold + "\",";
        return "{" + from + "\"lines\":[{\"sku\":\"" + sku
                + "\",\"quantity\":1}],\"tenders\":[{\"kind\":\"cash\",\"amount\":{\"amount\":" + cents
                + ",\"currency\":\"EUR\"}}],\"helper\":\"Helper 1\"}";
    }

    static boolean acknowledged(Answer answer) {
        return answer.status() == 201
                && answer.bodyHas("\"state\":\"acknowledged\"")
                && answer.bodyHas("\"id\":\"")
                && answer.bodyHas("\"number\":");
    }

    @Override
    public Step next(long nowNanos) {
        return new Step.Send(HttpText.write("POST", "/api/v1/orders", token, keyStart + sent++, body));
    }

    @Override
    public Verdict judge(Answer answer) {
        return acknowledged(answer) ? Verdict.OK : Verdict.WRONG;
    }
}
