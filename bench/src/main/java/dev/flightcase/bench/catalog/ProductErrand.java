package dev.flightcase.bench.catalog;

import dev.flightcase.bench.load.Answer;
import dev.flightcase.bench.load.HttpText;
import dev.flightcase.bench.load.Patient.Errand;
import dev.flightcase.bench.load.Patient.Verdict;
import dev.flightcase.bench.load.Step;
import java.util.random.RandomGenerator;

/** Any product, one after the other; each answer must be that product, byte for byte, with a validator. */
final class ProductErrand implements Errand {
    private final Shelf shelf;
    private final RandomGenerator random;
    private int asked;

    ProductErrand(Shelf shelf, RandomGenerator random) {
        this.shelf = shelf;
        this.random = random;
    }

    @Override
    public Step next(long nowNanos) {
        asked = shelf.any(random);
        return new Step.Send(HttpText.get(Shelf.target(asked), ""));
    }

    @Override
    public Verdict judge(Answer answer) {
        return answer.status() == 200
                        && answer.bodyChecksum() == shelf.checksums().get(asked)
                        && answer.headHas("\r\nETag: \"")
                ? Verdict.OK
                : Verdict.WRONG;
    }
}
