package dev.flightcase.hal.network;

import java.time.Duration;

/**
 * How a link has fared lately.
 *
 * @param round the newest that counted
 * @param failures in a row
 * @param failingSince when the first of them was, in ticks; meaningless without
 * @param goodSince when the first good round in a row was, in ticks; meaningless while failing
 */
record Standing(long round, int failures, long failingSince, long goodSince) {

    static Standing fresh(long now) {
        return new Standing(0, 0, now, now);
    }

    Standing with(Candidate candidate, long now, FailoverRules rules) {
        if (!candidate.hasWire()) {
            return new Standing(candidate.round(), 1, now, now);
        }
        if (candidate.round() == round) {
            return this;
        }
        if (candidate.works()) {
            return new Standing(candidate.round(), 0, now, failures > 0 || round == 0 ? now : goodSince);
        }
        boolean tooLong = now - failingSince > rules.within().toNanos() && !hasFailed(rules);
        boolean first = failures == 0 || tooLong;
        return new Standing(candidate.round(), first ? 1 : failures + 1, first ? now : failingSince, now);
    }

    boolean hasFailed(FailoverRules rules) {
        return failures >= rules.failures();
    }

    boolean goodFor(Duration time, long now) {
        return round > 0 && failures == 0 && now - goodSince >= time.toNanos();
    }
}
