package dev.flightcase.bench.checkout;

import dev.flightcase.bench.load.Answer;
import dev.flightcase.bench.load.HttpText;
import dev.flightcase.bench.load.Patient.Errand;
import dev.flightcase.bench.load.Patient.Verdict;
import dev.flightcase.bench.load.Step;
import java.time.Duration;

/** One unit of one SKU held after the other, each with a key of its own, none given back. */
final class HoldErrand implements Errand {
    private final String token;
    private final String body;
    private final String keyStart;
    private long sent;

    /** @param number of the client, which makes its keys its own */
    HoldErrand(String sku, Duration lease, String token, int number) {
        this.token = token;
        this.body = "{\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":1}],\"ttl_s\":" + lease.toSeconds() + "}";
        this.keyStart = "bench-hold-" + number + "-";
    }

    @Override
    public Step next(long nowNanos) {
        return new Step.Send(HttpText.write("POST", "/api/v1/holds", token, keyStart + sent++, body));
    }

    @Override
    public Verdict judge(Answer answer) {
        if (answer.status() == 409 && answer.bodyHas("insufficient-stock")) {
            return Verdict.REFUSED;
        }
        return answer.status() == 201 && answer.bodyHas("\"state\":\"held\"") && answer.bodyHas("\"id\":\"")
                ? Verdict.OK
                : Verdict.WRONG;
    }
}
