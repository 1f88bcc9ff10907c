package dev.flightcase.bench.load;

/** The first so many of another errand. */
public final class Counted implements Patient.Errand {
    private final Patient.Errand errand;
    private long left;

    public Counted(Patient.Errand errand, long count) {
        this.errand = errand;
        this.left = count;
    }

    @Override
    public Step next(long nowNanos) {
        if (left == 0) {
            return new Step.Done();
        }
        left--;
        return errand.next(nowNanos);
    }

    @Override
    public Patient.Verdict judge(Answer answer) {
        return errand.judge(answer);
    }
}
