package dev.flightcase.bench.load;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A client that runs one errand after the other at a pace, and when the server says "later" comes back after as long as it was told,
 * with the very same request. Latency counts from the first try.
 */
public final class Patient implements Client {
    private static final int BUSY = 503;
    private static final int TOO_MANY = 429;

    private final Errand errand;
    private final Pace pace;
    private final Recorder recorder;
    private @Nullable ByteBuffer request;
    private long sinceNanos;
    private long againNanos;
    private boolean again;

    public Patient(Errand errand, Pace pace, Recorder recorder) {
        this.errand = errand;
        this.pace = pace;
        this.recorder = recorder;
    }

    /** What to ask, and whether the answer is right. */
    public interface Errand {
        /** {@link Step.Send}, or {@link Step.Done} when there is nothing more; waiting is not its business. */
        Step next(long nowNanos);

        /** Of every answer but "later". */
        Verdict judge(Answer answer);
    }

    /** What an answer is worth. */
    public enum Verdict {
        OK,
        /** Not done, for a reason that this client expected might come. */
        REFUSED,
        WRONG
    }

    @Override
    public Step next(long nowNanos) {
        var before = request;
        if (again && before != null) {
            return nowNanos - againNanos < 0 ? new Step.Wait(againNanos) : new Step.Send(before.rewind());
        }
        long wait = pace.waitNanos(nowNanos);
        if (wait > 0) {
            return new Step.Wait(nowNanos + wait);
        }
        var step = errand.next(nowNanos);
        if (step instanceof Step.Send(var bytes)) {
            request = bytes;
            sinceNanos = pace.begin(nowNanos);
        }
        return step;
    }

    @Override
    public void answered(Answer answer, long nowNanos) {
        var later = answer.retryAfterNanos();
        again = (answer.status() == BUSY || answer.status() == TOO_MANY) && later.isPresent();
        if (again) {
            recorder.retried();
            againNanos = nowNanos + later.getAsLong();
            return;
        }
        pace.answered(nowNanos);
        switch (errand.judge(answer)) {
            case OK -> recorder.ok(sinceNanos, nowNanos);
            case REFUSED -> recorder.refused(sinceNanos, nowNanos);
            case WRONG -> recorder.wrong(answer.summary());
        }
    }

    @Override
    public void lost(String why) {
        recorder.wrong(why);
    }
}
