package dev.flightcase.bench.live;

import dev.flightcase.bench.load.Answer;
import dev.flightcase.bench.load.HttpText;
import dev.flightcase.bench.load.Patient.Errand;
import dev.flightcase.bench.load.Patient.Verdict;
import dev.flightcase.bench.load.Step;
import java.nio.ByteBuffer;

/** One object again and again; each answer must be that object, byte for byte. */
final class ObjectErrand implements Errand {
    private final Contender asked;
    private final ByteBuffer request;

    ObjectErrand(Contender asked) {
        this.asked = asked;
        this.request = HttpText.get(asked.path(), "");
    }

    @Override
    public Step next(long nowNanos) {
        return new Step.Send(request.rewind());
    }

    @Override
    public Verdict judge(Answer answer) {
        return answer.status() == 200
                        && answer.bodyBytes() == asked.bytes()
                        && answer.bodyChecksum() == asked.checksum()
                ? Verdict.OK
                : Verdict.WRONG;
    }
}
