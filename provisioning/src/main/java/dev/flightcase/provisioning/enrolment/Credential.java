package dev.flightcase.provisioning.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A certificate of the node and which of its keys it is for.
 *
 * @param chain DER, the node's own first
 */
public record Credential(int generation, List<Binary> chain, Instant notBefore, Instant notAfter) {
    private static final int CHAIN_MAX = 4;

    /** Two thirds of the life: what is left is for a node that lies in its case for weeks. */
    private static final int RENEW_NUMERATOR = 2;

    private static final int RENEW_DENOMINATOR = 3;
    private static final int JITTER_DENOMINATOR = 30;
    private static final int JITTER_STEPS = 1 << 16;

    public Credential {
        chain = List.copyOf(chain);
        if (chain.isEmpty() || chain.size() > CHAIN_MAX) {
            throw new IllegalArgumentException("chain must have 1 to " + CHAIN_MAX + " certificates");
        }
        if (!notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException("not_before must be before not_after");
        }
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(notAfter);
    }

    /**
     * When to ask for the next one: at two thirds of its life, and up to a thirtieth of it later, so that nodes that were claimed
     * together do not come together. The same for every call: it hangs on the certificate itself.
     */
    public Instant renewAt() {
        var life = Duration.between(notBefore, notAfter);
        int step = chain.getFirst().hashCode() & (JITTER_STEPS - 1);
        var jitter = life.dividedBy(JITTER_DENOMINATOR).multipliedBy(step).dividedBy(JITTER_STEPS);
        return notBefore
                .plus(life.multipliedBy(RENEW_NUMERATOR).dividedBy(RENEW_DENOMINATOR))
                .plus(jitter);
    }
}
